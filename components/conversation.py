"""Read from Rasa's tracker what was said before a message."""

from __future__ import annotations

from typing import Any

from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from orientation.dialogue.asked import asked
from orientation.dialogue.context import Context, topic_of
from orientation.safety.needs import Level
from orientation.safety.protocol import CareState
from orientation.understanding.kinds import DENY, TWO_QUESTIONS

OPEN_QUESTION = "open_question"
# An answer to « où en es-tu ? » may come after another question, not much later.
_OTHER_MESSAGES = 1
# What is remembered of distress (orientation/safety/protocol.py).
CARE = "care"


def context_of(tracker: DialogueStateTracker) -> Context:
    """Return the state of the conversation before the message that is being understood."""
    said = [event for event in reversed(tracker.events) if isinstance(event, UserUttered)]
    care = CareState.of_slot(slot(tracker, CARE))
    return Context(
        topic=topic_of(_intent(event) for event in said),
        shown=tuple(slot(tracker, "shown_programmes") or ()),
        focus=tuple(slot(tracker, "focused_programmes") or ()),
        asks_profile=_asks_profile(tracker),
        after_distress=care.is_gentle,
        told_distress=care.level > Level.NONE,
    )


def _intent(event: UserUttered) -> str:
    if event.intent_name == TWO_QUESTIONS:
        questions = (event.parse_data or {}).get("questions") or [{"intent": {"name": ""}}]
        return str(questions[-1]["intent"]["name"])
    return asked(event.intent)


def _asks_profile(tracker: DialogueStateTracker) -> bool:
    if not slot(tracker, OPEN_QUESTION):
        return False
    return messages_since_set(tracker, OPEN_QUESTION) <= _OTHER_MESSAGES


def messages_since_set(tracker: DialogueStateTracker, name: str) -> int:
    """Return how many messages came after a slot was set."""
    count = 0
    for event in reversed(tracker.events):
        if isinstance(event, SlotSet) and event.key == name:
            break
        count += isinstance(event, UserUttered)
    return count


def is_dropped(tracker: DialogueStateTracker, name: str) -> bool:
    """Tell whether « non » or « laisse tomber » was said after a slot was set."""
    for event in reversed(tracker.events):
        if isinstance(event, SlotSet) and event.key == name:
            return False
        if isinstance(event, UserUttered) and event.intent_name == DENY:
            return True
    return False


def slot(tracker: DialogueStateTracker, name: str) -> Any:
    """Return the value of a slot, None if it is not set."""
    # Trackers of tests and of `rasa test` may have none of our slots.
    return tracker.slots[name].value if name in tracker.slots else None
