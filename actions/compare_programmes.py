"""Compare programmes."""

from __future__ import annotations

from rasa_sdk import Tracker

from actions.adapter import AnsweringAction, first_number, latest_request, latest_words, slot_ids
from orientation.answers.comparison_answer import answer_comparison
from orientation.answers.messages import Answer


class ActionCompareProgrammes(AnsweringAction):
    """Compare the programmes that the latest message names or picks, or those that are spoken of."""

    called = "action_compare_programmes"

    def answer(self, tracker: Tracker) -> Answer:
        """Return the comparison."""
        return answer_comparison(
            self._catalogue,
            latest_request(self._catalogue, tracker),
            latest_words(tracker),
            slot_ids(tracker, "shown_programmes"),
            slot_ids(tracker, "focused_programmes"),
            first_number(tracker),
        )
