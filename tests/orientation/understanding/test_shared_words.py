from __future__ import annotations

import pytest

from orientation.understanding.shared_words import SharedWords, rarity_of

RARITY = {"le": 0.1, "salaire": 0.4}
WORDS = SharedWords([frozenset(["le", "salaire"]), frozenset(["salaire", "zorg"]), frozenset()], RARITY)


@pytest.mark.parametrize(
    ("message", "of_message", "of_text", "alike"),
    [
        ("le salaire", [1.0, 0.8, 0.0], [1.0, 0.4 / 1.4, 0.0], [1.0, 0.8 * 0.4 / 1.4, 0.0]),
        ("salaire", [1.0, 1.0, 0.0], [0.8, 0.4 / 1.4, 0.0], [0.8, 0.4 / 1.4, 0.0]),
        ("bof", [0.0, 0.0, 0.0], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]),
        ("", [0.0, 0.0, 0.0], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]),
    ],
)
def test_what_texts_share_with_a_message(
    message: str, of_message: list[float], of_text: list[float], alike: list[float]
) -> None:
    lemmas = frozenset(message.split())
    assert WORDS.of_message(lemmas) == pytest.approx(of_message)
    assert WORDS.of_text(lemmas) == pytest.approx(of_text)
    assert WORDS.alike(lemmas) == pytest.approx(alike)


def test_a_lemma_is_the_rarer_the_fewer_texts_have_it() -> None:
    rarity = rarity_of([frozenset(["le", "salaire"]), frozenset(["le", "metier"]), frozenset(["le"])])
    assert rarity["le"] == 0.0 < rarity["salaire"] < 1.0
