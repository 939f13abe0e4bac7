"""Find a way on when message after message is not understood."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher


class ActionRepair(Action):
    """After a second message in a row that is not understood, offer the menu and somebody to talk to."""

    def name(self) -> str:
        """Return the name that domain.yml uses."""
        return "action_repair"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Send the menu, with the advice for where this person stands."""
        dispatcher.utter_message(response="utter_repair")
        return []
