"""Say the last answer again."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

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
