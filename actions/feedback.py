"""Take in what the user thinks of an answer."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.adapter import last_said, latest_value, send
from orientation.dialogue.feedback import answer_feedback


class ActionFeedback(Action):
    """Thank for a vote, and ask for a reason once; the vote itself stays in the history, where it is counted."""

    def name(self) -> str:
        """Return the name that domain.yml uses."""
        return "action_feedback"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Send a word of thanks or the question; what was searched and shown before stays."""
        vote, about, reason = (latest_value(tracker, name) for name in ("vote", "about", "reason"))
        return send(dispatcher, tracker, answer_feedback(vote, about, reason, last_said(tracker)))
