from __future__ import annotations

import pytest

from orientation.dialogue.alone import (
    Candidates,
    Ranking,
    Thresholds,
    asked_alone,
    asked_by_naming,
    likeliest_question,
    weighs_studies,
)
from orientation.dialogue.utterance import Utterance
from orientation.understanding.two_questions import Halves

THRESHOLDS = Thresholds(
    sure=0.9,
    answer=0.7,
    follow_up=0.5,
    guess=0.4,
    guess_in_talk=0.2,
    ask=0.3,
    ask_against=0.5,
    asked=0.95,
    asked_in_talk=0.8,
    split=0.7,
)
SALARY, STUDIES, OUT, FALLBACK, SEARCH = (
    "ask_salary",
    "ask_studies",
    "out_of_scope",
    "nlu_fallback",
    "search_programmes",
)
DETAIL = "ask_programme_detail"


def said(line: str, *names: str) -> Utterance:
    """Return a message; « @ » stands for each name in it, of these kinds."""
    words = tuple(line.split())
    return Utterance(words, words, names)


@pytest.mark.parametrize(
    ("utterance", "ranking", "intent"),
    [
        # the likeliest question, when it is likely enough
        (said("combien a @", "town"), [(SALARY, 0.8)], SALARY),
        (said("combien"), [(SALARY, 0.7), (OUT, 0.3)], SALARY),
        # a bare name asks for itself, whatever the classifier thinks
        (said("@", "town"), [("greet", 0.9)], SEARCH),
        (said("@", "town"), [(OUT, 0.99)], SEARCH),
        (said("@", "town"), [], SEARCH),
        (said("et a @ svp", "town"), [("thank", 0.9)], SEARCH),
        (said("un @ a @", "diploma", "town"), [(STUDIES, 0.9)], SEARCH),
        (said("l @", "school"), [("ask_role", 0.9)], DETAIL),
        (said("l @ a @", "school", "town"), [("ask_role", 0.9)], DETAIL),
        # two kinds of studies are weighed, if the classifier is sure of what is asked
        (said("ecole ou @", "diploma"), [("ask_school_or_master", 0.9)], "ask_school_or_master"),
        (said("un @ ou un @", "diploma", "diploma"), [("ask_ms_mba", 0.9)], "ask_ms_mba"),
        (said("ecole ou @", "diploma"), [("ask_school_or_master", 0.6)], SEARCH),
        (said("un @", "diploma"), [("ask_school_or_master", 0.9)], SEARCH),
        (said("ecole ou @ a @", "diploma", "town"), [("ask_school_or_master", 0.9)], SEARCH),
        # a verb beside the name: no longer bare
        (said("combien gagne @", "school"), [(SALARY, 0.9)], SALARY),
        # unsure, or what is named
        (said("zut bof"), [(SALARY, 0.69), (STUDIES, 0.2)], FALLBACK),
        (said("zut bof"), [(SALARY, 0.3), (STUDIES, 0.3)], FALLBACK),
        (said("zut @ bof", "school"), [(SALARY, 0.5)], DETAIL),
        (said("zut @ bof", "town"), [(SALARY, 0.5)], SEARCH),
        # out of scope has half of the best chance at the most, or it wins
        (said("zut bof"), [(SALARY, 0.6), (OUT, 0.3)], FALLBACK),
        (said("zut bof"), [(SALARY, 0.6), (OUT, 0.31)], OUT),
        (said("zut bof"), [(OUT, 0.5), (SALARY, 0.45)], OUT),
        (said("zut @ bof", "town"), [(OUT, 0.5), (SALARY, 0.45)], OUT),
        # too unlikely
        (said("zut bof"), [(SALARY, 0.29), (STUDIES, 0.28)], OUT),
        (said("zut @ bof", "town"), [(SALARY, 0.29)], OUT),
        # nothing was said, or nothing known
        (said(""), [], OUT),
    ],
)
def test_what_a_message_asks_by_itself(utterance: Utterance, ranking: Ranking, intent: str) -> None:
    assert asked_alone(utterance, Candidates(ranking), THRESHOLDS).intent == intent


@pytest.mark.parametrize(("known", "intent"), [(0.0, OUT), (0.1, SALARY)])
def test_a_message_of_unknown_words_is_declined_however_sure_the_classifier_is(known: float, intent: str) -> None:
    assert asked_alone(said("zorg blub"), Candidates([(SALARY, 0.99)], known), THRESHOLDS).intent == intent


@pytest.mark.parametrize(("chance", "intent"), [(0.7, "two_questions"), (0.69, SALARY)])
def test_two_questions_from_a_chance(chance: float, intent: str) -> None:
    halves = Halves((SALARY, STUDIES), 1, chance)
    assert asked_alone(said("zut bof"), Candidates([(SALARY, 0.9)], halves=halves), THRESHOLDS).intent == intent


def test_names_alone_are_never_two_questions() -> None:
    halves = Halves((SALARY, STUDIES), 1, 0.99)
    candidates = Candidates([(SALARY, 0.9)], halves=halves)
    assert asked_alone(said("un @ et @", "diploma", "town"), candidates, THRESHOLDS).intent == SEARCH


@pytest.mark.parametrize(
    ("kinds", "intent"),
    [
        (["town"], SEARCH),
        (["level", "speciality"], SEARCH),
        (["town", "school"], DETAIL),
        (["unlisted_school"], DETAIL),
        (["programme", "region"], DETAIL),
        (["page"], None),
        ([], None),
    ],
)
def test_what_naming_asks(kinds: list[str], intent: str | None) -> None:
    assert asked_by_naming(kinds) == intent


@pytest.mark.parametrize(
    ("line", "kinds", "weighs"),
    [
        ("ecole ou @", ("diploma",), True),
        ("un @ une ecole ou un @ svp", ("diploma", "diploma"), True),
        ("@ et @", ("diploma", "diploma"), False),
        ("ecole ou @", ("town",), False),
        ("c est ou @", ("diploma",), False),
    ],
)
def test_studies_that_are_weighed(line: str, kinds: tuple[str, ...], weighs: bool) -> None:
    assert weighs_studies(said(line, *kinds)) is weighs


@pytest.mark.parametrize(
    ("ranking", "likeliest"),
    [([(OUT, 0.6), (SALARY, 0.3)], (SALARY, 0.3)), ([(SALARY, 0.6)], (SALARY, 0.6)), ([], (OUT, 0.0))],
)
def test_the_likeliest_question(ranking: Ranking, likeliest: tuple[str, float]) -> None:
    assert likeliest_question(ranking) == likeliest


@pytest.mark.parametrize(
    ("chance", "questions", "known", "intent"),
    [
        # neighbours share the chance of what is surely a question: it is asked back
        (0.2, 0.97, 1.0, FALLBACK),
        (0.2, 0.9, 1.0, OUT),
        # what is typed at random is like everything a little
        (0.2, 0.97, 0.3, OUT),
        # nothing that could be offered comes near
        (0.05, 0.97, 1.0, OUT),
    ],
)
def test_what_is_surely_a_question_is_not_declined(chance: float, questions: float, known: float, intent: str) -> None:
    candidates = Candidates([(SALARY, chance), (STUDIES, chance)], known, questions=questions)
    assert asked_alone(said("et pour les autres"), candidates, THRESHOLDS).intent == intent


@pytest.mark.parametrize(
    ("line", "ranking", "intent"),
    [
        ("un logement a @ ou a @ combien par mois en moyenne", [("cost_of_living", 0.5), (SEARCH, 0.02)], FALLBACK),
        ("je voudrais trouver quelque chose du cote de @ ou bien", [(SALARY, 0.4), (SEARCH, 0.2)], SEARCH),
    ],
)
def test_a_long_message_searches_where_it_names_a_place_only_if_that_is_likely(
    line: str, ranking: Ranking, intent: str
) -> None:
    assert asked_alone(said(line, "town"), Candidates(ranking), THRESHOLDS).intent == intent
