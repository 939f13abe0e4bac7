"""Search programmes."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.adapter import latest_intent, latest_request, send, shared_catalogue
from orientation.answers.detail_answer import answer_detail
from orientation.answers.messages import Answer
from orientation.answers.search_answer import answer_search
from orientation.knowledge.catalogue import Catalogue
from orientation.lookup.next_page import next_page
from orientation.lookup.request import Request

_MORE = "show_more_programmes"


class ActionSearchProgrammes(Action):
    """Answer a search with what the latest message asks for, or with more of the last one."""

    def __init__(self, catalogue: Catalogue | None = None) -> None:
        self._catalogue = catalogue or shared_catalogue()

    def name(self) -> str:
        """Return the name that domain.yml uses."""
        return "action_search_programmes"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Send the answer, and remember what was searched and shown."""
        request = latest_request(self._catalogue, tracker)
        if latest_intent(tracker) == _MORE:
            request = next_page(self._catalogue, request, tracker.get_slot("search_criteria"))
        return send(dispatcher, tracker, found_for(self._catalogue, request))


def found_for(catalogue: Catalogue, request: Request) -> Answer:
    """Return what a search answers; « le master IARF » names a programme, whatever the verb around it."""
    if request.programmes and not request.criteria.fields():
        return answer_detail(catalogue, request)
    return answer_search(catalogue, request)
