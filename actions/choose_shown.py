"""Show what is picked in the last list."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.adapter import first_number, latest_request, latest_words, send, shared_catalogue, slot_ids
from orientation.answers.pick_answer import answer_pick
from orientation.knowledge.catalogue import Catalogue


class ActionChooseShown(Action):
    """Show the programme that the latest message picks in the list on the screen, or the few that it picks."""

    def __init__(self, catalogue: Catalogue | None = None) -> None:
        self._catalogue = catalogue or shared_catalogue()

    def name(self) -> str:
        """Return the name that domain.yml uses."""
        return "action_choose_shown"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Send the answer, and remember what is in focus."""
        request = latest_request(self._catalogue, tracker)
        shown = slot_ids(tracker, "shown_programmes")
        answer = answer_pick(self._catalogue, request, latest_words(tracker), shown, first_number(tracker))
        return send(dispatcher, tracker, answer)
