from __future__ import annotations

import pytest

from orientation.dialogue.repetition import ALREADY_SAID, another, last_answer


@pytest.mark.parametrize(
    ("said", "last"),
    [
        ([], ""),
        ([("Bonjour", None), ("Salut", "utter_greet")], "Bonjour"),
        # what stood for an answer is none
        ([("Déjà dit", ALREADY_SAID), ("Encore", ALREADY_SAID), ("Bonjour", "utter_greet")], "Bonjour"),
        ([("Déjà dit", ALREADY_SAID)], ""),
    ],
)
def test_the_last_answer(said: list[tuple[str, str | None]], last: str) -> None:
    assert last_answer(said) == last


@pytest.mark.parametrize(
    ("variants", "last", "index"), [(["a", "b"], "", 0), (["a", "b"], "a", 1), (["a", "b"], "b", 0), (["a"], "a", 0)]
)
def test_another_variant_is_taken_if_there_is_one(variants: list[str], last: str, index: int) -> None:
    assert another(variants, last) == index
