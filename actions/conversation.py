"""What is done about the conversation itself: repeated, erased, a question left, a reason taken in."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import AllSlotsReset, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.adapter import ASKED, latest_value
from orientation.dialogue.repetition import STAND_IN


class ActionRepeat(Action):
    """Send the assistant's last message once more, with its choices and sources."""

    def name(self) -> str:
        """Return the name that domain.yml uses."""
        return "action_repeat"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Repeat what was said last: at the least the welcome, with which every conversation begins."""
        said = next(
            event
            for event in reversed(tracker.events)
            if event.get("event") == "bot" and not (event.get("metadata") or {}).get(STAND_IN)
        )
        data = said.get("data") or {}
        dispatcher.utter_message(
            text=said.get("text"), buttons=data.get("buttons") or [], json_message=data.get("custom") or {}
        )
        return []


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


class ActionLeaveQuestion(Action):
    """Say that the question that waits is left, and forget it."""

    def name(self) -> str:
        """Return the name that domain.yml uses."""
        return "action_leave_question"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Send the response, and note that nothing is asked any more."""
        dispatcher.utter_message(response="utter_leave_question")
        return [SlotSet(ASKED, None)]


class ActionTakeReason(Action):
    """Answer the reason of a vote; the reason itself stays in the history, where it is counted."""

    def name(self) -> str:
        """Return the name that domain.yml uses."""
        return "action_take_reason"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Send the response for the reason; what was searched and shown before stays."""
        dispatcher.utter_message(response=f"utter_reason_{latest_value(tracker, 'reason')}")
        return []
