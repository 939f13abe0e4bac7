"""Find a way on when a message is not understood."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.adapter import latest_intent, send, shared_intent_labels
from orientation.answers.ask_back import ask_back
from orientation.dialogue.asked import asked
from orientation.dialogue.repair import Repair, repair

_RESPONSES = {
    Repair.DECLINE: "utter_out_of_scope",
    Repair.MENU: "utter_repair",
    Repair.WAY_OUT: "utter_still_lost",
}


class ActionRepair(Action):
    """Ask back or decline; after a second message in a row, offer the menu; after a third, a way out."""

    def name(self) -> str:
        """Return the name that domain.yml uses."""
        return "action_repair"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Send the answer; what was searched and shown before stays."""
        message = tracker.latest_message or {}
        # Rasa's tracker holds the latest message too; stories do not reach back over what rules answered.
        said = [event for event in tracker.events or () if event.get("event") == "user"][:-1]
        earlier = (asked((event.get("parse_data") or {}).get("intent")) for event in reversed(said))
        step = repair((latest_intent(tracker), *earlier))
        if step is Repair.ASK_BACK:
            ranking = [(entry["name"], entry["confidence"]) for entry in message.get("intent_ranking") or ()]
            send(dispatcher, tracker, ask_back(shared_intent_labels(), ranking, message.get("entities") or ()))
        else:
            dispatcher.utter_message(response=_RESPONSES[step])
        return []
