from __future__ import annotations

import pytest

from orientation.understanding.decision import Thresholds, asked_by_naming, decide, weighs_studies
from orientation.understanding.kinds import DETAIL, FALLBACK, OUT_OF_SCOPE, SEARCH

THRESHOLDS = Thresholds(answer=0.7, ask=0.3, ask_against=0.5)
OUT = OUT_OF_SCOPE


@pytest.mark.parametrize(
    ("kinds", "intent"),
    [
        ([], None),
        (["bidule"], None),
        (["town"], SEARCH),
        (["level", "diploma"], SEARCH),
        (["speciality"], SEARCH),
        (["school"], DETAIL),
        (["unlisted_school"], DETAIL),
        (["town", "school"], DETAIL),  # a school in a town is that school
        (["region", "town", "programme"], DETAIL),
    ],
)
def test_what_a_name_asks_by_itself(kinds: list[str], intent: str | None) -> None:
    assert asked_by_naming(kinds) == intent
    assert asked_by_naming(iter(kinds[::-1])) == intent


@pytest.mark.parametrize(
    ("ranking", "decided"),
    [
        # sure enough
        ([("ask_salary", 0.9), (OUT, 0.05)], "ask_salary"),
        ([("ask_salary", 0.7), ("ask_studies", 0.3)], "ask_salary"),
        ([("greet", 0.8)], "greet"),
        # not sure: asked back
        ([("ask_salary", 0.69), ("ask_studies", 0.31)], FALLBACK),
        ([("ask_salary", 0.3), ("ask_studies", 0.25)], FALLBACK),
        ([("ask_salary", 0.6), (OUT, 0.3)], FALLBACK),
        # unless it may well be out of scope
        ([("ask_salary", 0.6), (OUT, 0.31)], OUT),
        ([(OUT, 0.5), ("ask_salary", 0.45)], OUT),
        # too unlikely to ask
        ([("ask_salary", 0.29), ("ask_studies", 0.2)], OUT),
        # out of scope
        ([(OUT, 0.9), ("ask_salary", 0.1)], OUT),
        ([(OUT, 1.0)], OUT),
        ([(OUT, 0.01)], OUT),
        ([], OUT),
    ],
)
def test_a_message_is_answered_asked_back_or_declined(ranking: list[tuple[str, float]], decided: str) -> None:
    assert decide(ranking, 1.0, [], THRESHOLDS) == decided


@pytest.mark.parametrize(
    ("ranking", "named", "decided"),
    [
        ([("ask_salary", 0.5), (OUT, 0.1)], ["town"], SEARCH),
        ([("ask_salary", 0.5), (OUT, 0.1)], ["school"], DETAIL),
        ([("ask_salary", 0.5), (OUT, 0.1)], ["bidule"], FALLBACK),
        ([("ask_salary", 0.9), (OUT, 0.1)], ["town"], "ask_salary"),  # sure: the name does not change it
        ([(OUT, 0.9), ("ask_salary", 0.1)], ["town"], OUT),  # « la météo à Lille »
    ],
)
def test_a_name_is_searched_rather_than_asked_back(
    ranking: list[tuple[str, float]], named: list[str], decided: str
) -> None:
    assert decide(ranking, 1.0, named, THRESHOLDS) == decided


@pytest.mark.parametrize("known_share", [0.01, 0.5, 1.0])
def test_a_message_with_a_known_word_is_read(known_share: float) -> None:
    assert decide([("ask_salary", 0.9)], known_share, [], THRESHOLDS) == "ask_salary"


def test_a_message_without_a_known_word_is_declined_however_sure_the_ranking() -> None:
    assert decide([("ask_salary", 0.99)], 0.0, ["town"], THRESHOLDS) == OUT


def test_no_answer_is_given_when_out_of_scope_comes_first_even_with_low_thresholds() -> None:
    low = Thresholds(answer=0.1, ask=0.1, ask_against=10.0)
    assert decide([(OUT, 0.5), ("ask_salary", 0.4)], 1.0, [], low) == FALLBACK


@pytest.mark.parametrize(
    ("words", "kinds", "weighs"),
    [
        ("ecole ou @", ["diploma"], True),
        ("@ ou ecole", ["diploma"], True),
        ("une @ ou un @", ["diploma", "diploma"], True),
        ("@ ou plutot une ecole stp", ["diploma"], True),
        ("un @", ["diploma"], False),
        ("@ et @", ["diploma", "diploma"], False),
        ("ou @", ["diploma"], False),
        ("ecole ou @", ["town"], False),
        ("@ ou @", ["diploma", "level"], False),
        ("@ ou ecole a @", ["diploma", "town"], False),
    ],
)
def test_two_kinds_of_studies_are_weighed(words: str, kinds: list[str], weighs: bool) -> None:
    assert weighs_studies(words.split(), kinds) is weighs
