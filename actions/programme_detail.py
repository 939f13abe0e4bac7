"""Show one programme in detail."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.adapter import latest_request, send, shared_catalogue
from orientation.answers.detail_answer import answer_detail
from orientation.knowledge.catalogue import Catalogue


class ActionProgrammeDetail(Action):
    """Answer a question about the programme that is named, or that was just shown."""

    def __init__(self, catalogue: Catalogue | None = None) -> None:
        self._catalogue = catalogue or shared_catalogue()

    def name(self) -> str:
        """Return the name that domain.yml uses."""
        return "action_programme_detail"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Send the answer, and remember what was shown."""
        request = latest_request(self._catalogue, tracker)
        shown = tracker.get_slot("shown_programmes") or ()
        return send(dispatcher, tracker, answer_detail(self._catalogue, request, shown))
