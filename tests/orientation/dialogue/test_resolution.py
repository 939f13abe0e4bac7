from __future__ import annotations

from typing import Any

import pytest

from orientation.dialogue.aspects import Aspect
from orientation.dialogue.context import Context
from orientation.dialogue.resolution import Heard, Resolved, resolve
from orientation.recognition.pieces import words_of

LIST = Context("search_programmes", shown=("a", "b"))
BEGINNER = "ask_salary_beginner"
CARD = Context("ask_programme_detail", shown=("a", "b"), focus=("a",))
SALARY = Context("ask_salary", shown=("a", "b"), focus=("a",))
PATH = Context("ask_path", shown=("a", "b"))
FALLBACK = "nlu_fallback"


def heard(text: str, intent: str, **more: Any) -> Heard:
    return Heard(intent, words_of(text), **more)


def asks(text: str, names_offer: bool = True, tells_profile: bool = False) -> Heard:
    return heard(
        text,
        "search_programmes",
        names=("diploma",),
        only_names=True,
        in_topic="ask_path",
        tells_profile=tells_profile,
        names_offer=names_offer,
    )


@pytest.mark.parametrize(
    ("context", "message", "expected"),
    [
        # of a programme that is spoken of
        (CARD, heard("ça dure combien ?", "ask_study_length"), Resolved("ask_programme_detail", Aspect.DURATION)),
        (CARD, heard("c'est payant ?", "ask_cost_funding"), Resolved("ask_programme_detail", Aspect.PRICE)),
        (CARD, heard("en alternance ?", "ask_alternance"), Resolved("ask_programme_detail", Aspect.ALTERNANCE)),
        (CARD, heard("c'est où ?", "ask_programme_detail"), Resolved("ask_programme_detail", Aspect.PLACE)),
        (CARD, heard("c ou", "out_of_scope"), Resolved("ask_programme_detail", Aspect.PLACE)),
        (LIST, heard("c'est payant ?", "ask_cost_funding"), Resolved("ask_programme_detail", Aspect.PRICE)),
        (
            CARD,
            heard("c'est dans quelle ville ?", "ask_salary_region", is_sure=True),
            Resolved("ask_programme_detail", Aspect.PLACE),
        ),
        (LIST, heard("enlève la ville", "change_search"), Resolved("change_search")),
        (CARD, heard("laquelle est la moins chère", "compare_programmes"), Resolved("compare_programmes")),
        # a correction of the search
        (LIST, heard("finalement plutôt un MBA", "nlu_fallback", names=("diploma",)), Resolved("search_programmes")),
        (LIST, heard("non plutôt Lyon", "deny", names=("town",)), Resolved("search_programmes")),
        (LIST, heard("le PSG joue à Lyon", "out_of_scope", names=("town",)), Resolved("out_of_scope")),
        # in general, although one is spoken of
        (CARD, heard("combien d'années d'études ?", "ask_study_length"), Resolved("ask_study_length")),
        (CARD, heard("combien on gagne", "ask_salary"), Resolved("ask_salary")),
        (
            CARD,
            heard("est-ce que ça coûte cher en général de faire une école comme ça ?", "ask_cost_funding"),
            Resolved("ask_cost_funding"),
        ),
        (SALARY, heard("ça dure combien ?", "ask_study_length", is_sure=True), Resolved("ask_study_length")),
        # what it names goes before what is spoken of
        (
            CARD,
            heard("et l'UTC dure combien ?", "ask_study_length", names=("school",)),
            Resolved("ask_study_length"),
        ),
        # picks
        (LIST, heard("la deuxième", "out_of_scope"), Resolved("choose_shown")),
        (LIST, heard("celle de Toulouse", "search_programmes", names=("town",)), Resolved("choose_shown")),
        (CARD, heard("et la 2", "ask_programme_detail"), Resolved("choose_shown")),
        (Context("ask_programme_detail", focus=("a",)), heard("la 2", "out_of_scope"), Resolved("out_of_scope")),
        (SALARY, heard("la deuxième", "choose_shown"), Resolved("choose_shown")),
        (Context("ask_path", shown=("a", "b")), heard("la 2", "out_of_scope"), Resolved("choose_shown")),
        # after another topic
        (
            SALARY,
            heard("et à Paris ?", "search_programmes", names=("town",), only_names=True, in_topic="ask_salary_region"),
            Resolved("ask_salary_region"),
        ),
        (
            SALARY,
            heard("et au début ?", "out_of_scope", in_topic=BEGINNER),
            Resolved(BEGINNER),
        ),
        (SALARY, heard("au début", "nlu_fallback", in_topic=BEGINNER), Resolved(BEGINNER)),
        (
            SALARY,
            heard("dans le sud", "search_programmes", is_sure=True, in_topic="ask_salary_region"),
            Resolved("ask_salary_region"),
        ),
        (
            SALARY,
            heard("toutes les formations", "search_programmes", is_sure=True, in_topic="ask_salary_region"),
            Resolved("search_programmes"),
        ),
        (SALARY, heard("et les études ?", "ask_studies", is_sure=True, in_topic="ask_salary"), Resolved("ask_studies")),
        (SALARY, heard("pas beaucoup d'argent", "nlu_fallback", in_topic="ask_salary"), Resolved("nlu_fallback")),
        (SALARY, heard("raconte une blague", "tell_joke", in_topic="ask_salary"), Resolved("tell_joke")),
        (SALARY, heard("une pizza", "out_of_scope", in_topic="ask_salary"), Resolved("out_of_scope")),
        (SALARY, heard("et au début ?", "out_of_scope"), Resolved("out_of_scope")),
        (Context(), heard("et au début ?", "out_of_scope", in_topic=BEGINNER), Resolved("out_of_scope")),
        # a sector
        (Context(), heard("qui recrute dans la santé", "ask_employers", names_sector=True), Resolved("ask_sector")),
        (
            Context("ask_employers"),
            heard("et dans la santé ?", "out_of_scope", in_topic="ask_employers", names_sector=True),
            Resolved("ask_sector"),
        ),
        (Context(), heard("combien on gagne dans la santé", "ask_salary", names_sector=True), Resolved("ask_salary")),
        # where somebody stands, when that was asked
        (
            Context(asks_profile=True),
            heard("en terminale", "search_programmes", names=("level",), tells_profile=True),
            Resolved("ask_path"),
        ),
        (Context(asks_profile=True), heard("en terminale", "search_programmes"), Resolved("search_programmes")),
        (Context(), heard("en terminale", "search_programmes", tells_profile=True), Resolved("search_programmes")),
        (
            Context(asks_profile=True),
            heard("et combien gagne un comptable qui devient ingénieur", "ask_salary", tells_profile=True),
            Resolved("ask_salary"),
        ),
        # where somebody stands, when nothing else is said
        (Context(), heard("je suis infirmière, j'ai 38 ans", "out_of_scope", tells_profile=True), Resolved("ask_path")),
        (Context(), heard("bonjour je suis en terminale", "greet", tells_profile=True), Resolved("ask_path")),
        (
            Context(),
            heard("ma L3 est dure", "doubt_too_hard", tells_profile=True),
            Resolved("doubt_too_hard"),
        ),
        # after distress
        (Context(after_distress=True), heard("c'était une blague", "tell_joke"), Resolved("after_distress")),
        (Context(after_distress=True), heard("laisse", "deny"), Resolved("after_distress")),
        (Context(after_distress=True), heard("zzz", "out_of_scope"), Resolved("after_distress")),
        (Context(after_distress=True), heard("combien on gagne", "ask_salary"), Resolved("ask_salary")),
        (Context("ask_salary", told_distress=True), heard("une blague", "tell_joke"), Resolved("after_distress")),
        (Context(told_distress=True), heard("merci", "thank"), Resolved("thank")),
        # which is the nearest of those that are spoken of
        (LIST, heard("laquelle est la plus proche de Lyon", "compare_programmes"), Resolved("change_search")),
        (LIST, heard("celle qui est la plus proche", "ask_programme_detail"), Resolved("change_search")),
        (PATH, heard("la plus proche de Lyon", "search_programmes", names=("town",)), Resolved("change_search")),
        (SALARY, heard("la plus proche", "out_of_scope"), Resolved("out_of_scope")),
        # after the bac
        (LIST, heard("et sans prépa", "ask_prepa_or_university", is_sure=True), Resolved("search_programmes")),
        (LIST, heard("celles après le bac", "ask_studies", is_sure=True), Resolved("search_programmes")),
        (LIST, heard("que faire après bac", "ask_studies", is_sure=True), Resolved("ask_studies")),
        (LIST, heard("la vie d'infirmière après le bac", "out_of_scope"), Resolved("out_of_scope")),
        (SALARY, heard("sans prépa", "ask_prepa_or_university", is_sure=True), Resolved("ask_prepa_or_university")),
        # anywhere
        (LIST, heard("des masters partout en France", FALLBACK, names=("diploma",)), Resolved("search_programmes")),
        (LIST, heard("en France", FALLBACK), Resolved("change_search")),
        (LIST, heard("la météo en France", "out_of_scope"), Resolved("out_of_scope")),
        (LIST, heard("il va pleuvoir partout en France", "out_of_scope"), Resolved("out_of_scope")),
        (SALARY, heard("partout en France", FALLBACK), Resolved(FALLBACK)),
        # programmes of a diploma, after a path
        (PATH, asks("un master"), Resolved("search_programmes")),
        (PATH, asks("et des écoles d'ingénieurs ?"), Resolved("search_programmes")),
        (PATH, asks("en master"), Resolved("ask_path")),
        (PATH, asks("un BTS", names_offer=False), Resolved("ask_path")),
        (Context("ask_path", asks_profile=True), asks("un master", tells_profile=True), Resolved("ask_path")),
    ],
)
def test_what_a_message_means_where_it_stands(context: Context, message: Heard, expected: Resolved) -> None:
    assert resolve(message, context) == expected


@pytest.mark.parametrize("intent", ["ask_salary", "out_of_scope", "search_programmes", "thank", "choose_shown"])
def test_without_a_context_a_message_means_what_it_means_alone(intent: str) -> None:
    assert resolve(heard("et alors", intent, in_topic="ask_salary"), Context()) == Resolved(intent)
