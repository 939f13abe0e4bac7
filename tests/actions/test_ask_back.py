from __future__ import annotations

import json
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.adapter import shared_intent_labels
from actions.ask_back import ActionAskBack
from orientation.answers.wording import first_upper

OTHER = ("Autre chose", "/ask_capabilities")


def asked(latest: dict[str, Any]) -> tuple[dict[str, Any], list[tuple[str, str]], list[dict[str, Any]]]:
    """Return the only message, its choices and the events."""
    dispatcher = CollectingDispatcher()
    slots = {"shown_programmes": ["x"], "search_criteria": {"page": 2}}
    events = ActionAskBack().run(dispatcher, Tracker("c", slots, latest, [], False, None, {}, "action_listen"), {})
    (message,) = dispatcher.messages
    json.dumps(message)
    return message, [(button["title"], button["payload"]) for button in message["buttons"]], events


def latest(*ranking: tuple[str, float], entities: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    return {
        "text": "zut bof",
        "intent": {"name": "nlu_fallback"},
        "entities": entities or [],
        "intent_ranking": [{"name": name, "confidence": confidence} for name, confidence in ranking],
    }


def label(intent: str) -> str:
    return first_upper(shared_intent_labels()[intent])


def test_the_likeliest_subjects_are_offered_by_their_labels() -> None:
    message, choices, _ = asked(latest(("ask_salary", 0.5), ("ask_studies", 0.3), ("ask_vae", 0.1)))
    assert "Tu veux parler de quoi" in message["text"]
    subjects = ("ask_salary", "ask_studies", "ask_vae")
    assert choices == [*((label(intent), f"/{intent}") for intent in subjects), OTHER]


def test_what_cannot_be_a_subject_is_not_offered() -> None:
    ranking = (("out_of_scope", 0.4), ("greet", 0.3), ("ask_salary", 0.2), ("an_old_intent", 0.1))
    _, choices, _ = asked(latest(*ranking))
    # completed with the main subjects
    subjects = ("ask_salary", "ask_studies", "ask_role")
    assert choices == [*((label(intent), f"/{intent}") for intent in subjects), OTHER]


def test_a_search_keeps_what_was_named() -> None:
    entities = [{"entity": "town", "value": "lille", "start": 0, "end": 5}]
    _, choices, _ = asked(latest(("search_programmes", 0.4), ("ask_salary", 0.3), entities=entities))
    payloads = [payload for _, payload in choices]
    assert payloads[0].startswith("/search_programmes{")
    assert json.loads(payloads[0].removeprefix("/search_programmes")) == {"town": ["lille"]}
    assert payloads[1] == "/ask_salary"


def test_what_was_searched_and_shown_before_stays() -> None:
    assert asked(latest(("ask_salary", 0.5)))[2] == []


@pytest.mark.parametrize(
    "empty", [{}, {"intent_ranking": None, "entities": None}, {"intent_ranking": [], "entities": []}]
)
def test_a_message_without_any_guess_is_asked_back_all_the_same(empty: dict[str, Any]) -> None:
    message, choices, _ = asked({"intent": {"name": "nlu_fallback"}, **empty})
    assert message["text"]
    assert [payload for _, payload in choices] == [*("/ask_salary", "/ask_studies", "/ask_role", OTHER[1])]
