"""The store: nothing lost, nothing twice, little read."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
import sqlalchemy.exc
from rasa.shared.core.events import ActionExecuted, UserUttered

from runtime.tracker_store import BoundedTrackerStore
from tests.support.stored_turns import MAX_TURNS, begin, load, open_store, said, turn


@pytest.fixture
def store(tmp_path: Path) -> BoundedTrackerStore:
    return open_store(tmp_path / "folder" / "test.db")


def test_an_unknown_conversation_is_none(store: BoundedTrackerStore) -> None:
    assert asyncio.run(store.retrieve("inconnue")) is None
    assert not asyncio.run(store.exists("inconnue"))


@pytest.mark.parametrize("turns", [1, 2, 3, 4, 5, 6, 10, 50])
def test_the_last_turns_come_back_and_all_are_kept(store: BoundedTrackerStore, turns: int) -> None:
    begin(store)
    for number in range(turns):
        turn(store, number)
    everything = [f"question {number}" for number in range(turns)]
    recent = said(load(store))
    assert recent == everything[-len(recent) :]
    assert min(turns, MAX_TURNS) <= len(recent) <= MAX_TURNS * 1.5
    assert said(load(store)) == everything[-MAX_TURNS:], "read from the database, not remembered"
    full = asyncio.run(store.retrieve_full_tracker("c"))
    assert full is not None
    assert said(full) == everything
    assert [event["text"] for event, _ in store.record.spoken("c") if event["event"] == "user"] == everything


def test_recent_turns_begin_with_the_assistant_listening(store: BoundedTrackerStore) -> None:
    begin(store)
    for number in range(MAX_TURNS + 4):
        turn(store, number)
    first, second = list(load(store).events)[:2]
    assert isinstance(first, ActionExecuted)
    assert first.action_name == "action_listen"
    assert isinstance(second, UserUttered)


def test_slots_set_long_ago_are_still_set(store: BoundedTrackerStore) -> None:
    begin(store)
    turn(store, 0, search={"town": ["grenoble"]}, shown=["a"])
    turn(store, 1, shown=["b"])
    for number in range(2, 12):
        turn(store, number, shown=["c"] if number == 10 else load(store).get_slot("shown"))
    slots = load(store).current_slot_values()
    assert slots["search"] == {"town": ["grenoble"]}
    assert slots["shown"] == ["c"]


def test_a_slot_emptied_stays_empty(store: BoundedTrackerStore) -> None:
    begin(store)
    turn(store, 0, search={"town": ["lens"]})
    turn(store, 1, search=None)
    for number in range(2, 8):
        turn(store, number)
    assert load(store).get_slot("search") is None


def test_saving_twice_adds_nothing(store: BoundedTrackerStore) -> None:
    begin(store)
    turn(store, 0)
    tracker = load(store)
    asyncio.run(store.save(tracker))
    asyncio.run(store.save(tracker))
    assert len(store.record.spoken("c")) == 2


def test_a_turn_that_fails_half_way_leaves_no_trace(store: BoundedTrackerStore) -> None:
    begin(store)
    turn(store, 0)
    load(store).update(UserUttered("perdu", {"name": "say"}, message_id="perdu"))
    assert said(load(store)) == ["question 0"]


def test_another_store_on_the_same_file_goes_on(store: BoundedTrackerStore, tmp_path: Path) -> None:
    begin(store)
    turn(store, 0, search="x")
    other = open_store(tmp_path / "folder" / "test.db")
    turn(other, 1)
    assert said(load(store)) == ["question 0", "question 1"]
    assert load(other).get_slot("search") == "x"


def test_a_message_id_cannot_be_stored_twice(store: BoundedTrackerStore) -> None:
    begin(store)
    turn(store, 0)
    with pytest.raises(sqlalchemy.exc.IntegrityError):
        turn(store, 0)
    assert len(store.record.spoken("c")) == 2, "the second turn left nothing"
    begin(store, "autre")
    turn(store, 0, "autre")
