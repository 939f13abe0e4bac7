"""Show one programme in detail."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.adapter import (
    first_number,
    latest_aspect,
    latest_request,
    latest_words,
    recalled,
    send,
    shared_catalogue,
    slot_ids,
    spoken_of,
)
from actions.search_programmes import found_for
from orientation.answers.aspect_answer import answer_aspect, asked_of_named
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
        ids = spoken_of(tracker)
        aspect = latest_aspect(tracker)
        known = [self._catalogue.programmes[id_] for id_ in ids if id_ in self._catalogue.programmes]
        if aspect and known and (request.only_wishes or not request.names_something):
            # Those in focus are no list: the numbers on the screen are those of the list that they come from.
            first = None if slot_ids(tracker, "focused_programmes") else first_number(tracker)
            return send(dispatcher, tracker, answer_aspect(self._catalogue, known, aspect, first))
        if request.only_wishes:
            # « en alternance », « dans le public »: that narrows the list.
            return send(
                dispatcher, tracker, found_for(self._catalogue, request, recalled(tracker).known_to(self._catalogue))
            )
        asked = asked_of_named(self._catalogue, request, latest_words(tracker))
        return send(dispatcher, tracker, asked or answer_detail(self._catalogue, request, ids))
