"""Show one programme in detail."""

from __future__ import annotations

from rasa_sdk import Tracker

from actions.adapter import (
    AnsweringAction,
    first_number,
    latest_aspect,
    latest_request,
    slot_ids,
    spoken_of,
)
from orientation.answers.aspect_answer import answer_aspect
from orientation.answers.detail_answer import answer_detail
from orientation.answers.messages import Answer


class ActionProgrammeDetail(AnsweringAction):
    """Answer a question about the programme that is named, or that was just shown."""

    called = "action_programme_detail"

    def answer(self, tracker: Tracker) -> Answer:
        """Return the answer."""
        request = latest_request(self._catalogue, tracker)
        ids = spoken_of(tracker)
        aspect = latest_aspect(tracker)
        known = [self._catalogue.programmes[id_] for id_ in ids if id_ in self._catalogue.programmes]
        if aspect and known and not request.names_something:
            # Those in focus are no list: the numbers on the screen are those of the list that they come from.
            first = None if slot_ids(tracker, "focused_programmes") else first_number(tracker)
            return answer_aspect(self._catalogue, known, aspect, first)
        return answer_detail(self._catalogue, request, ids)
