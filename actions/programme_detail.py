"""Show one programme in detail."""

from __future__ import annotations

from rasa_sdk import Tracker

from actions.adapter import (
    AnsweringAction,
    first_number,
    latest_aspects,
    latest_request,
    latest_sentences,
    recalled,
    slot_ids,
    spoken_of,
)
from actions.search_programmes import found_for
from orientation.answers.aspect_answer import answer_aspect, asked_of_named
from orientation.answers.detail_answer import answer_detail
from orientation.answers.messages import Answer


class ActionProgrammeDetail(AnsweringAction):
    """Answer a question about the programme that is named, or that was just shown."""

    called = "action_programme_detail"

    def answer(self, tracker: Tracker) -> Answer:
        """Return the answer."""
        request = latest_request(self._catalogue, tracker)
        ids = spoken_of(tracker)
        aspects = latest_aspects(tracker)
        known = [self._catalogue.programmes[id_] for id_ in ids if id_ in self._catalogue.programmes]
        # « C’est à côté de chez moi ! Mais c’est quoi, le taux d’accès ? » asks that of the one in focus.
        names_school = request.programmes or request.unlisted_schools or request.criteria.schools
        if aspects and known and not names_school:
            # Those in focus are no list: the numbers on the screen are those of the list that they come from.
            first = None if slot_ids(tracker, "focused_programmes") else first_number(tracker)
            return answer_aspect(self._catalogue, known, aspects[0], first, aspects[1:])
        if request.only_wishes:
            # « en alternance », « dans le public »: that narrows the list.
            return found_for(self._catalogue, request, recalled(tracker).known_to(self._catalogue))
        asked = asked_of_named(self._catalogue, request, latest_sentences(tracker), aspects)
        return asked or answer_detail(self._catalogue, request, ids)
