"""Erase the conversation."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import AllSlotsReset
from rasa_sdk.executor import CollectingDispatcher


class ActionErase(Action):
    """Say that all is erased, and welcome as in a new conversation.

    The store erases when it saves a turn that resets all slots (runtime/tracker_store.py): rows that an action deleted
    would come back at the end of the turn.
    """

    def name(self) -> str:
        """Return the name that domain.yml uses."""
        return "action_erase"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Send both; return the event that has the store erase what came before them."""
        dispatcher.utter_message(response="utter_erased")
        dispatcher.utter_message(response="utter_welcome")
        return [AllSlotsReset()]
