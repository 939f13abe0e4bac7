"""Answer distress before anything else, and keep nothing of what was said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, UserUttered

from orientation.answers.messages import Answer
from orientation.knowledge.facts import load_facts
from orientation.knowledge.sources import load_sources
from orientation.safety import load_recogniser
from orientation.safety.safety_answer import NOT_KEPT, safety_answers


class SafetyNet:
    """Recognise distress and give the fixed answer to it.

    Everything is read when the server starts: nobody in distress should be the one to find that something is missing.
    """

    def __init__(self, data_dir: Path) -> None:
        self._recogniser = load_recogniser(data_dir / "safety.yml")
        facts = load_facts(data_dir / "facts", load_sources(data_dir / "sources.yml"))
        self._answers = safety_answers(facts, date.today())

    def answer(self, text: str | None) -> Answer | None:
        """Return the answer to a text in which there is distress, None to any other."""
        finding = self._recogniser.find(text) if text else None
        return self._answers[finding.need] if finding else None


def events_of(message_id: str, channel: str, answer: Answer) -> list[Event]:
    """Return what is stored of such a turn: that there was one, and what was answered."""
    return [
        UserUttered(NOT_KEPT, message_id=message_id, input_channel=channel),
        BotUttered(answer.text, {"custom": dict(answer.message)}),
        ActionExecuted(ACTION_LISTEN_NAME),
    ]
