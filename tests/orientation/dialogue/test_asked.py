from __future__ import annotations

from typing import Any

import pytest
from rasa.core.actions.action import ActionRetrieveResponse
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from orientation.dialogue.asked import RESPONSE_SELECTOR, asked, response_name, retrieval_intent, selection


@pytest.mark.parametrize(
    ("intent", "name"),
    [
        (None, ""),
        ({}, ""),
        ({"name": None, "confidence": 0.0}, ""),
        ({"name": "greet"}, "greet"),
        ({"name": "ask_role"}, "ask_role"),  # as conversations of an earlier version have it
        ({"name": "job", "full_retrieval_intent_name": "job/ask_role"}, "ask_role"),
        ({"name": "job", "full_retrieval_intent_name": None}, "job"),
        (retrieval_intent("job", "ask_role", 0.9), "ask_role"),
    ],
)
def test_what_is_asked_is_one_flat_name(intent: dict[str, Any] | None, name: str) -> None:
    assert asked(intent) == name


@pytest.mark.parametrize("part", ["", "more"])
def test_rasa_finds_the_response_of_an_entry(part: str) -> None:
    parsed = {RESPONSE_SELECTOR: selection("job", "ask_role", 0.9, part)}
    tracker = DialogueStateTracker.from_events("c", [UserUttered("…", {"name": "job"}, parse_data=parsed)])
    found = ActionRetrieveResponse("utter_job").get_full_retrieval_name(tracker)
    assert found == response_name("job", "ask_role", part)
    assert ActionRetrieveResponse("utter_salary").get_full_retrieval_name(tracker) is None
