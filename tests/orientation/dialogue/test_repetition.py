from __future__ import annotations

from typing import Any

import pytest

from orientation.dialogue.repetition import STAND_IN, another, last_answer


@pytest.mark.parametrize(
    ("said", "last"),
    [
        ([], ""),
        ([("Bonjour", None), ("Salut", {"utter_action": "utter_greet"})], "Bonjour"),
        # what stood for an answer is none
        (
            [
                ("Déjà dit", {STAND_IN: True}),
                ("Encore", {STAND_IN: True}),
                ("Bonjour", {"utter_action": "utter_greet"}),
            ],
            "Bonjour",
        ),
        ([("Déjà dit", {STAND_IN: True})], ""),
    ],
)
def test_the_last_answer(said: list[tuple[str, Any]], last: str) -> None:
    assert last_answer(said) == last


@pytest.mark.parametrize(
    ("variants", "last", "index"), [(["a", "b"], "", 0), (["a", "b"], "a", 1), (["a", "b"], "b", 0), (["a"], "a", 0)]
)
def test_another_variant_is_taken_if_there_is_one(variants: list[str], last: str, index: int) -> None:
    assert another(variants, last) == index
