"""Search programmes."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.adapter import latest_intent, latest_request, recalled, send, shared_catalogue
from orientation.answers.messages import Answer
from orientation.answers.next_search_answer import answer_next_search
from orientation.knowledge.catalogue import Catalogue
from orientation.lookup.next_search import more_of, next_search
from orientation.lookup.request import Request
from orientation.lookup.searches import Searches

SEARCH_ACTION = "action_search_programmes"
_MORE = "show_more_programmes"


class ActionSearchProgrammes(Action):
    """Answer a search with what the latest message asks for, alone or with what was asked before."""

    def __init__(self, catalogue: Catalogue | None = None) -> None:
        self._catalogue = catalogue or shared_catalogue()

    def name(self) -> str:
        """Return the name that domain.yml uses."""
        return SEARCH_ACTION

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Send the answer, and remember what was searched and shown."""
        request = latest_request(self._catalogue, tracker)
        searches = recalled(tracker).known_to(self._catalogue)
        if latest_intent(tracker) == _MORE:
            answer = answer_next_search(self._catalogue, more_of(request, searches), searches)
        else:
            answer = found_for(self._catalogue, request, searches)
        return send(dispatcher, tracker, answer)


def found_for(catalogue: Catalogue, request: Request, searches: Searches) -> Answer:
    """Return what a search answers after those of before."""
    return answer_next_search(catalogue, next_search(catalogue, request, searches), searches)
