"""Look back at the conversation."""

from __future__ import annotations

from datetime import date
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.adapter import send, shared_catalogue, slot_ids
from actions.path import path_writer
from orientation.knowledge.catalogue import Catalogue
from orientation.paths.profile import profile_from_slot
from orientation.recap.chat import recap_answer
from orientation.recap.content import recap


class ActionRecap(Action):
    """Say in one message what was looked at, to keep, to print or to send."""

    def __init__(self, catalogue: Catalogue | None = None) -> None:
        self._catalogue = catalogue or shared_catalogue()

    def name(self) -> str:
        """Return the name that domain.yml uses."""
        return "action_recap"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Send the recap; what was searched and shown before stays."""
        path = path_writer().known_path(profile_from_slot(tracker.get_slot("profile")))
        content = recap(self._catalogue, slot_ids(tracker, "seen_programmes"), path, date.today())
        return send(dispatcher, tracker, recap_answer(content))
