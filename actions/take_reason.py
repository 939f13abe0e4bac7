"""Take in why an answer did not help."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.adapter import latest_value


class ActionTakeReason(Action):
    """Answer the reason of a vote; the reason itself stays in the history, where it is counted."""

    def name(self) -> str:
        """Return the name that domain.yml uses."""
        return "action_take_reason"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Send the response for the reason; what was searched and shown before stays."""
        dispatcher.utter_message(response=f"utter_reason_{latest_value(tracker, 'reason')}")
        return []
