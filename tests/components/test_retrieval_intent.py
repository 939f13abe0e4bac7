from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from components.retrieval_intent import RetrievalIntent
from orientation.dialogue.asked import RESPONSE_SELECTOR, asked

FAMILIES = {"ask_role": "job", "ask_salary": "salary"}


def understood(text: str, intent: str | None) -> Message:
    message = Message({TEXT: text, INTENT: {"name": intent, "confidence": 0.8}, ENTITIES: [{"entity": "town"}]})
    RetrievalIntent(FAMILIES).process([message])
    return message


def utter_action(message: Message) -> Any:
    selected = message.get(RESPONSE_SELECTOR)
    return selected and selected[message.get(INTENT)["name"]]["response"]["utter_action"]


@pytest.mark.parametrize(
    ("text", "intent", "family", "flat", "response"),
    [
        ("c'est quoi", "ask_role", "job", "ask_role", "utter_job/ask_role"),
        ("salut", "greet", "greet", "greet", None),
        ("…", None, None, "", None),
        ("/ask_salary", None, "salary", "ask_salary", "utter_salary/ask_salary"),
        ("/ask_salary/more", None, "salary", "ask_salary", "utter_salary/ask_salary/more"),
        ("/search_programmes", None, None, "", None),
        ("/ask_salary aussi", "ask_role", "job", "ask_role", "utter_job/ask_role"),
    ],
)
def test_an_entry_becomes_its_family_and_a_response(
    text: str, intent: str | None, family: str | None, flat: str, response: str | None
) -> None:
    message = understood(text, intent)
    assert message.get(INTENT)["name"] == family
    assert asked(message.get(INTENT)) == flat
    assert utter_action(message) == response


@pytest.mark.parametrize(("text", "kept"), [("c'est quoi", 1), ("/ask_role", 0)])
def test_a_choice_names_nothing_else(text: str, kept: int) -> None:
    assert len(understood(text, "ask_role").get(ENTITIES)) == kept
