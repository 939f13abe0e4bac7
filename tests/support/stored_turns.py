"""A store on a file, and conversations in it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from runtime.tracker_store import BoundedTrackerStore

DOMAIN = Domain.from_yaml(
    """
version: "3.1"
intents: [say]
slots:
  search: {type: any, mappings: [{type: custom}]}
  shown: {type: any, mappings: [{type: custom}]}
"""
)
MAX_TURNS = 3


def open_store(file: Path) -> BoundedTrackerStore:
    """Return a store on this file."""
    return BoundedTrackerStore(DOMAIN, db=str(file), max_turns=MAX_TURNS)


def load(store: BoundedTrackerStore, conversation: str = "c") -> DialogueStateTracker:
    """Return a conversation as Rasa gets it."""
    tracker = asyncio.run(store.retrieve(conversation))
    assert tracker is not None
    return tracker


def begin(store: BoundedTrackerStore, conversation: str = "c") -> None:
    """Store the beginning of a conversation."""
    tracker = DialogueStateTracker(conversation, DOMAIN.slots)
    for event in (ActionExecuted("action_session_start"), SessionStarted(), ActionExecuted("action_listen")):
        tracker.update(event)
    asyncio.run(store.save(tracker))


def turn(store: BoundedTrackerStore, number: int, conversation: str = "c", **slots: Any) -> None:
    """Add a turn to a conversation, which sets these slots."""
    tracker = load(store, conversation)
    tracker.update(UserUttered(f"question {number}", {"name": "say"}, message_id=f"m{number}"))
    for name, value in slots.items():
        tracker.update(SlotSet(name, value))
    tracker.update(ActionExecuted("utter_x"))
    tracker.update(BotUttered(f"réponse {number}"))
    tracker.update(ActionExecuted("action_listen"))
    asyncio.run(store.save(tracker))


def said(tracker: DialogueStateTracker) -> list[str]:
    """Return what the user said."""
    return [event.text for event in tracker.events if isinstance(event, UserUttered)]
