"""Look back at the conversation."""

from __future__ import annotations

from datetime import date

from rasa_sdk import Tracker

from actions.adapter import AnsweringAction, slot_ids
from actions.path import path_writer
from orientation.answers.messages import Answer
from orientation.paths.profile import profile_from_slot
from orientation.recap.chat import recap_answer
from orientation.recap.content import recap


class ActionRecap(AnsweringAction):
    """Say in one message what was looked at, to keep, to print or to send."""

    called = "action_recap"

    def answer(self, tracker: Tracker) -> Answer:
        """Return the recap; what was searched and shown before stays."""
        path = path_writer().known_path(profile_from_slot(tracker.get_slot("profile")))
        content = recap(self._catalogue, slot_ids(tracker, "seen_programmes"), path, date.today())
        return recap_answer(content)
