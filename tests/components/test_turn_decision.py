from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from components.knowledge_selector import MEANT_WORDS, PARTS
from components.linear_intent_classifier import HALVES, IN_TOPIC, KNOWN_SHARE
from components.turn_decision import BESIDE, OFFER, QUESTIONS, TurnDecision
from orientation.dialogue.alone import Thresholds
from orientation.dialogue.beside import EVIDENCE
from orientation.dialogue.context import Context
from orientation.dialogue.utterance import NAME
from orientation.understanding.two_questions import Halves
from tests.support.assistant import ROOT

DOMAIN = Domain.load(str(ROOT / "domain.yml"))
# Of the tests' own: those of config.yml are chosen on the validation set, and may change.
THRESHOLDS = {
    "sure": 0.9,
    "answer": 0.7,
    "follow_up": 0.7,
    "guess": 0.3,
    "guess_in_talk": 0.3,
    "ask": 0.2,
    "ask_against": 0.5,
    "split": 0.7,
}
# Beside another question, what a sentence plainly asks is asked.
BESIDE_WEIGHTS = {**dict.fromkeys(EVIDENCE, 0.0), "chance": 4.0, "bias": 2.0}
SETTINGS = {**TurnDecision.get_default_config(), **THRESHOLDS, "weights_beside": BESIDE_WEIGHTS}
SALARY, STUDIES, BEGINNER, OUT = "ask_salary", "ask_studies", "ask_salary_beginner", "out_of_scope"
TOWN, SCHOOL = ("town", "Lille"), ("school", "Isep")


@pytest.fixture(scope="module")
def component() -> TurnDecision:
    return TurnDecision.create(SETTINGS, None, Resource("decision"), None)


def message(
    text: str,
    *ranking: tuple[str, float],
    named: tuple[tuple[str, str], ...] = (),
    in_topic: tuple[str, float] | None = None,
    known: float = 1.0,
    halves: Halves | None = None,
) -> Message:
    tokens, start = [], 0
    for word in text.replace("?", " ?").split():
        start = text.index(word, start)
        tokens.append(Token(word, start))
        start += len(word)
    entities = [
        {"entity": kind, "value": name.lower(), "start": text.index(name), "end": text.index(name) + len(name)}
        for kind, name in named
    ]
    made = Message({TEXT: text, TOKENS_NAMES[TEXT]: tokens, ENTITIES: entities, KNOWN_SHARE: known, HALVES: halves})
    entries = [{"name": name, "confidence": confidence} for name, confidence in ranking]
    made.set("intent_ranking", entries, add_to_output=True)
    made.set(INTENT, entries[0] if entries else {"name": None, "confidence": 0.0}, add_to_output=True)
    if in_topic:
        made.set(IN_TOPIC, [{"name": in_topic[0], "confidence": in_topic[1]}])
    return made


def after(intent: str, **slots: Any) -> DialogueStateTracker:
    events = [UserUttered("…", {"name": intent}), *(SlotSet(name, value) for name, value in slots.items())]
    return DialogueStateTracker.from_events("someone", events, DOMAIN.slots)


def decided(component: TurnDecision, given: Message, tracker: DialogueStateTracker | None = None) -> dict[str, Any]:
    (result,) = component.process([given], tracker)
    found: dict[str, Any] = result.as_dict(only_output_properties=True)
    return found


def test_what_a_message_says_is_read_once(component: TurnDecision) -> None:
    given = message("et à Lille ou l' Isep ?", named=(TOWN, SCHOOL))
    utterance = component.read(given, Context())
    assert utterance.words == ("et", "a", "lille", "ou", "l", "isep")
    assert utterance.line == ("et", "a", NAME, "ou", "l", NAME)
    assert utterance.names == utterance.names_asked == ("town", "school")
    assert (utterance.names_sector, utterance.names_offer, utterance.tells_profile) == (False, False, False)


def test_what_the_asking_sentences_name_stands_apart(component: TurnDecision) -> None:
    utterance = component.read(message("Lille ok . la 2 c'est combien ?", named=(TOWN,)), Context())
    assert utterance.asking == (("la", "2", "c", "est", "combien"),)
    assert (utterance.names, utterance.names_asked) == (("town",), ())


@pytest.mark.parametrize(
    ("text", "named", "field"),
    [
        ("qui recrute dans la santé", (), "names_sector"),
        ("un master", (("diploma", "master"),), "names_offer"),
        ("je suis infirmière, j'ai 38 ans", (), "tells_profile"),
    ],
)
def test_the_data_files_tell_what_a_message_names(
    component: TurnDecision, text: str, named: tuple[tuple[str, str], ...], field: str
) -> None:
    assert getattr(component.read(message(text, named=named), Context()), field)


def test_a_sure_question_keeps_its_confidence(component: TurnDecision) -> None:
    intent = decided(component, message("combien ?", (SALARY, 0.8)))[INTENT]
    assert intent == {"name": SALARY, "confidence": pytest.approx(0.8)}


def test_a_follow_up_has_the_intent_of_its_topic(component: TurnDecision) -> None:
    given = message("et au début", (OUT, 0.6), in_topic=(BEGINNER, 0.9))
    assert decided(component, given, after(SALARY))[INTENT] == {"name": BEGINNER, "confidence": 1.0}


@pytest.mark.parametrize("in_topic", [None, (BEGINNER, 0.6), (OUT, 1.0), ("thank", 1.0), ("search_programmes", 1.0)])
def test_what_is_not_sure_after_the_topic_stays_what_it_was(component: TurnDecision, in_topic: Any) -> None:
    given = message("et au début", ("ask_role", 0.25), in_topic=in_topic)
    assert decided(component, given, after(SALARY))[INTENT]["name"] == "nlu_fallback"


def test_what_is_asked_of_the_programme_in_focus_is_an_entity(component: TurnDecision) -> None:
    tracker = after("ask_programme_detail", focused_programmes=["a"])
    found = decided(component, message("ça dure combien", ("ask_study_length", 0.8)), tracker)
    assert found[INTENT]["name"] == "ask_programme_detail"
    assert {"entity": "aspect", "value": "duration"} in found[ENTITIES]


def test_the_other_reading_is_told_to_who_answers(component: TurnDecision) -> None:
    found = decided(component, message("zut bof", (SALARY, 0.5), (STUDIES, 0.3)))
    assert (found[INTENT]["name"], found[OFFER]) == (SALARY, STUDIES)
    assert OFFER not in decided(component, message("zut bof", (SALARY, 0.8), (STUDIES, 0.1)))


def test_what_another_sentence_asks_is_told_to_who_answers(component: TurnDecision) -> None:
    given = message("zut bof. et zut ?", (SALARY, 0.9), (STUDIES, 0.1))
    given.set(PARTS, [(0, 1, True, [(SALARY, 0.9)]), (1, 2, True, [(STUDIES, 0.9)])])
    found = decided(component, given)
    assert (found[INTENT]["name"], found[BESIDE]) == (SALARY, STUDIES)


@pytest.mark.parametrize("text", ["/ask_salary", '/search_programmes{"town": ["lens"]}'])
def test_a_choice_means_what_it_says(component: TurnDecision, text: str) -> None:
    given = message(text, (OUT, 0.9), in_topic=(SALARY, 1.0))
    assert decided(component, given, after(SALARY))[INTENT]["name"] == OUT


def test_a_message_without_any_known_word_is_declined(component: TurnDecision) -> None:
    assert decided(component, message("zorg blub", (SALARY, 0.99), known=0.0))[INTENT]["name"] == OUT
    assert decided(component, message("??"))[INTENT]["name"] == OUT


@pytest.mark.parametrize(("name", "value"), [("answer", 0.81), ("guess", 0.81)])
def test_the_chances_are_those_of_the_settings(name: str, value: float) -> None:
    component = TurnDecision.create({**SETTINGS, "answer": 0.81, name: value}, None, Resource("decision"), None)
    expected = {"answer": SALARY, "guess": "nlu_fallback"}[name]
    assert decided(component, message("zut bof", (SALARY, 0.8)))[INTENT]["name"] == expected


def test_the_ranking_stays_for_whoever_asks_back(component: TurnDecision) -> None:
    result = decided(component, message("zut bof", (SALARY, 0.25), (STUDIES, 0.2)))
    assert [entry["name"] for entry in result["intent_ranking"]] == [SALARY, STUDIES]


TWO = "combien à Lille ? et l' Isep c'est dur"


def two(text: str = TWO, named: tuple[tuple[str, str], ...] = ()) -> Message:
    return message(text, (SALARY, 0.9), named=named, halves=Halves((SALARY, "ask_programme_detail"), 4, 0.9))


def test_two_questions_are_messages_of_their_own(component: TurnDecision) -> None:
    given = two(named=(TOWN, SCHOOL))
    result = decided(component, given)
    assert result[INTENT] == {"name": "two_questions", "confidence": 0.9}
    first, second = result[QUESTIONS]
    assert first["text"] + second["text"] == TWO
    assert second["text"].startswith("et l'")
    assert [part["intent"]["name"] for part in (first, second)] == [SALARY, "ask_programme_detail"]
    for part, kind, name in ((first, *TOWN), (second, *SCHOOL)):
        (entity,) = part["entities"]
        assert (entity["entity"], entity["value"]) == (kind, name.lower())
        assert part["text"][entity["start"] : entity["end"]] == name
    assert [TWO[entity["start"] : entity["end"]] for entity in given.get(ENTITIES)] == ["Lille", "Isep"]


def test_two_questions_without_names_have_no_entities(component: TurnDecision) -> None:
    assert [part["entities"] for part in decided(component, two())[QUESTIONS]] == [[], []]


def test_messages_are_decided_one_by_one(component: TurnDecision) -> None:
    both = component.process([message("combien", (SALARY, 0.8)), message("zut", (SALARY, 0.1))])
    assert [each.get(INTENT)["name"] for each in both] == [SALARY, OUT]


def test_every_chance_has_a_default() -> None:
    assert {each.name for each in fields(Thresholds)} <= set(TurnDecision.get_default_config())


def test_rasa_gives_the_conversation_to_it() -> None:
    """Rasa reads from the name of the argument that the component wants the tracker."""
    needs = DefaultV1Recipe()._get_needs_from_args(TurnDecision, "process")
    assert needs == {"tracker": "__tracker__"}


@pytest.mark.parametrize(
    ("text", "named", "topic", "diplomas"),
    [
        ("il y en a une à Lille ?", (TOWN,), "what_is_mp2i", ["prepa"]),
        ("et à Lille ?", (TOWN,), SALARY, []),
        # What says what it looks for is a search of its own, and what follows a list goes on with it.
        ("quelles écoles à Lille ?", (TOWN,), "what_is_mp2i", []),
        ("il y a l'Isep à Lille ?", (TOWN, SCHOOL), "what_is_mp2i", []),
        ("il y en a à Lille ?", (TOWN,), "search_programmes", []),
    ],
)
def test_a_search_that_only_says_where_is_for_the_diploma_that_was_spoken_of(
    component: TurnDecision, text: str, named: tuple[tuple[str, str], ...], topic: str, diplomas: list[str]
) -> None:
    found = decided(component, message(text, ("search_programmes", 0.95), named=named), after(topic))
    assert [each["value"] for each in found.get(ENTITIES, ()) if each["entity"] == "diploma"] == diplomas


def test_a_message_is_given_in_its_right_spelling_with_its_names_where_they_stand(component: TurnDecision) -> None:
    given = message("chui a Lille cb", (SALARY, 0.9), named=(TOWN,))
    given.set(MEANT_WORDS, ["je suis", "a", "Lille", "combien"])
    meant = decided(component, given)["meant"]
    assert meant["text"] == "je suis a Lille combien"
    (town,) = [entity for entity in meant["entities"] if "start" in entity]
    assert meant["text"][town["start"] : town["end"]] == "Lille"


def test_what_is_spelt_right_is_given_once(component: TurnDecision) -> None:
    given = message("combien à Lille", (SALARY, 0.9), named=(TOWN,))
    given.set(MEANT_WORDS, ["combien", "à", "Lille"])
    assert "meant" not in decided(component, given)


def test_what_is_asked_is_read_in_its_right_spelling(component: TurnDecision) -> None:
    given = message("cé payan ?", ("nothing", 0.1))
    given.set(MEANT_WORDS, ["c'est", "payant", "?"])
    assert component.read(given, Context()).asking == (("c", "est", "payant"),)
