"""Show what is picked in the last list."""

from __future__ import annotations

from rasa_sdk import Tracker

from actions.adapter import AnsweringAction, first_number, latest_request, latest_words, slot_ids
from orientation.answers.messages import Answer
from orientation.answers.pick_answer import answer_pick


class ActionChooseShown(AnsweringAction):
    """Show the programme that the latest message picks in the list on the screen, or the few that it picks."""

    called = "action_choose_shown"

    def answer(self, tracker: Tracker) -> Answer:
        """Return the answer."""
        request = latest_request(self._catalogue, tracker)
        shown = slot_ids(tracker, "shown_programmes")
        return answer_pick(self._catalogue, request, latest_words(tracker), shown, first_number(tracker))
