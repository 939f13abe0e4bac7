"""Read from Rasa's tracker what was said before a message."""

from __future__ import annotations

from typing import Any

from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from orientation.dialogue.context import Context, topic_of
from orientation.safety.safety_answer import NOT_KEPT
from orientation.understanding.kinds import TWO_QUESTIONS

OPEN_QUESTION = "open_question"
# An answer to « où en es-tu ? » may come after another question, not much later.
_MESSAGES_TO_ANSWER = 2


def context_of(tracker: DialogueStateTracker) -> Context:
    """Return the state of the conversation before the message that is being understood."""
    said = [event for event in reversed(tracker.events) if isinstance(event, UserUttered)]
    return Context(
        topic=topic_of(_intent(event) for event in said),
        shown=tuple(_slot(tracker, "shown_programmes") or ()),
        focus=tuple(_slot(tracker, "focused_programmes") or ()),
        asks_profile=_asks_profile(tracker),
        after_distress=bool(said) and said[0].text == NOT_KEPT,
    )


def _intent(event: UserUttered) -> str:
    if event.intent_name == TWO_QUESTIONS:
        questions = (event.parse_data or {}).get("questions") or [{"intent": {"name": ""}}]
        return str(questions[-1]["intent"]["name"])
    return event.intent_name or ""


def _asks_profile(tracker: DialogueStateTracker) -> bool:
    if not _slot(tracker, OPEN_QUESTION):
        return False
    return _messages_since_asked(tracker) <= _MESSAGES_TO_ANSWER - 1


def _messages_since_asked(tracker: DialogueStateTracker) -> int:
    """Return how many messages came after the question."""
    count = 0
    for event in reversed(tracker.events):
        if isinstance(event, SlotSet) and event.key == OPEN_QUESTION:
            break
        count += isinstance(event, UserUttered)
    return count


def _slot(tracker: DialogueStateTracker, name: str) -> Any:
    # Trackers of tests and of `rasa test` may have none of our slots.
    return tracker.slots[name].value if name in tracker.slots else None
