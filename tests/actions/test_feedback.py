from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.feedback import ActionFeedback
from actions.recap import ActionRecap
from tests.orientation.sample import load


def run(action: Any, *entities: tuple[str, str], **slots: Any) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    latest = {"intent": {"name": "x"}, "entities": [{"entity": name, "value": value} for name, value in entities]}
    dispatcher = CollectingDispatcher()
    events = action.run(dispatcher, Tracker("c", slots, latest, [], False, None, {}, "action_listen"), {})
    (message,) = dispatcher.messages
    return message, events


def test_a_vote_gets_a_word_and_changes_nothing() -> None:
    message, events = run(ActionFeedback(), ("vote", "up"), ("about", "ask_salary"))
    assert message["text"].startswith("Merci")
    assert events == []


def test_a_bad_vote_is_about_the_same_answer_when_its_reason_comes() -> None:
    message, _ = run(ActionFeedback(), ("vote", "down"), ("about", "ask_salary"))
    assert all('"about": "ask_salary"' in button["payload"] for button in message["buttons"])
    assert len(message["buttons"]) == 4
    after, _ = run(ActionFeedback(), ("vote", "down"), ("about", "ask_salary"), ("reason", "unclear"))
    assert after["text"] != message["text"]


def test_the_recap_is_of_what_was_looked_at(tmp_path: Any) -> None:
    catalogue = load(tmp_path)
    message, events = run(ActionRecap(catalogue), seen_programmes=["brest-1", "rennes-1"])
    assert message["text"].index("Titre de brest-1") < message["text"].index("Titre de rennes-1")
    assert message["custom"]["type"] == "text"
    assert events == []
    empty, _ = run(ActionRecap(catalogue))
    assert "aucune formation" in empty["text"]
