from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from rasa.shared.core.events import UserUttered
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.adapter import entry_response
from actions.answer_both import ActionAnswerBoth
from orientation.knowledge.catalogue import Catalogue
from tests.orientation.sample import load

RENNES = {"entity": "town", "value": "rennes", "start": 0, "end": 6}
ROUEN_1 = {"entity": "programme", "value": "rouen-1"}


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return load(tmp_path_factory.mktemp("sample"))


def question(intent: str, *entities: dict[str, Any], text: str = "…") -> dict[str, Any]:
    return {"text": text, "intent": {"name": intent}, "entities": list(entities)}


def answered(
    catalogue: Catalogue, *questions: dict[str, Any], **slots: Any
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Return the messages and the slots that are set, of what Rasa sends to the action server."""
    parsed = {"intent": {"name": "two_questions"}, "questions": list(questions), "entities": []}
    latest = json.loads(json.dumps(UserUttered("les deux", parse_data=parsed).as_dict()["parse_data"]))
    dispatcher = CollectingDispatcher()
    tracker = Tracker("c", slots, latest, [], False, None, {}, "action_listen")
    events = ActionAnswerBoth(catalogue).run(dispatcher, tracker, {})
    json.dumps([dispatcher.messages, events])
    return dispatcher.messages, {event["name"]: event["value"] for event in events}


@pytest.mark.parametrize("intents", [("ask_salary", "ask_role"), ("ask_role", "ask_salary")])
def test_both_are_answered_in_their_order(catalogue: Catalogue, intents: tuple[str, str]) -> None:
    messages, slots = answered(catalogue, *map(question, intents))
    assert [message["response"] for message in messages] == [entry_response(intent) for intent in intents]
    assert slots == {}


def test_a_search_is_made_with_the_names_of_its_half(catalogue: Catalogue) -> None:
    messages, slots = answered(catalogue, question("search_programmes", RENNES), question("ask_salary"))
    assert messages[0]["custom"]["type"] == "programmes"
    assert messages[1]["response"] == "utter_salary/ask_salary"
    assert slots["search_criteria"]["town"] == ["rennes"]
    assert "rennes-1" in slots["shown_programmes"]


def test_a_search_that_names_a_programme_shows_it(catalogue: Catalogue) -> None:
    messages, slots = answered(catalogue, question("ask_salary"), question("search_programmes", ROUEN_1))
    assert messages[1]["text"].startswith("**Titre de rouen-1**")
    assert slots == {"focused_programmes": ["rouen-1"], "seen_programmes": ["rouen-1"]}


def test_a_detail_is_of_what_is_named(catalogue: Catalogue) -> None:
    messages, slots = answered(catalogue, question("ask_programme_detail", ROUEN_1), question("ask_salary"))
    assert messages[0]["text"].startswith("**Titre de rouen-1**")
    assert slots == {"focused_programmes": ["rouen-1"], "seen_programmes": ["rouen-1"]}


def test_a_detail_without_a_name_is_of_what_was_shown(catalogue: Catalogue) -> None:
    messages, _ = answered(
        catalogue, question("ask_salary"), question("ask_programme_detail"), shown_programmes=["brest-2"]
    )
    assert messages[1]["text"].startswith("**Titre de brest-2**")


def test_two_details_are_both_remembered(catalogue: Catalogue) -> None:
    other = {"entity": "programme", "value": "brest-2"}
    _, slots = answered(catalogue, question("ask_programme_detail", ROUEN_1), question("ask_programme_detail", other))
    assert slots == {"focused_programmes": ["brest-2"], "seen_programmes": ["rouen-1", "brest-2"]}


def test_of_a_list_and_a_detail_both_are_remembered(catalogue: Catalogue) -> None:
    messages, slots = answered(
        catalogue, question("search_programmes", RENNES), question("ask_programme_detail", ROUEN_1)
    )
    assert len(messages) == 2
    assert "rennes-1" in slots["shown_programmes"]
    assert slots["focused_programmes"] == ["rouen-1"]
    assert slots["search_criteria"]["town"] == ["rennes"]


def test_an_old_name_in_one_half_is_explained(catalogue: Catalogue) -> None:
    school = {"entity": "school", "value": "armor", "start": 6, "end": 21}
    messages, _ = answered(
        catalogue, question("ask_salary"), question("search_programmes", school, text="et l' institut breton ?")
    )
    assert "s’appelle Armor depuis 2025" in messages[1]["text"]


def test_its_name_is_the_one_of_the_domain(catalogue: Catalogue) -> None:
    assert f"- {ActionAnswerBoth(catalogue).name()}" in Path("domain.yml").read_text(encoding="utf-8")
