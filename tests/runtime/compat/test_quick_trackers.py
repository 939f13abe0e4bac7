from __future__ import annotations

import copy
from collections.abc import Iterator
from random import Random
from unittest import mock

import pytest
from rasa.shared.core.events import (
    ActionExecuted,
    ActionReverted,
    ActiveLoop,
    BotUttered,
    Event,
    Restarted,
    SessionStarted,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.slots import AnySlot, BooleanSlot, CategoricalSlot, FloatSlot, ListSlot, Slot, TextSlot
from rasa.shared.core.trackers import DialogueStateTracker

from runtime.compat import quick_trackers
from tests.support.tables import each_row

ORDINARY: tuple[Event, ...] = (
    ActionExecuted("utter_x"),
    UserUttered("oui"),
    BotUttered("non"),
    ActionExecuted("a_form"),
)
RARE: tuple[Event, ...] = (
    SessionStarted(),
    Restarted(),
    ActionReverted(),
    UserUtteranceReverted(),
    ActiveLoop("a_form"),
    ActiveLoop(None),
)
MAPPINGS = [{"type": "custom"}]


@pytest.fixture
def original() -> Iterator[None]:
    with mock.patch.object(DialogueStateTracker, "applied_events", DialogueStateTracker.applied_events):
        yield


def tracker_of(events: list[Event]) -> DialogueStateTracker:
    tracker = DialogueStateTracker("conversation", [])
    tracker.events.extend(events)
    return tracker


@each_row("seed", range(100))
def test_the_events_that_count_are_those_of_rasa(seed: int, original: None) -> None:
    random = Random(seed)
    rare = random.choice((RARE[:2], RARE))
    tracker = tracker_of([random.choice(rare if random.random() < 0.1 else ORDINARY) for _ in range(40)])
    rasas = getattr(DialogueStateTracker.applied_events, "wrapped", DialogueStateTracker.applied_events)
    expected = rasas(tracker)
    quick_trackers.install()
    assert [id(event) for event in tracker.applied_events()] == [id(event) for event in expected]


def test_installed_twice_it_still_asks_rasa_what_was_taken_back(original: None) -> None:
    for _ in range(2):
        quick_trackers.install()
    events = [ActionExecuted("action_listen"), UserUttered("oui"), UserUtteranceReverted()]
    assert tracker_of(events).applied_events() == []


@pytest.mark.parametrize(
    "slot",
    [
        TextSlot("name", MAPPINGS, "début"),
        BooleanSlot("name", MAPPINGS),
        FloatSlot("name", MAPPINGS, max_value=3.0),
        ListSlot("name", MAPPINGS),
        CategoricalSlot("name", MAPPINGS, values=["a", "b"]),
        AnySlot("name", MAPPINGS, influence_conversation=False),
    ],
    ids=lambda slot: type(slot).__name__,
)
def test_a_copied_slot_is_its_own(slot: Slot, original: None) -> None:
    quick_trackers.install()
    before = dict(slot.__dict__)
    copied = copy.copy(slot)
    assert type(copied) is type(slot)
    assert copied.__dict__ == before
    copied.value = ["autre"]
    assert slot.__dict__ == before
