"""Change the search under way."""

from __future__ import annotations

from rasa_sdk import Tracker

from actions.adapter import AnsweringAction, latest_request, latest_words, recalled, said_last, slot_ids
from actions.search_programmes import SEARCH_ACTION
from orientation.answers.messages import Answer
from orientation.answers.nearest_answer import answer_nearest
from orientation.answers.next_search_answer import answer_next_search
from orientation.dialogue.nearest import asks_nearest
from orientation.lookup.next_search import next_search
from orientation.lookup.request import Request
from orientation.lookup.searches import Searches


class ActionChangeSearch(AnsweringAction):
    """Answer « enlève la ville », « reviens », « recommence », « laquelle est la plus proche ? »."""

    called = "action_change_search"

    def answer(self, tracker: Tracker) -> Answer:
        """Return the answer."""
        searches = recalled(tracker).known_to(self._catalogue)
        request = latest_request(self._catalogue, tracker)
        if asks_nearest(latest_words(tracker)) and (nearest := self._nearest(request, searches, tracker)):
            return nearest
        asked = next_search(
            self._catalogue,
            request,
            searches,
            is_change=True,
            list_on_screen=said_last(tracker) in (None, SEARCH_ACTION, self.name()),
        )
        return answer_next_search(self._catalogue, asked, searches)

    def _nearest(self, request: Request, searches: Searches, tracker: Tracker) -> Answer | None:
        shown, focus = (
            [id_ for id_ in slot_ids(tracker, name) if id_ in self._catalogue.programmes]
            for name in ("shown_programmes", "focused_programmes")
        )
        return answer_nearest(self._catalogue, request, searches, shown, focus)
