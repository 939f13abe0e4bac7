from __future__ import annotations

import numpy as np
import pytest

from orientation.understanding.linear_model import Vector
from orientation.understanding.segments import Cut
from orientation.understanding.two_questions import EVIDENCE, Halves, Sides, evidence, find_halves

INTENTS = ("ask_salary", "ask_salary_beginner", "ask_studies", "greet", "search_programmes", "out_of_scope")
NOTHING = dict.fromkeys((*EVIDENCE, "bias"), 0.0)
TEMPERATURE = 0.12


def scores(**above: float) -> Vector:
    return np.array([above.get(intent, -1.0) for intent in INTENTS], dtype=np.float32)


SALARY, STUDIES, SEARCH = scores(ask_salary=1), scores(ask_studies=1), scores(search_programmes=1)
BEGINNER, GREETING, OUTSIDE = scores(ask_salary_beginner=1), scores(greet=1), scores(out_of_scope=1)
BOTH = scores(ask_salary=0.4, ask_studies=0.2)


def sides(left: Vector, right: Vector, at: int = 4, strength: int = 1) -> Sides:
    return Sides(Cut(at, strength), left, right)


def halves(*found: Sides, **weights: float) -> Halves | None:
    return find_halves(INTENTS, BOTH, found, 8, TEMPERATURE, {**NOTHING, **weights})


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (SALARY, SALARY),
        (GREETING, SALARY),
        (SALARY, GREETING),
        (SALARY, OUTSIDE),
        (OUTSIDE, OUTSIDE),
    ],
)
def test_one_question_and_what_is_said_around_it_are_not_two(left: Vector, right: Vector) -> None:
    assert halves(sides(left, right), bias=9.0) is None


def test_without_a_cut_there_are_not_two() -> None:
    assert halves() is None


@pytest.mark.parametrize(
    ("left", "right", "intents"),
    [
        (SALARY, STUDIES, ("ask_salary", "ask_studies")),
        (STUDIES, SALARY, ("ask_studies", "ask_salary")),
        (SALARY, SEARCH, ("ask_salary", "search_programmes")),
    ],
)
def test_two_questions_are_found_in_their_order(left: Vector, right: Vector, intents: tuple[str, str]) -> None:
    assert halves(sides(left, right, at=3)) == Halves(intents, 3, 0.5)


@pytest.mark.parametrize(("left", "right"), [(SALARY, BEGINNER), (BEGINNER, SALARY), (SALARY, SALARY)])
def test_a_question_said_more_precisely_is_one(left: Vector, right: Vector) -> None:
    assert halves(sides(left, right, at=3)) is None


def test_the_likeliest_cut_is_taken_wherever_it_stands() -> None:
    found = [sides(SALARY, STUDIES, 2, 1), sides(SALARY, SEARCH, 5, 3), sides(STUDIES, SEARCH, 6, 2)]
    assert halves(*found, after_sentence=3.0, bias=-1.0) == halves(*found[::-1], after_sentence=3.0, bias=-1.0)
    best = halves(*found, after_sentence=3.0, bias=-1.0)
    assert best is not None
    assert (best.intents, best.at) == (("ask_salary", "search_programmes"), 5)
    assert best.chance == pytest.approx(1 / (1 + np.exp(-2.0)))


def test_of_equal_cuts_the_first_is_taken() -> None:
    found = halves(sides(SALARY, STUDIES, 3), sides(SALARY, STUDIES, 5))
    assert found is not None
    assert found.at == 3


@pytest.mark.parametrize(("name", "value"), [("surer_side", 1.0), ("whole_score", 0.4), ("bias", 1.0)])
def test_what_speaks_for_two_raises_the_chance_and_what_speaks_against_lowers_it(name: str, value: float) -> None:
    found = sides(SALARY, STUDIES)
    more, less = halves(found, **{name: 2.0}), halves(found, **{name: -2.0})
    assert more is not None
    assert less is not None
    assert more.chance == pytest.approx(1 / (1 + np.exp(-2.0 * value)), abs=1e-3)
    assert more.chance + less.chance == pytest.approx(1)


def test_a_weight_that_is_missing_is_an_error() -> None:
    with pytest.raises(KeyError):
        find_halves(INTENTS, BOTH, [sides(SALARY, STUDIES)], 8, TEMPERATURE, {"bias": 0.0})


@pytest.mark.parametrize(
    ("side", "length", "expected"),
    [
        (sides(SALARY, STUDIES), 8, {"surer_side": 1.0, "less_sure_side": 1.0, "less_sure_score": 1.0}),
        (sides(scores(ask_salary=0.3), STUDIES), 8, {"less_sure_score": 0.3}),
        (sides(SALARY, scores(ask_studies=0.2)), 8, {"less_sure_score": 0.2}),
        # two intents as likely as each other on one side
        (sides(scores(ask_salary=1, greet=1), STUDIES), 8, {"surer_side": 1.0, "less_sure_side": 0.5}),
        (sides(SALARY, STUDIES), 8, {"both_in_whole": 0.2, "whole_score": 0.4, "whole_is_one_of_them": 1.0}),
        (sides(STUDIES, SEARCH), 8, {"both_in_whole": -1.0, "whole_is_one_of_them": 0.0}),
        (sides(SALARY, STUDIES, strength=3), 8, {"after_sentence": 1, "after_comma": 0, "before_joining_word": 0}),
        (sides(SALARY, STUDIES, strength=2), 8, {"after_sentence": 0, "after_comma": 1, "before_joining_word": 0}),
        (sides(SALARY, STUDIES, strength=1), 8, {"after_sentence": 0, "after_comma": 0, "before_joining_word": 1}),
        (sides(SALARY, STUDIES, strength=0), 8, {"after_sentence": 0, "after_comma": 0, "before_joining_word": 0}),
        (sides(SALARY, STUDIES, at=1), 8, {"shorter_side": 0.25}),
        (sides(SALARY, STUDIES, at=6), 8, {"shorter_side": 0.5}),
        (sides(SALARY, STUDIES, at=9), 30, {"shorter_side": 1.0}),
        (sides(SALARY, BEGINNER), 8, {"same_family": 1.0}),
        (sides(SALARY, STUDIES), 8, {"same_family": 0.0}),
        (Sides(Cut(4, 1, 2), SALARY, STUDIES), 8, {"both_ask": 1.0}),
        (Sides(Cut(4, 1, 1), SALARY, STUDIES), 8, {"both_ask": 0.0}),
        (sides(scores(ask_salary=0.7), STUDIES), 8, {"gain": 0.3}),
        (Sides(Cut(4, 1), SEARCH, SALARY, (True, False)), 8, {"one_names": 1.0}),
        (Sides(Cut(4, 1), SALARY, SEARCH, (False, True)), 8, {"one_names": 1.0}),
        (Sides(Cut(4, 1), SEARCH, SALARY, (True, True)), 8, {"one_names": 0.0}),
        (Sides(Cut(4, 1), SALARY, STUDIES, (True, False)), 8, {"one_names": 0.0}),
    ],
)
def test_the_evidence_of_a_cut(side: Sides, length: int, expected: dict[str, float]) -> None:
    seen = dict(zip(EVIDENCE, evidence(INTENTS, BOTH, side, length, TEMPERATURE), strict=True))
    assert {name: seen[name] for name in expected} == pytest.approx(expected, abs=1e-4)
