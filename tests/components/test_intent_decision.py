from __future__ import annotations

from typing import Any

import pytest
from rasa.engine.storage.resource import Resource
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from components.intent_decision import QUESTIONS, IntentDecision
from components.linear_intent_classifier import HALVES, KNOWN_SHARE
from orientation.understanding.two_questions import Halves

TOWN = ("town", "Lille")
SCHOOL = ("school", "Isep")
MASTER = ("diploma", "master")
SALARY, STUDIES, OUT = "ask_salary", "ask_studies", "out_of_scope"

# Of the tests' own: those of config.yml are chosen on the validation set, and may change.
SETTINGS = {"split": 0.7, "answer": 0.7, "ask": 0.3, "ask_against": 0.5}

Ranking = list[tuple[str, float]]


def message(
    text: str,
    ranking: Ranking,
    *mentions: tuple[str, str],
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
        for kind, name in mentions
    ]
    made = Message({TEXT: text, TOKENS_NAMES[TEXT]: tokens, ENTITIES: entities, KNOWN_SHARE: known, HALVES: halves})
    entries = [{"name": name, "confidence": confidence} for name, confidence in ranking]
    made.set("intent_ranking", entries, add_to_output=True)
    made.set(INTENT, entries[0] if entries else {"name": None, "confidence": 0.0}, add_to_output=True)
    return made


def decided(given: Message, **config: float) -> dict[str, Any]:
    component = IntentDecision.create({**SETTINGS, **config}, None, Resource("decision"), None)
    (result,) = component.process([given])
    found: dict[str, Any] = result.as_dict(only_output_properties=True)
    return found


@pytest.mark.parametrize(
    ("text", "ranking", "mentions", "intent"),
    [
        # the likeliest question, when it is likely enough
        ("combien à Lille ?", [(SALARY, 0.8)], [TOWN], SALARY),
        ("combien ?", [(SALARY, 0.7), (OUT, 0.3)], [], SALARY),
        # a bare name asks for itself, whatever the classifier thinks
        ("Lille ?", [("greet", 0.9)], [TOWN], "search_programmes"),
        ("Lille ?", [(OUT, 0.99)], [TOWN], "search_programmes"),
        ("et à Lille svp", [("thank", 0.9)], [TOWN], "search_programmes"),
        ("un master à Lille", [(STUDIES, 0.9)], [MASTER, TOWN], "search_programmes"),
        ("l' Isep ?", [("ask_role", 0.9)], [SCHOOL], "ask_programme_detail"),
        ("« Isep » !", [("ask_role", 0.9)], [SCHOOL], "ask_programme_detail"),
        ("l’ Isep à Lille", [("ask_role", 0.9)], [TOWN, SCHOOL], "ask_programme_detail"),
        # two kinds of studies are weighed, if the classifier is sure of what is asked
        ("école ou master ?", [("ask_school_or_master", 0.9)], [MASTER], "ask_school_or_master"),
        ("un mba ou un master", [("ask_ms_mba", 0.9)], [MASTER, ("diploma", "mba")], "ask_ms_mba"),
        ("école ou master ?", [("ask_school_or_master", 0.6)], [MASTER], "search_programmes"),
        ("un master", [("ask_school_or_master", 0.9)], [MASTER], "search_programmes"),
        ("école ou master à Lille", [("ask_school_or_master", 0.9)], [MASTER, TOWN], "search_programmes"),
        # a verb beside the name: no longer bare
        ("combien gagne Isep", [(SALARY, 0.9)], [SCHOOL], SALARY),
        # unsure: asked back, or what is named
        ("zut bof", [(SALARY, 0.69), (STUDIES, 0.2)], [], "nlu_fallback"),
        ("zut bof", [(SALARY, 0.3), (STUDIES, 0.3)], [], "nlu_fallback"),
        ("zut Isep bof", [(SALARY, 0.5)], [SCHOOL], "ask_programme_detail"),
        ("zut Lille bof", [(SALARY, 0.5)], [TOWN], "search_programmes"),
        # out of scope has half of the best chance at the most, or it wins
        ("zut bof", [(SALARY, 0.6), (OUT, 0.3)], [], "nlu_fallback"),
        ("zut bof", [(SALARY, 0.6), (OUT, 0.31)], [], OUT),
        ("zut bof", [(OUT, 0.5), (SALARY, 0.45)], [], OUT),
        ("zut Lille bof", [(OUT, 0.5), (SALARY, 0.45)], [TOWN], OUT),
        # too unlikely to be worth a question
        ("zut bof", [(SALARY, 0.29), (STUDIES, 0.28)], [], OUT),
        ("zut Lille bof", [(SALARY, 0.29)], [TOWN], OUT),
        ("zut bof", [(OUT, 0.95), (SALARY, 0.05)], [], OUT),
        # nothing was said, or nothing known
        ("", [], [], OUT),
        ("??", [], [], OUT),
    ],
)
def test_the_decision(text: str, ranking: Ranking, mentions: list[tuple[str, str]], intent: str) -> None:
    assert decided(message(text, ranking, *mentions))[INTENT]["name"] == intent


@pytest.mark.parametrize(("known", "intent"), [(0.0, OUT), (0.1, SALARY)])
def test_a_message_of_unknown_words_is_declined_however_sure_the_classifier_is(known: float, intent: str) -> None:
    assert decided(message("zorg blub", [(SALARY, 0.99)], known=known))[INTENT]["name"] == intent


def test_a_name_that_is_all_of_the_message_needs_no_known_word() -> None:
    assert decided(message("Lille", [], TOWN, known=0.0))[INTENT]["name"] == "search_programmes"


@pytest.mark.parametrize(
    ("config", "intent"),
    [({"answer": 0.5}, SALARY), ({"answer": 0.51}, "nlu_fallback"), ({"ask": 0.51}, OUT), ({"ask_against": 0.1}, OUT)],
)
def test_the_thresholds_are_those_of_the_settings(config: dict[str, float], intent: str) -> None:
    assert decided(message("zut bof", [(SALARY, 0.5), (OUT, 0.2)]), **config)[INTENT]["name"] == intent


def test_an_intent_that_stays_keeps_its_confidence() -> None:
    assert decided(message("combien ?", [(SALARY, 0.8)]))[INTENT] == {"name": SALARY, "confidence": 0.8}


@pytest.mark.parametrize(
    ("given", "confidence"),
    [
        (message("zut bof", [(SALARY, 0.4)]), 0.6),
        (message("Lille", [("greet", 0.9)], TOWN), 1.0),
        (message("", []), 1.0),
    ],
)
def test_an_intent_that_is_changed_says_how_sure_it_is(given: Message, confidence: float) -> None:
    assert decided(given)[INTENT]["confidence"] == pytest.approx(confidence)


def test_the_ranking_stays_for_whoever_asks_back() -> None:
    result = decided(message("zut bof", [(SALARY, 0.5), (STUDIES, 0.2)]))
    assert [entry["name"] for entry in result["intent_ranking"]] == [SALARY, STUDIES]


TWO = "combien à Lille ? et l' Isep c'est dur"


def two(chance: float, text: str = TWO, *mentions: tuple[str, str]) -> Message:
    return message(text, [(SALARY, 0.9)], *mentions, halves=Halves((SALARY, "ask_programme_detail"), 4, chance))


def test_two_questions_are_messages_of_their_own() -> None:
    result = decided(two(0.9, TWO, TOWN, SCHOOL))
    assert result[INTENT] == {"name": "two_questions", "confidence": 0.9}
    first, second = result[QUESTIONS]
    assert first["text"] + second["text"] == TWO
    assert second["text"].startswith("et l'")
    assert [part["intent"]["name"] for part in (first, second)] == [SALARY, "ask_programme_detail"]
    for part, kind, name in ((first, *TOWN), (second, *SCHOOL)):
        (entity,) = part["entities"]
        assert (entity["entity"], entity["value"]) == (kind, name.lower())
        assert part["text"][entity["start"] : entity["end"]] == name


def test_the_entities_of_the_whole_message_keep_their_place() -> None:
    given = two(0.9, TWO, TOWN, SCHOOL)
    decided(given)
    assert [TWO[entity["start"] : entity["end"]] for entity in given.get(ENTITIES)] == ["Lille", "Isep"]


def test_two_questions_without_names_have_no_entities() -> None:
    assert [part["entities"] for part in decided(two(0.9))[QUESTIONS]] == [[], []]


@pytest.mark.parametrize(
    ("chance", "config", "split"), [(0.7, {}, True), (0.69, {}, False), (0.7, {"split": 0.8}, False)]
)
def test_a_message_is_split_from_the_chance_of_the_settings(
    chance: float, config: dict[str, float], split: bool
) -> None:
    result = decided(two(chance), **config)
    assert result[INTENT]["name"] == ("two_questions" if split else SALARY)
    assert (QUESTIONS in result) is split


def test_names_alone_are_never_two_questions() -> None:
    given = message("un master ? et Lille ?", [(STUDIES, 0.9)], MASTER, TOWN, halves=Halves((STUDIES, SALARY), 3, 0.99))
    result = decided(given)
    assert result[INTENT]["name"] == "search_programmes"
    assert QUESTIONS not in result


def test_messages_are_decided_one_by_one() -> None:
    component = IntentDecision(SETTINGS)
    both = component.process([message("combien", [(SALARY, 0.8)]), message("zut", [(SALARY, 0.1)])])
    assert [each.get(INTENT)["name"] for each in both] == [SALARY, OUT]


def test_every_setting_has_a_default() -> None:
    assert set(IntentDecision.get_default_config()) == set(SETTINGS)
