"""Ask what an unclear message meant."""

from __future__ import annotations

from rasa_sdk import Tracker

from actions.adapter import AnsweringAction, shared_intent_labels
from orientation.answers.ask_back import ask_back
from orientation.answers.messages import Answer


class ActionAskBack(AnsweringAction):
    """Offer the likeliest subjects of a message that is not clear."""

    called = "action_ask_back"

    def answer(self, tracker: Tracker) -> Answer:
        """Return the question; what was searched and shown before stays."""
        message = tracker.latest_message or {}
        ranking = [(entry["name"], entry["confidence"]) for entry in message.get("intent_ranking") or ()]
        return ask_back(shared_intent_labels(), ranking, message.get("entities") or ())
