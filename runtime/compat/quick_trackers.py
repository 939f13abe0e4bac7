"""Replay conversations with less work.

Rasa replays all events of a tracker several times a turn, copies all slots each time, and asks of each event what it
is. Here a slot is copied as a plain object, and a conversation in which nothing was taken back needs no look at what
was.
"""

from __future__ import annotations

from typing import Any

from rasa.shared.core.events import ActionReverted, ActiveLoop, Event, Restarted, SessionStarted, UserUtteranceReverted
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker

_BEGINS = (Restarted, SessionStarted)
_TAKES_BACK = (ActionReverted, UserUtteranceReverted, ActiveLoop)
_KINDS: dict[type[Event], tuple[type[Event], ...] | None] = {}


def install() -> None:
    """Make trackers copy their slots and find the events that count more quickly; the results are the same."""
    original = getattr(DialogueStateTracker.applied_events, "wrapped", DialogueStateTracker.applied_events)

    def applied_events(self: DialogueStateTracker) -> list[Event]:
        events, start = list(self.events), 0
        for index, event in enumerate(events, start=1):
            kind = _kind(type(event))
            if kind is _TAKES_BACK:
                found: list[Event] = original(self)
                return found
            if kind is _BEGINS:
                start = index
        return events[start:]

    applied_events.wrapped = original  # type: ignore[attr-defined]
    DialogueStateTracker.applied_events = applied_events
    Slot.__copy__ = _copy_slot


def _kind(event: type[Event]) -> tuple[type[Event], ...] | None:
    """Return which of the two kinds a class of events is, if any; each class is asked once."""
    if event not in _KINDS:
        _KINDS[event] = next((kind for kind in (_TAKES_BACK, _BEGINS) if issubclass(event, kind)), None)
    return _KINDS[event]


def _copy_slot(slot: Any) -> Any:
    copied = object.__new__(type(slot))
    copied.__dict__.update(slot.__dict__)
    return copied
