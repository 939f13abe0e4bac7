"""How a conversation begins: what is said first, and after an erasure nothing of what was there."""

from __future__ import annotations

from collections.abc import Sequence

from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.events import ActionExecuted, AllSlotsReset, BotUttered, Event, SessionStarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

# All that is kept of the message that had the rest erased; nobody is shown it.
ERASED_TEXT = "(Conversation effacée.)"


def beginning(said: Sequence[Event], after: Sequence[Event] = ()) -> list[Event]:
    """Return the events of a conversation in which this was said first, after some that nobody is shown."""
    begun = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted()]
    return [*begun, *after, *said, ActionExecuted(ACTION_LISTEN_NAME)]


def erases(events: Sequence[Event]) -> bool:
    """Tell whether a turn has the conversation erased: it resets all slots (actions/conversation.py)."""
    return any(isinstance(event, AllSlotsReset) for event in events)


def begun_again(tracker: DialogueStateTracker, turn: Sequence[Event]) -> DialogueStateTracker:
    """Return the conversation as a turn that erases it leaves it: a repeat of its message finds its answer."""
    message = next(event for event in reversed(turn) if isinstance(event, UserUttered))
    neutral = UserUttered(
        ERASED_TEXT,
        message_id=message.message_id,
        input_channel=message.input_channel,
        metadata={"hidden": True},
    )
    said = [event for event in turn if isinstance(event, BotUttered)]
    events = beginning(said, [ActionExecuted(ACTION_LISTEN_NAME), neutral])
    again = DialogueStateTracker.from_events(tracker.sender_id, events, tracker.slots.values())
    again.assistant_id = tracker.assistant_id
    return again
