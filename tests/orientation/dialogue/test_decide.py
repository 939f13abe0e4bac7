from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

import pytest

from orientation.dialogue.alone import Candidates, Thresholds
from orientation.dialogue.aspects import Aspect
from orientation.dialogue.context import Context
from orientation.dialogue.decide import Act, decide, for_person
from orientation.dialogue.utterance import NAME, Utterance
from orientation.paths.person import Person
from orientation.paths.profile import Profile
from orientation.recognition.pieces import words_of
from orientation.understanding.two_questions import Halves

# Of the tests' own: those of config.yml are chosen on the validation set, and may change.
THRESHOLDS = Thresholds(
    sure=0.9,
    answer=0.7,
    follow_up=0.5,
    guess=0.3,
    guess_in_talk=0.3,
    ask=0.2,
    ask_against=1.0,
    asked=0.95,
    asked_in_talk=0.8,
    split=0.7,
)
LIST = Context("search_programmes", shown=("a", "b"))
BEGINNER = "ask_salary_beginner"
CARD = Context("ask_programme_detail", shown=("a", "b"), focus=("a",))
SALARY = Context("ask_salary", shown=("a", "b"), focus=("a",))
OFFERED = Context("ask_salary", offered=("ask_salary_experienced", "search_programmes"))
PATH = Context("ask_path", shown=("a", "b"))
FALLBACK = "nlu_fallback"
ASKED_BACK = Context(said=(FALLBACK,), offered=("ask_role", "ask_salary"))


class Heard(NamedTuple):
    """A message, and what it may ask."""

    utterance: Utterance
    candidates: Candidates


def heard(
    text: str,
    intent: str,
    *,
    is_sure: bool = False,
    only_names: bool = False,
    in_topic: str | tuple[str, float] | None = None,
    is_new: bool = False,
    chance: float = 0.8,
    **said: Any,
) -> Heard:
    """Return a message that is understood as this intent when it stands alone.

    is_new: nothing was learnt of it after a topic.
    """
    ranking = (("ask_role", 0.25),) if intent == FALLBACK else ((intent, 0.95 if is_sure else chance),)
    after = (in_topic, 0.8) if isinstance(in_topic, str) else in_topic
    words = words_of(text)
    return Heard(
        Utterance(words, (NAME,) if only_names else words, **said),
        Candidates(ranking, in_topic=(after, *([] if is_new else [(intent, 0.0)])) if after else ()),
    )


def named(text: str, *kinds: str) -> Heard:
    """Return a message that only names things of these kinds, and may go on with the salary."""
    return heard(text, "search_programmes", names=kinds, only_names=True, in_topic=("ask_salary_region", 0.99))


def meaning(message: Heard, context: Context) -> Act:
    """Return what a message means, however sure that is."""
    return replace(decide(message.utterance, message.candidates, context, THRESHOLDS), chance=1.0)


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
        # who only goes on gets what was offered, if it was not said
        (OFFERED, heard("et après ?", "out_of_scope"), Act("ask_salary_experienced")),
        (
            replace(OFFERED, said=("ask_salary_experienced",)),
            heard("et ensuite ?", "out_of_scope"),
            Act("out_of_scope"),
        ),
        (replace(OFFERED, offered=()), heard("et après ?", "out_of_scope"), Act("out_of_scope")),
        # where somebody stands, and another question: that one
        (
            Context(),
            heard("je suis en STI2D, ça paye ?", "ask_salary", tells_profile=True, asks=True),
            Act("ask_salary"),
        ),
        (Context(), heard("je suis en STI2D", "out_of_scope", tells_profile=True), Act("ask_path")),
        # a pick, and what is asked of it
        (LIST, heard("la 2 c'est cher ?", "ask_salary"), Act("choose_shown")),
        # what was said a few messages before is not said again for a topic
        (
            replace(SALARY, said=("ask_role", "ask_salary_beginner")),
            heard("et puis", "nlu_fallback", in_topic=BEGINNER),
            Act("nlu_fallback"),
        ),
        # of a programme that is spoken of
        (CARD, heard("ça dure combien ?", "ask_study_length"), Act("ask_programme_detail", aspects=(Aspect.DURATION,))),
        (CARD, heard("c'est payant ?", "ask_cost_funding"), Act("ask_programme_detail", aspects=(Aspect.PRICE,))),
        (CARD, heard("en alternance ?", "ask_alternance"), Act("ask_programme_detail", aspects=(Aspect.ALTERNANCE,))),
        (CARD, heard("c'est où ?", "ask_programme_detail"), Act("ask_programme_detail", aspects=(Aspect.PLACE,))),
        (CARD, heard("c ou", "out_of_scope"), Act("ask_programme_detail", aspects=(Aspect.PLACE,))),
        (LIST, heard("c'est payant ?", "ask_cost_funding"), Act("ask_programme_detail", aspects=(Aspect.PRICE,))),
        (
            CARD,
            heard("c'est dans quelle ville ?", "ask_salary_region", is_sure=True),
            Act("ask_programme_detail", aspects=(Aspect.PLACE,)),
        ),
        (LIST, heard("enlève la ville", "change_search"), Act("change_search")),
        (CARD, heard("laquelle est la moins chère", "compare_programmes"), Act("compare_programmes")),
        # a school is named beside what is likely a question of its own
        (SALARY, heard("CPE, c'est public ?", "ask_employers", names=("school",)), Act("ask_employers")),
        # one of the list is spoken of
        (
            LIST,
            heard("la 2, c'est public, et le prix ?", "ask_salary", names_shown="b"),
            Act("ask_programme_detail", programme="b", aspects=(Aspect.PRICE, Aspect.STATUS)),
        ),
        (
            LIST,
            heard("un master à Lens", "search_programmes", names=("town",), names_shown="b"),
            Act("search_programmes"),
        ),
        # a choice of a question back by its number
        (ASKED_BACK, heard("le 2 évidemment", "out_of_scope"), Act("ask_salary")),
        (ASKED_BACK, heard("la 3", "out_of_scope"), Act("out_of_scope")),
        # a correction of the search
        (LIST, heard("finalement plutôt un MBA", "nlu_fallback", names=("diploma",)), Act("search_programmes")),
        (LIST, heard("non plutôt Lyon", "deny", names=("town",)), Act("search_programmes")),
        (LIST, heard("le PSG joue à Lyon", "out_of_scope", names=("town",)), Act("out_of_scope")),
        # in general, although one is spoken of
        (CARD, heard("combien d'années d'études ?", "ask_study_length"), Act("ask_study_length")),
        (CARD, heard("combien on gagne", "ask_salary"), Act("ask_salary")),
        (
            CARD,
            heard("est-ce que ça coûte cher en général de faire une école comme ça ?", "ask_cost_funding"),
            Act("ask_cost_funding"),
        ),
        (SALARY, heard("ça dure combien ?", "ask_study_length", is_sure=True), Act("ask_study_length")),
        # what it names goes before what is spoken of
        (
            CARD,
            heard("et l'UTC dure combien ?", "ask_study_length", names=("school",)),
            Act("ask_study_length"),
        ),
        # picks
        (LIST, heard("la deuxième", "out_of_scope"), Act("choose_shown")),
        (LIST, heard("celle de Toulouse", "search_programmes", names=("town",)), Act("choose_shown")),
        (CARD, heard("et la 2", "ask_programme_detail"), Act("choose_shown")),
        (Context("ask_programme_detail", focus=("a",)), heard("la 2", "out_of_scope"), Act("out_of_scope")),
        (SALARY, heard("la deuxième", "choose_shown"), Act("choose_shown")),
        (Context("ask_path", shown=("a", "b")), heard("la 2", "out_of_scope"), Act("choose_shown")),
        # after another topic
        (
            SALARY,
            heard("et à Paris ?", "search_programmes", names=("town",), only_names=True, in_topic="ask_salary_region"),
            Act("ask_salary_region"),
        ),
        (
            SALARY,
            heard("et au début ?", "out_of_scope", in_topic=BEGINNER),
            Act(BEGINNER),
        ),
        (SALARY, heard("au début", "nlu_fallback", in_topic=BEGINNER), Act(BEGINNER)),
        (
            SALARY,
            heard("dans le sud", "search_programmes", is_sure=True, in_topic="ask_salary_region"),
            Act("ask_salary_region"),
        ),
        (
            SALARY,
            heard("toutes les formations", "search_programmes", is_sure=True, in_topic="ask_salary_region"),
            Act("search_programmes"),
        ),
        (SALARY, heard("et les études ?", "ask_studies", is_sure=True, in_topic="ask_salary"), Act("ask_studies")),
        (SALARY, heard("pas beaucoup d'argent", "nlu_fallback", in_topic="ask_salary"), Act("nlu_fallback")),
        (SALARY, heard("raconte une blague", "tell_joke", in_topic="ask_salary"), Act("tell_joke")),
        (SALARY, heard("une pizza", "out_of_scope", in_topic="ask_salary"), Act("out_of_scope")),
        (SALARY, heard("et au début ?", "out_of_scope"), Act("out_of_scope")),
        (Context(), heard("et au début ?", "out_of_scope", in_topic=BEGINNER), Act("out_of_scope")),
        # a sector
        (Context(), heard("qui recrute dans la santé", "ask_employers", names_sector=True), Act("ask_sector")),
        (
            Context("ask_employers"),
            heard("et dans la santé ?", "out_of_scope", in_topic="ask_employers", names_sector=True),
            Act("ask_sector"),
        ),
        (Context(), heard("combien on gagne dans la santé", "ask_salary", names_sector=True), Act("ask_salary")),
        # where somebody stands, when that was asked
        (
            Context(asks_profile=True),
            heard("en terminale", "search_programmes", names=("level",), tells_profile=True),
            Act("ask_path"),
        ),
        (Context(asks_profile=True), heard("en terminale", "search_programmes"), Act("search_programmes")),
        (Context(), heard("en terminale", "search_programmes", tells_profile=True), Act("search_programmes")),
        (
            Context(asks_profile=True),
            heard("et combien gagne un comptable qui devient ingénieur", "ask_salary", tells_profile=True),
            Act("ask_salary"),
        ),
        # where somebody stands, when nothing else is said
        (Context(), heard("je suis infirmière, j'ai 38 ans", "out_of_scope", tells_profile=True), Act("ask_path")),
        (Context(), heard("et si je fais un BUT", "out_of_scope", tells_profile=True), Act("out_of_scope")),
        (Context(), heard("bonjour je suis en terminale", "greet", tells_profile=True), Act("ask_path")),
        (
            Context(),
            heard("ma L3 est dure", "doubt_too_hard", tells_profile=True),
            Act("doubt_too_hard"),
        ),
        # after distress
        (Context(after_distress=True), heard("c'était une blague", "tell_joke"), Act("after_distress")),
        (Context(after_distress=True), heard("laisse", "deny"), Act("after_distress")),
        (Context(after_distress=True), heard("zzz", "out_of_scope"), Act("after_distress")),
        (Context(after_distress=True), heard("combien on gagne", "ask_salary"), Act("ask_salary")),
        (Context("ask_salary", told_distress=True), heard("une blague", "tell_joke"), Act("after_distress")),
        (Context(told_distress=True), heard("merci", "thank"), Act("thank")),
        # which is the nearest of those that are spoken of
        (LIST, heard("laquelle est la plus proche de Lyon", "compare_programmes"), Act("change_search")),
        (LIST, heard("celle qui est la plus proche", "ask_programme_detail"), Act("change_search")),
        (PATH, heard("la plus proche de Lyon", "search_programmes", names=("town",)), Act("change_search")),
        (SALARY, heard("la plus proche", "out_of_scope"), Act("out_of_scope")),
        # after the bac
        (LIST, heard("et sans prépa", "ask_prepa_or_university", is_sure=True), Act("search_programmes")),
        (LIST, heard("celles après le bac", "ask_studies", is_sure=True), Act("search_programmes")),
        (LIST, heard("que faire après bac", "ask_studies", is_sure=True), Act("ask_studies")),
        (LIST, heard("la vie d'infirmière après le bac", "out_of_scope"), Act("out_of_scope")),
        (SALARY, heard("sans prépa", "ask_prepa_or_university", is_sure=True), Act("ask_prepa_or_university")),
        # anywhere
        (LIST, heard("des masters partout en France", FALLBACK, names=("diploma",)), Act("search_programmes")),
        (LIST, heard("en France", FALLBACK), Act("change_search")),
        (LIST, heard("la météo en France", "out_of_scope"), Act("out_of_scope")),
        (LIST, heard("il va pleuvoir partout en France", "out_of_scope"), Act("out_of_scope")),
        (SALARY, heard("partout en France", FALLBACK), Act(FALLBACK)),
        # programmes of a diploma, after a path
        (PATH, asks("un master"), Act("search_programmes")),
        (PATH, asks("et des écoles d'ingénieurs ?"), Act("search_programmes")),
        (PATH, asks("en master"), Act("ask_path")),
        (PATH, asks("un BTS", names_offer=False), Act("ask_path")),
        (Context("ask_path", asks_profile=True), asks("un master", tells_profile=True), Act("ask_path")),
    ],
)
def test_what_a_message_means_where_it_stands(context: Context, message: Heard, expected: Act) -> None:
    assert meaning(message, context) == expected


@pytest.mark.parametrize("intent", ["ask_salary", "out_of_scope", "search_programmes", "thank", "choose_shown"])
def test_without_a_context_a_message_means_what_it_means_alone(intent: str) -> None:
    assert meaning(heard("et alors", intent, in_topic="ask_salary"), Context()) == Act(intent)


@pytest.mark.parametrize(
    ("message", "meant"),
    [
        # a whole search is never a follow-up
        (named("master à Lyon", "diploma", "town"), "search_programmes"),
        (named("une école à Lille ?", "town"), "search_programmes"),
        (named("un master en IA", "diploma", "speciality"), "search_programmes"),
        # a place, or a diploma alone, says where or with what
        (named("à Lyon", "town"), "ask_salary_region"),
        (named("un master", "diploma"), "ask_salary_region"),
        # so does a link that binds
        (named("avec un master à Lyon", "diploma", "town"), "ask_salary_region"),
    ],
)
def test_a_search_that_says_enough_is_taken_for_itself(message: Heard, meant: str) -> None:
    assert meaning(message, SALARY).intent == meant


@pytest.mark.parametrize(
    ("text", "chance", "meant"),
    [
        # « ça dure combien ? » stands for what was spoken of, if that is sure
        ("ça dure combien ?", 0.95, "ask_internships"),
        ("ça dure combien ?", 0.8, "ask_study_length"),
        ("11 ans ça passe ?", 0.95, "ask_internships"),
        ("durée des études", 0.95, "ask_study_length"),
        # a link alone does not bring back the answer of before
        ("et la durée ?", 0.95, "ask_study_length"),
    ],
)
def test_a_sure_question_goes_on_with_the_topic_if_it_stands_for_it_and_that_is_sure_too(
    text: str, chance: float, meant: str
) -> None:
    message = heard(text, "ask_study_length", is_sure=True, in_topic=("ask_internships", chance))
    assert meaning(message, Context("ask_internships")).intent == meant


def test_whether_there_is_such_a_diploma_somewhere_is_a_search() -> None:
    ranking = (("what_is_mp2i", 0.43), ("search_programmes", 0.19))
    for text, names, meant in (
        ("ya une prépa MP2I à Rennes ?", ("diploma", "town"), "search_programmes"),
        ("c'est quoi une prépa MP2I ?", ("diploma",), "what_is_mp2i"),
    ):
        message = Heard(Utterance(words_of(text), words_of(text), names=names), Candidates(ranking))
        assert meaning(message, Context("ask_role")).intent == meant


def unsure(*ranking: tuple[str, float]) -> Heard:
    return Heard(Utterance(("zut", "bof"), ("zut", "bof")), Candidates(ranking))


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        # the likeliest is answered, and the second offered
        (unsure(("ask_salary", 0.5), ("ask_studies", 0.3)), Act("ask_salary", offer="ask_studies")),
        # not what would puzzle, nor small talk, nor what makes sense beside a list only
        (unsure(("ask_salary", 0.5), ("ask_studies", 0.05)), Act("ask_salary")),
        (unsure(("ask_salary", 0.5), ("thank", 0.3)), Act("ask_salary")),
        (unsure(("ask_salary", 0.5), ("change_search", 0.3), ("ask_role", 0.15)), Act("ask_salary", offer="ask_role")),
        # too unlikely to be answered: asked back
        (unsure(("ask_salary", 0.29), ("ask_studies", 0.28)), Act(FALLBACK)),
        # small talk is never guessed
        (unsure(("say_goodbye", 0.6), ("ask_studies", 0.3)), Act(FALLBACK)),
        # sure: nothing is offered
        (unsure(("ask_salary", 0.7), ("ask_studies", 0.3)), Act("ask_salary")),
    ],
)
def test_the_likeliest_question_is_answered_and_the_second_offered(message: Heard, expected: Act) -> None:
    assert meaning(message, Context()) == expected


def test_two_questions_are_told_where_they_part() -> None:
    halves = Halves(("ask_salary", "ask_studies"), 3, 0.9)
    message = Heard(Utterance(("zut",), ("zut",)), Candidates((("ask_salary", 0.9),), halves=halves))
    assert meaning(message, Context()) == Act("two_questions", halves=halves)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        (("ask_salary",), "ask_studies"),
        (("ask_women", "ask_studies"), "ask_salary"),
        # Long ago, or both: two questions.
        (("ask_women", "ask_role", "ask_salary"), "two_questions"),
        (("ask_salary", "ask_studies"), "two_questions"),
    ],
)
def test_what_was_just_said_is_not_said_again_beside_another_answer(said: tuple[str, ...], asked: str) -> None:
    halves = Halves(("ask_salary", "ask_studies"), 3, 0.9)
    message = Heard(Utterance(("zut",), ("zut",)), Candidates((("ask_salary", 0.9),), halves=halves))
    assert meaning(message, Context(said=said)).intent == asked


def shared(*ranking: tuple[str, float], **said: Any) -> Heard:
    """Return a message that is surely a question, whose chance neighbouring ones share."""
    return Heard(Utterance(("zut", "bof"), ("zut", "bof"), **said), Candidates(ranking, questions=0.98))


@pytest.mark.parametrize(
    ("message", "context", "expected"),
    [
        # that something is asked is sure: it is answered, after distress too, and the second offered
        (shared(("ask_salary", 0.4), ("top_salaries", 0.2)), Context(), Act("ask_salary", offer="top_salaries")),
        (
            shared(("ask_salary", 0.4), ("top_salaries", 0.2)),
            Context(after_distress=True),
            Act("ask_salary", offer="top_salaries"),
        ),
        (shared(("ask_salary", 0.2), ("top_salaries", 0.2)), Context(), Act(FALLBACK)),
        (shared(("thank", 0.4), ("top_salaries", 0.3)), Context(), Act(FALLBACK)),
        # « ok merci. elle sert à quoi, la psy ? » : what is asked beside small talk is
        (shared(("thank", 0.4), ("top_salaries", 0.3), asks=True), Context(topic="ask_role"), Act("top_salaries")),
        (shared(("thank", 0.4), ("top_salaries", 0.3), asks=True), Context(), Act(FALLBACK)),
        (shared(("ask_salary", 0.4), ("top_salaries", 0.05)), Context(), Act("ask_salary")),
    ],
)
def test_a_question_whose_chance_neighbours_share_is_answered(message: Heard, context: Context, expected: Act) -> None:
    assert meaning(message, context) == expected


STANDS = Context(person=Person(Profile("terminale")))


@pytest.mark.parametrize(
    ("message", "context", "meant"),
    [
        # the bac that it names has an entry of its own: the way is what is asked all the same
        (shared(("bac_sti2d", 0.8), ("ask_path", 0.1), tells_profile=True), Context(), "ask_path"),
        (shared(("bac_sti2d", 0.95), ("ask_path", 0.04), tells_profile=True), Context(), "bac_sti2d"),
        (shared(("bac_sti2d", 0.8), ("ask_salary", 0.1), tells_profile=True), Context(), "bac_sti2d"),
        # a correction of what is known asks for the other way
        (shared(("bac_sti2d", 0.8), ("ask_salary", 0.1), tells_profile=True), STANDS, "ask_path"),
    ],
)
def test_who_tells_where_they_stand_asks_for_the_way(message: Heard, context: Context, meant: str) -> None:
    assert meaning(message, context).intent == meant


def test_what_is_only_supposed_is_not_where_somebody_stands() -> None:
    supposed = heard("et si je fais un BUT ?", "ask_bachelor", tells_profile=True)
    assert supposed.utterance.supposes
    assert meaning(supposed, STANDS).intent == "ask_bachelor"


@pytest.mark.parametrize(
    ("message", "context", "meant"),
    [
        (heard("et dans l'espace ?", "out_of_scope", names_sector=True), Context("ask_employers"), "ask_sector"),
        (heard("et dans l'espace ?", "out_of_scope"), Context("ask_employers"), "out_of_scope"),
        (
            heard("j'ai vu un film dans l'espace hier soir avec ma sœur", "out_of_scope", names_sector=True),
            Context(),
            "out_of_scope",
        ),
        # of the programme in focus, where what else it could be is only likely
        (shared(("ask_capabilities", 0.5)), CARD, "ask_capabilities"),
        (heard("c'est quoi le site ?", "ask_capabilities"), CARD, "ask_capabilities"),
        (
            Heard(
                heard("c'est quoi le site ?", "x").utterance, Candidates((("ask_capabilities", 0.5),), questions=0.9)
            ),
            CARD,
            "ask_programme_detail",
        ),
    ],
)
def test_what_is_near_a_question_that_is_not_sure(message: Heard, context: Context, meant: str) -> None:
    assert meaning(message, context).intent == meant


def test_a_link_alone_does_not_bring_the_same_answer_again() -> None:
    message = heard("et sans prépa ?", "ask_prepa_or_university", in_topic=("ask_studies", 0.9))
    assert meaning(message, Context("ask_studies")).intent == "ask_prepa_or_university"
    assert meaning(message, Context("ask_study_length")).intent == "ask_studies"


@pytest.mark.parametrize(
    ("message", "meant"),
    [
        (
            heard("c'est quoi la NSI ?", "what_is_nsi", is_sure=True, is_new=True, in_topic=("ask_maths_level", 0.99)),
            "what_is_nsi",
        ),
        (heard("c'est quoi la NSI ?", "what_is_nsi", is_new=True, in_topic=("ask_studies", 0.99)), "what_is_nsi"),
        (
            heard("c'est quoi la NSI ?", "what_is_nsi", chance=0.6, is_new=True, in_topic=("ask_studies", 0.99)),
            "ask_studies",
        ),
        (heard("ça se passe bien ?", FALLBACK, is_new=True, in_topic=("ask_studies", 0.99)), "ask_studies"),
    ],
)
def test_an_entry_that_has_no_examples_after_a_topic_is_asked_by_itself(message: Heard, meant: str) -> None:
    assert meaning(message, Context("ask_maths_level")).intent == meant


def test_what_was_just_answered_is_not_answered_again_if_something_is_near() -> None:
    near = Heard(
        Utterance(("zut",), ("zut",)), Candidates((("ask_women", 0.77), ("sexism_in_it", 0.2)), questions=0.98)
    )
    assert meaning(near, Context("ask_women")) == Act("sexism_in_it")
    assert meaning(near, Context("ask_salary")) == Act("ask_women")
    again = Heard(Utterance(("zut",), ("zut",)), Candidates((("search_programmes", 0.8), ("ask_women", 0.2))))
    assert meaning(again, Context("search_programmes")) == Act("search_programmes")
    far = Heard(Utterance(("zut",), ("zut",)), Candidates((("ask_women", 0.9), ("sexism_in_it", 0.05)), questions=0.98))
    assert meaning(far, Context("ask_women")) == Act("ask_women")


@pytest.mark.parametrize(
    ("message", "context", "meant"),
    [
        (heard("que des écoles publiques", FALLBACK, in_topic=("search_programmes", 0.95)), LIST, "search_programmes"),
        (heard("que des écoles publiques", FALLBACK, in_topic=("search_programmes", 0.6)), LIST, FALLBACK),
        (heard("que des écoles publiques", "ask_salary", in_topic=("search_programmes", 0.95)), LIST, "ask_salary"),
        (heard("que des écoles publiques", FALLBACK, in_topic=("search_programmes", 0.95)), SALARY, FALLBACK),
    ],
)
def test_what_surely_goes_on_with_a_list_narrows_it(message: Heard, context: Context, meant: str) -> None:
    assert meaning(message, context).intent == meant


def test_what_would_be_said_again_gives_way_to_what_comes_next_after_the_topic() -> None:
    in_topic = (("ask_alternance", 0.84), ("ask_cost_funding", 0.13))
    said = words_of("ça coûte combien ?")
    message = Heard(Utterance(said, said), Candidates((("ask_cost_funding", 0.19),), in_topic=in_topic, questions=0.99))
    assert meaning(message, Context("ask_alternance")).intent == "ask_cost_funding"
    assert meaning(message, Context("ask_studies")).intent == "ask_alternance"


@pytest.mark.parametrize(
    ("profile", "message", "said", "intent"),
    [
        (Profile("but"), heard("combien d'années ?", "ask_study_length"), (), "years_left_after_but"),
        (Profile("but", for_child=True), heard("combien d'années ?", "ask_study_length"), (), "years_left_after_but"),
        (Profile("bts"), heard("combien d'années ?", "ask_study_length"), (), "ask_study_length"),
        (None, heard("combien d'années ?", "ask_study_length"), (), "ask_study_length"),
        # who comes from abroad is answered as such, wherever they stand
        (Profile("but", from_abroad=True), heard("combien d'années ?", "ask_study_length"), (), "foreign_years"),
        # other studies than theirs are named
        (Profile("but"), heard("et après un bac ?", "ask_study_length", names=("level",)), (), "ask_study_length"),
        # it was just said
        (Profile("but"), heard("au total ?", "ask_study_length"), ("years_left_after_but",), "ask_study_length"),
    ],
)
def test_who_stands_somewhere_gets_the_answer_made_for_it(
    profile: Profile | None, message: Heard, said: tuple[str, ...], intent: str
) -> None:
    instead = {"ask_study_length": {"but": "years_left_after_but", "etudiant-etranger": "foreign_years"}}
    state = Context(said=said, person=Person(profile))
    act = decide(message.utterance, message.candidates, state, THRESHOLDS)
    assert for_person(act, message.utterance, state, instead).intent == intent


def test_in_a_talk_what_no_rule_makes_anything_else_of_is_guessed_from_less() -> None:
    message, bold = unsure(("ask_role", 0.25)), replace(THRESHOLDS, guess_in_talk=0.2)
    for state, expected in ((Context(topic="ask_salary"), "ask_role"), (Context(), FALLBACK)):
        assert decide(message.utterance, message.candidates, state, bold).intent == expected


@pytest.mark.parametrize(("chance", "is_of_it"), [(0.5, True), (0.8, False)])
def test_the_price_that_is_asked_beside_a_school_is_that_of_the_school(chance: float, is_of_it: bool) -> None:
    words = words_of("l'INSA Rennes, c'est quel prix ?")
    message = Heard(
        Utterance(words, words, names=("school",), asking=(words,)), Candidates((("ask_cost_funding", chance),))
    )
    of_it = Act("ask_programme_detail", aspects=(Aspect.PRICE,))
    assert (meaning(message, Context()) == of_it) is is_of_it


@pytest.mark.parametrize(("names_asked", "is_of_it"), [((), True), (("town",), False)])
def test_a_place_named_beside_what_is_asked_of_a_programme_changes_nothing(
    names_asked: tuple[str, ...], is_of_it: bool
) -> None:
    words, asking = words_of("Lens ça va. On peut la faire en alternance ?"), words_of("on peut la faire en alternance")
    utterance = Utterance(words, words, names=("town",), asking=(asking,), names_asked=names_asked)
    act = meaning(Heard(utterance, Candidates((("ask_alternance", 0.6),))), CARD)
    assert (act.intent == "ask_programme_detail") is is_of_it


def test_the_other_reading_is_none_that_was_just_answered() -> None:
    message = Heard(
        Utterance(("x",), ("x",)), Candidates((("ask_role", 0.5), ("ask_salary", 0.2), ("ask_women", 0.15)))
    )
    assert meaning(message, Context(said=("ask_salary",))).offer == "ask_women"
    assert meaning(message, Context()).offer == "ask_salary"


def test_the_other_reading_is_none_that_is_answered_instead() -> None:
    state = Context(person=Person(Profile("but")))
    instead = {"ask_study_length": {"but": "years_left_after_but"}}
    act = Act("ask_study_length", offer="years_left_after_but")
    assert for_person(act, Utterance(), state, instead) == Act("years_left_after_but")


@pytest.mark.parametrize(
    ("text", "intent", "said", "asked"),
    [
        ("et l'Isep ?", "ask_programme_detail", {"names": ("school",)}, (Aspect.PRICE,)),
        (
            "et les deux autres, l'ESILV et l'Isep ?",
            "compare_programmes",
            {"names": ("school", "school")},
            (Aspect.PRICE,),
        ),
        # What it asks itself is asked, and a place or a search is another matter.
        ("et l'Isep, c'est public ?", "ask_programme_detail", {"names": ("school",)}, (Aspect.STATUS,)),
        ("et l'Isep à Paris ?", "ask_programme_detail", {"names": ("school", "town")}, ()),
        ("et une école comme l'Isep ?", "search_programmes", {"names": ("school",)}, ()),
        ("parle-moi de l'Isep", "ask_programme_detail", {"names": ("school",)}, ()),
    ],
)
def test_what_was_asked_of_one_school_is_asked_of_the_next(text, intent, said, asked) -> None:
    words = words_of(text)
    message = heard(text, intent, asking=(words,), **said)
    assert meaning(message, replace(CARD, aspects=("price",))).aspects == asked


@pytest.mark.parametrize(
    ("names", "chance", "intent"),
    [
        (("diploma", "diploma"), 0.1, "ask_prepa_or_university"),
        (("diploma", "diploma"), 0.001, "compare_programmes"),
        (("diploma", "school"), 0.1, "compare_programmes"),
        (("diploma",), 0.1, "compare_programmes"),
    ],
)
def test_kinds_of_studies_are_compared_in_general(names, chance, intent) -> None:
    message = heard("prépa ou BUT, quelle différence ?", "compare_programmes", names=names)
    ranking = (*message.candidates.ranking, ("ask_prepa_or_university", chance))
    message = message._replace(candidates=replace(message.candidates, ranking=ranking))
    assert meaning(message, LIST).intent == intent


@pytest.mark.parametrize(
    ("intent", "chance", "others", "said", "decided"),
    [
        # « slt, jsuis en seconde à Nice, c’est quoi le métier ? »
        ("ask_path", 0.6, (("ask_role", 0.35),), {"asks": True}, "ask_role"),
        (FALLBACK, 0.25, (("ask_role", 0.35),), {"asks": True}, "ask_role"),
        ("ask_path", 0.6, (("ask_role", 0.1),), {"asks": True}, "ask_path"),
        ("ask_path", 0.8, (("ask_role", 0.35),), {"asks": True}, "ask_path"),
        ("ask_path", 0.6, (("greet", 0.35),), {"asks": True}, "ask_path"),
        ("ask_path", 0.6, (("ask_role", 0.35),), {"asks": False}, "ask_path"),
    ],
)
def test_what_is_asked_beside_where_somebody_stands_is_answered(intent, chance, others, said, decided) -> None:
    message = heard("slt, jsuis en seconde à Nice, c'est quoi le métier", "ask_path", tells_profile=True, **said)
    first = (("out_of_scope", 0.4),) if intent == FALLBACK else ((intent, chance),)
    candidates = replace(message.candidates, ranking=(*first, *others), questions=0.6)
    assert meaning(message._replace(candidates=candidates), Context()).intent == decided
