from __future__ import annotations

from typing import Any

import pytest

from orientation.dialogue.repetition import STAND_IN, another, last_answer, said_to_same


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
    ("variants", "said", "index"),
    [
        (["a", "b"], [], 0),
        (["a", "b"], ["a"], 1),
        (["a", "b"], ["b"], 0),
        (["a"], ["a"], 0),
        # all were said: not the one that was said last
        (["a", "b"], ["a", "b"], 1),
        (["yes", "no"], ["well, yes!"], 1),
    ],
)
def test_another_variant_is_taken_if_there_is_one(variants: list[str], said: list[str], index: int) -> None:
    assert another(variants, said) == index


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ([("bot", "b"), ("user", "ask_salary"), ("bot", "a"), ("user", "ask_salary")], ["b", "a"]),
        ([("bot", "b"), ("user", "thank"), ("bot", "a"), ("user", "ask_salary")], ["b", "a"]),
        ([("bot", "b"), ("user", "ask_role"), ("bot", "a"), ("user", "ask_salary")], ["b"]),
        ([], []),
    ],
)
def test_what_was_said_to_the_same_question(before: list[tuple[str, str]], said: list[str]) -> None:
    assert said_to_same(before, "ask_salary", {"thank"}) == said
