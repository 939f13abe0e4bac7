from __future__ import annotations

import json
from typing import Any

import pytest

from orientation.answers.ask_back import ask_back
from orientation.answers.messages import Choice

LABELS = {
    "ask_salary": "le salaire",
    "ask_studies": "les études",
    "ask_english": "l’anglais",
    "ask_cost_funding": "Parcoursup et le prix",
    "search_programmes": "une recherche de formations",
    "ask_programme_detail": "une formation précise",
    "greet": "un bonjour",
    "out_of_scope": "autre chose",
}
OTHER = Choice("Autre chose", "/ask_capabilities")


def titles(ranking: list[tuple[str, float]]) -> list[str]:
    return [choice.title for choice in ask_back(LABELS, ranking, ()).choices]


@pytest.mark.parametrize(
    ("ranking", "expected"),
    [
        ([("ask_salary", 0.5), ("ask_studies", 0.3)], ["Le salaire", "Les études"]),
        # three at most, in their order
        (
            [("ask_studies", 0.4), ("ask_salary", 0.3), ("ask_english", 0.2), ("ask_cost_funding", 0.1)],
            ["Les études", "Le salaire", "L’anglais"],
        ),
        # the third only if it is likely enough, the second always
        (
            [("ask_salary", 0.9), ("ask_studies", 0.05), ("ask_english", 0.03)],
            ["Le salaire", "Les études", "L’anglais"],
        ),
        ([("ask_salary", 0.9), ("ask_studies", 0.05), ("ask_english", 0.02)], ["Le salaire", "Les études"]),
        ([("ask_salary", 0.9), ("ask_studies", 0.0)], ["Le salaire", "Les études"]),
        # neither small talk nor what has no label
        (
            [("greet", 0.4), ("out_of_scope", 0.3), ("ask_salary", 0.2), ("bidule", 0.1)],
            ["Le salaire", "Les études", "Une recherche de formations"],
        ),
        (
            [("greet", 0.4), ("ask_salary", 0.2), ("bidule", 0.2), ("ask_studies", 0.1), ("ask_english", 0.1)],
            ["Le salaire", "Les études", "L’anglais"],
        ),
        # alone, it is completed with the main subjects
        ([("ask_cost_funding", 0.9)], ["Parcoursup et le prix", "Le salaire", "Les études"]),
        # saying the last message again is no way out of it
        ([("repeat", 0.5), ("ask_salary", 0.2), ("ask_english", 0.1)], ["Le salaire", "L’anglais"]),
        # without any guess, the main subjects
        ([("greet", 0.9)], ["Le salaire", "Les études", "Une recherche de formations"]),
        ([], ["Le salaire", "Les études", "Une recherche de formations"]),
    ],
)
def test_the_likeliest_subjects_are_offered_and_something_else_last(
    ranking: list[tuple[str, float]], expected: list[str]
) -> None:
    assert titles(ranking) == [*expected, "Autre chose"]


def test_a_choice_is_its_intent() -> None:
    answer = ask_back(LABELS, [("ask_salary", 0.5), ("ask_studies", 0.4)], ())
    assert answer.choices == (Choice("Le salaire", "/ask_salary"), Choice("Les études", "/ask_studies"), OTHER)


@pytest.mark.parametrize(
    ("entities", "named"),
    [
        ([{"entity": "town", "value": "lille"}], {"town": ["lille"]}),
        (
            [
                {"entity": "town", "value": "lille"},
                {"entity": "level", "value": "bac+5"},
                {"entity": "town", "value": "brest"},
            ],
            {"town": ["lille", "brest"], "level": ["bac+5"]},
        ),
        (
            [{"entity": "unlisted_school", "value": "École « d’été »", "start": 0, "end": 5}],
            {"unlisted_school": ["École « d’été »"]},
        ),
    ],
)
def test_what_is_named_is_kept_for_a_search_and_a_detail_alone(
    entities: list[dict[str, Any]], named: dict[str, list[str]]
) -> None:
    ranking = [("search_programmes", 0.5), ("ask_salary", 0.3), ("ask_programme_detail", 0.2)]
    search, salary, detail, other = ask_back(LABELS, ranking, iter(entities)).choices
    for choice, intent in ((search, "/search_programmes"), (detail, "/ask_programme_detail")):
        assert choice.payload.startswith(f"{intent}{{")
        assert json.loads(choice.payload.removeprefix(intent)) == named
    assert salary.payload == "/ask_salary"
    assert other == OTHER


def test_a_search_without_names_has_none() -> None:
    (search, *_) = ask_back(LABELS, [("search_programmes", 0.5)], []).choices
    assert search.payload == "/search_programmes"


def test_it_asks_a_question_and_changes_neither_the_search_nor_what_is_shown() -> None:
    answer = ask_back(LABELS, [("ask_salary", 0.5)], ())
    assert answer.text.endswith("\u00a0?")
    assert answer.message == {"type": "text"}
    assert answer.shown == ()
    assert answer.criteria is None
