"""Answer the two questions of one message."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.adapter import entry_response, person_of, recalled, send, shared_catalogue, spoken_of
from actions.path import send_path
from actions.search_programmes import found_for
from orientation.answers.detail_answer import answer_detail
from orientation.knowledge.catalogue import Catalogue
from orientation.lookup.request import near_home, read_request
from orientation.understanding.kinds import DETAIL, PATH, SEARCH


class ActionAnswerBoth(Action):
    """Answer one after the other what the latest message asks, in its order."""

    def __init__(self, catalogue: Catalogue | None = None) -> None:
        self._catalogue = catalogue or shared_catalogue()

    def name(self) -> str:
        """Return the name that domain.yml uses."""
        return "action_answer_both"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Send both answers, and remember what was searched and shown."""
        events: list[dict[str, Any]] = []
        searches = recalled(tracker).known_to(self._catalogue)
        for question in (tracker.latest_message or {}).get("questions") or ():
            intent = question["intent"]["name"]
            request = read_request(self._catalogue, question["entities"], question["text"])
            request = near_home(request, person_of(tracker).town)
            if intent == SEARCH:
                events += send(dispatcher, tracker, found_for(self._catalogue, request, searches), intent)
            elif intent == DETAIL:
                answer = answer_detail(self._catalogue, request, spoken_of(tracker))
                events += send(dispatcher, tracker, answer, intent)
            elif intent == PATH:
                events += send_path(dispatcher, tracker)
            else:
                dispatcher.utter_message(
                    response=entry_response(intent), about=intent, is_first=not dispatcher.messages
                )
        return events
