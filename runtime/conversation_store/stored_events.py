"""Trackers as what is stored of them, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

from rasa.shared.core.events import ActionExecuted, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from orientation.dialogue.asked import asked
from orientation.safety.safety_answer import NOT_KEPT
from orientation.understanding.kinds import AFTER_DISTRESS

StoredEvent = dict[str, Any]


def row_of(sender_id: str, event: Event) -> dict[str, Any]:
    """Return an event as a row of the table of events."""
    is_user = isinstance(event, UserUttered)
    intent = asked(event.intent) or None if is_user else None
    stored = event.as_dict()
    if intent == AFTER_DISTRESS:
        stored = _without_words(stored)
    return {
        "sender_id": sender_id,
        "type_name": event.type_name,
        "timestamp": event.timestamp,
        "intent_name": intent,
        "action_name": event.action_name if isinstance(event, ActionExecuted) else None,
        "message_id": event.message_id if is_user else None,
        "data": json.dumps(stored, ensure_ascii=False),
    }


def _without_words(stored: StoredEvent) -> StoredEvent:
    """Return a user's message, said after distress and no question, without anything of what it says."""
    parsed = {"intent": stored["parse_data"]["intent"], "entities": [], "text": NOT_KEPT}
    metadata = {name: value for name, value in (stored.get("metadata") or {}).items() if name != "shown"}
    return {**stored, "text": NOT_KEPT, "parse_data": parsed, "metadata": metadata}


def read_rows(rows: Iterable[Any]) -> list[StoredEvent]:
    """Return the events of rows whose first column is their data."""
    return [json.loads(row[0]) for row in rows]


def event_of(stored: StoredEvent) -> Event:
    """Return the event that was stored."""
    return _event_class(stored["event"])._from_parameters(stored)


def changed_slots(tracker: DialogueStateTracker) -> dict[str, Any]:
    """Return the slots that are not as in the beginning."""
    return {slot.name: slot.value for slot in tracker.slots.values() if slot.value != slot.initial_value}


def earlier_slots(slots: dict[str, Any], recent: Iterable[StoredEvent]) -> list[StoredEvent]:
    """Return the events that restore the slots which were set before the recent turns."""
    set_recently = {event["name"] for event in recent if event["event"] == SlotSet.type_name}
    return [SlotSet(name, value).as_dict() for name, value in slots.items() if name not in set_recently]


@cache
def _event_class(type_name: str) -> Any:
    # Rasa walks through all subclasses of Event for each event.
    return Event.resolve_by_type(type_name)
