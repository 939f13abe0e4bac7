"""Answer distress before anything else, and keep nothing of what was said."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SlotSet, UserUttered

from orientation.answers.messages import Answer
from orientation.safety.loading import load_protocol
from orientation.safety.protocol import CareState, Step
from orientation.safety.safety_answer import NOT_KEPT, notice

# What is remembered of distress in a conversation, without a word of it.
SLOT = "care"


class SafetyNet:
    """Recognise distress and answer it, from the first message of it to the end of the conversation.

    Everything is read when the server starts: nobody in distress should be the one to find that something is missing.
    """

    def __init__(self, data_dir: Path) -> None:
        self._protocol = load_protocol(data_dir)

    def answer(self, text: str | None) -> Answer | None:
        """Return the answer to a text in which there is distress, None to any other: all that can be said unready."""
        said = self._protocol.respond(text, CareState()).answer if text else None
        return notice(said) if said else None

    def step(self, text: str | None, slots: Mapping[str, Any]) -> Step:
        """Return what is done about a message, or about a choice (no text), in its conversation."""
        state = CareState.of_slot(slots.get(SLOT))
        return self._protocol.respond(text, state) if text else self._protocol.pass_by(state)

    @property
    def permanent(self) -> Answer:
        """Return who can be called, whatever was said."""
        return notice(self._protocol.texts.permanent)


def events_of(message_id: str, channel: str, answer: str, state: CareState) -> list[Event]:
    """Return what is stored of such a turn: that there was one, what was answered, and the state afterwards."""
    return [
        UserUttered(NOT_KEPT, message_id=message_id, input_channel=channel),
        said(answer),
        SlotSet(SLOT, state.as_slot()),
        ActionExecuted(ACTION_LISTEN_NAME),
    ]


def said(text: str) -> BotUttered:
    """Return a notice as the event of saying it."""
    return BotUttered(text, {"custom": dict(notice(text).message)})


def is_changed(step: Step, slots: Mapping[str, Any]) -> bool:
    """Tell whether a state must be stored."""
    return step.state != CareState.of_slot(slots.get(SLOT))
