"""Search programmes."""

from __future__ import annotations

from rasa_sdk import Tracker

from actions.adapter import AnsweringAction, latest_intent, latest_request, recalled
from orientation.answers.messages import Answer
from orientation.answers.next_search_answer import answer_next_search
from orientation.knowledge.catalogue import Catalogue
from orientation.lookup.next_search import more_of, next_search
from orientation.lookup.request import Request
from orientation.lookup.searches import Searches

SEARCH_ACTION = "action_search_programmes"
_MORE = "show_more_programmes"


class ActionSearchProgrammes(AnsweringAction):
    """Answer a search with what the latest message asks for, alone or with what was asked before."""

    called = SEARCH_ACTION

    def answer(self, tracker: Tracker) -> Answer:
        """Return the answer."""
        request = latest_request(self._catalogue, tracker)
        searches = recalled(tracker).known_to(self._catalogue)
        if latest_intent(tracker) == _MORE:
            return answer_next_search(self._catalogue, more_of(request, searches), searches)
        return found_for(self._catalogue, request, searches)


def found_for(catalogue: Catalogue, request: Request, searches: Searches) -> Answer:
    """Return what a search answers after those of before."""
    return answer_next_search(catalogue, next_search(catalogue, request, searches), searches)
