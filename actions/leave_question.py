"""Leave a question that nobody wants to answer."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.adapter import ASKED


class ActionLeaveQuestion(Action):
    """Say that the question that waits is left, and forget it."""

    def name(self) -> str:
        """Return the name that domain.yml uses."""
        return "action_leave_question"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Send the response, and note that nothing is asked any more."""
        dispatcher.utter_message(response="utter_leave_question")
        return [SlotSet(ASKED, None)]
