from __future__ import annotations

from pathlib import Path

import pytest
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from components.french_tokenizer import FrenchTokenizer

CACHE = str(Path(__file__).parents[2] / ".cache")


@pytest.fixture(scope="module")
def tokenizer() -> FrenchTokenizer:
    return FrenchTokenizer({**FrenchTokenizer.get_default_config(), "cache_dir": CACHE})


@pytest.mark.parametrize(
    ("text", "lemmas"),
    [
        ("Quelles études après l'école ?", ["quel", "etude", "apres", "l", "ecole", "?"]),
        ("quelles etudes apres l’ecole ?", ["quel", "etude", "apres", "l", "ecole", "?"]),
        ("bonjour!ça coûte", ["bonjour", "!", "ca", "couter"]),
        ("bac+5 à Grenobel", ["bac+5", "a", "grenobel"]),
        ("est-ce que", ["est", "ce", "que"]),
        ("!! -", ["!", "!", "-"]),
        ("", []),
        (" \t\n ", []),
    ],
)
def test_lemmas_are_folded_whatever_was_typed(tokenizer: FrenchTokenizer, text: str, lemmas: list[str]) -> None:
    assert [token.lemma for token in tokenizer.tokenize(Message({TEXT: text}), TEXT)] == lemmas


@pytest.mark.parametrize(
    "text",
    ["J'suis en L2, à Saint-Étienne…", "bac+5?je  sais\npas", "😀 l’IA!!ça", "E\u0301cole d'inge\u0301"],
)
def test_tokens_are_the_text_at_their_offsets(tokenizer: FrenchTokenizer, text: str) -> None:
    tokens = tokenizer.tokenize(Message({TEXT: text}), TEXT)
    assert [text[token.start : token.end] for token in tokens] == [token.text for token in tokens]
    assert "".join(token.text for token in tokens) == "".join(text.split())
