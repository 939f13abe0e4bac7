from __future__ import annotations

from pathlib import Path

import pytest

from orientation.recognition.french import french, lexicon

CACHE = Path(__file__).parents[3] / ".cache"


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("bonjour!ça va", ["bonjour", "!", "ça", "va"]),
        ("bac?je", ["bac", "?", "je"]),
        ("bac+5", ["bac+5"]),
        ("(bac+5)?", ["(", "bac+5", ")", "?"]),
        ("bac+5/bac+6", ["bac+5", "/", "bac+6"]),
        ("l'école", ["l'", "école"]),
        ("l’école d’ingé", ["l’", "école", "d’", "ingé"]),
        ("j'suis nul...vraiment", ["j'", "suis", "nul", "...", "vraiment"]),
        ("Qu’est-ce", ["Qu’", "est", "-ce"]),
        ("aujourd'hui", ["aujourd'hui"]),
        ("jveux,stp", ["jveux", ",", "stp"]),
    ],
)
def test_text_typed_in_a_chat_is_cut_into_words(text: str, tokens: list[str]) -> None:
    assert [token.text for token in french().tokenizer(text)] == tokens


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("formations", "formation"),
        ("Études", "etude"),
        ("etudes", "etude"),
        ("métier", "metier"),
        ("coûte", "couter"),
        ("coute", "couter"),
        ("yeux", "oeil"),
        ("œil", "oeil"),
        ("combien", "combien"),
        ("abaissa", "abaisser"),  # the first and the last lines of the table
        ("grenobel", None),
        ("zzzz", None),
        ("", None),
    ],
)
def test_a_lemma_does_not_depend_on_accents(word: str, lemma: str | None) -> None:
    assert lexicon(CACHE).lemma(word) == lemma


def test_each_line_of_the_table_is_found() -> None:
    lines = lexicon(CACHE)._lines.decode().splitlines()
    for line in (*lines[:3], *lines[1000::20000], *lines[-3:]):
        form, lemma = line.split(" ")
        assert lexicon(CACHE).lemma(form) == lemma


def test_the_table_is_the_same_from_its_cache(tmp_path: Path) -> None:
    lexicon.cache_clear()
    built = lexicon(tmp_path)
    lexicon.cache_clear()
    assert list(tmp_path.iterdir())
    assert lexicon(tmp_path)._lines == built._lines
    lexicon.cache_clear()


def test_a_cache_that_cannot_be_written_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("orientation.recognition.french._lines", lambda: b"formation formation\n")
    (tmp_path / "file").write_text("")
    lexicon.cache_clear()
    assert "formation" in lexicon(tmp_path / "file")
    lexicon.cache_clear()
