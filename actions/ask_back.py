"""Ask what an unclear message meant."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.adapter import send, shared_intent_labels
from orientation.answers.ask_back import ask_back


class ActionAskBack(Action):
    """Offer the likeliest subjects of a message that is not clear."""

    def name(self) -> str:
        """Return the name that domain.yml uses."""
        return "action_ask_back"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Send the question; what was searched and shown before stays."""
        message = tracker.latest_message or {}
        ranking = [(entry["name"], entry["confidence"]) for entry in message.get("intent_ranking") or ()]
        return send(dispatcher, tracker, ask_back(shared_intent_labels(), ranking, message.get("entities") or ()))
