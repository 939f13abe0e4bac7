"""Change the search under way."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.adapter import latest_request, recalled, said_last, send, shared_catalogue
from actions.search_programmes import SEARCH_ACTION
from orientation.answers.next_search_answer import answer_next_search
from orientation.knowledge.catalogue import Catalogue
from orientation.lookup.next_search import next_search


class ActionChangeSearch(Action):
    """Answer « enlève la ville », « reviens », « recommence »."""

    def __init__(self, catalogue: Catalogue | None = None) -> None:
        self._catalogue = catalogue or shared_catalogue()

    def name(self) -> str:
        """Return the name that domain.yml uses."""
        return "action_change_search"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Send the answer, and remember what was searched and shown."""
        searches = recalled(tracker).known_to(self._catalogue)
        asked = next_search(
            self._catalogue,
            latest_request(self._catalogue, tracker),
            searches,
            is_change=True,
            list_on_screen=said_last(tracker) in (None, SEARCH_ACTION, self.name()),
        )
        return send(dispatcher, tracker, answer_next_search(self._catalogue, asked, searches))
