"""The store: nothing lost, nothing twice, little read, all erased."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy.exc
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from runtime.tracker_store import BoundedTrackerStore, ConversationErased

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


@pytest.fixture
def store(tmp_path: Path) -> BoundedTrackerStore:
    return BoundedTrackerStore(DOMAIN, db=str(tmp_path / "folder" / "test.db"), max_turns=MAX_TURNS)


def load(store: BoundedTrackerStore, conversation: str = "c") -> DialogueStateTracker:
    tracker = asyncio.run(store.retrieve(conversation))
    assert tracker is not None
    return tracker


def begin(store: BoundedTrackerStore, conversation: str = "c") -> None:
    tracker = DialogueStateTracker(conversation, DOMAIN.slots)
    for event in (ActionExecuted("action_session_start"), SessionStarted(), ActionExecuted("action_listen")):
        tracker.update(event)
    asyncio.run(store.save(tracker))


def turn(store: BoundedTrackerStore, number: int, conversation: str = "c", **slots: Any) -> None:
    tracker = load(store, conversation)
    tracker.update(UserUttered(f"question {number}", {"name": "say"}, message_id=f"m{number}"))
    for name, value in slots.items():
        tracker.update(SlotSet(name, value))
    tracker.update(ActionExecuted("utter_x"))
    tracker.update(BotUttered(f"réponse {number}"))
    tracker.update(ActionExecuted("action_listen"))
    asyncio.run(store.save(tracker))


def said(tracker: DialogueStateTracker) -> list[str]:
    return [event.text for event in tracker.events if isinstance(event, UserUttered)]


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
    assert [event["text"] for event, _ in store.spoken("c") if event["event"] == "user"] == everything


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
    assert len(store.spoken("c")) == 2


def test_a_turn_that_fails_half_way_leaves_no_trace(store: BoundedTrackerStore) -> None:
    begin(store)
    turn(store, 0)
    load(store).update(UserUttered("perdu", {"name": "say"}, message_id="perdu"))
    assert said(load(store)) == ["question 0"]


def test_another_store_on_the_same_file_goes_on(store: BoundedTrackerStore, tmp_path: Path) -> None:
    begin(store)
    turn(store, 0, search="x")
    other = BoundedTrackerStore(DOMAIN, db=str(tmp_path / "folder" / "test.db"), max_turns=MAX_TURNS)
    turn(other, 1)
    assert said(load(store)) == ["question 0", "question 1"]
    assert load(other).get_slot("search") == "x"


def test_answers_are_found_by_message_id(store: BoundedTrackerStore) -> None:
    begin(store)
    for number in range(6):
        turn(store, number)
    answers = store.answers_to("c", "m1")
    assert answers is not None
    assert [answer["text"] for answer in answers] == ["réponse 1"]
    assert store.answers_to("c", "m99") is None
    begin(store, "autre")
    assert store.answers_to("autre", "m1") is None
    with pytest.raises(KeyError):
        store.answers_to("inconnue", "m1")


def test_a_message_id_cannot_be_stored_twice(store: BoundedTrackerStore) -> None:
    begin(store)
    turn(store, 0)
    with pytest.raises(sqlalchemy.exc.IntegrityError):
        turn(store, 0)
    assert len(store.spoken("c")) == 2, "the second turn left nothing"
    begin(store, "autre")
    turn(store, 0, "autre")


@pytest.mark.parametrize("seed", range(12))
def test_erasing_leaves_no_byte_whatever_the_pages_look_like(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    store = BoundedTrackerStore(DOMAIN, db=str(tmp_path / "test.db"), max_turns=MAX_TURNS)
    conversations = [f"c{number}" for number in range(6)]
    for conversation in conversations:
        begin(store, conversation)
    for number in range(60):
        conversation = chance.choice(conversations)
        turn(store, number, conversation, search=f"zorglub-{conversation}-{'x' * chance.randrange(900)}")
    chance.shuffle(conversations)
    for conversation in conversations[:3]:
        store.erase(conversation)
        left = b"".join(path.read_bytes() for path in tmp_path.iterdir())
        assert f"zorglub-{conversation}-".encode() not in left


def test_while_another_process_reads_erasing_is_finished_later(store: BoundedTrackerStore, tmp_path: Path) -> None:
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=50")
    for conversation in ("c", "autre"):
        begin(store, conversation)
        turn(store, 0, conversation, search=f"zorglub-{conversation}")
    reader = sqlite3.connect(tmp_path / "folder" / "test.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM events").fetchone()
    store.erase("c")
    assert not asyncio.run(store.exists("c"))
    reader.close()
    turn(store, 1, "autre")
    left = b"".join(path.read_bytes() for path in (tmp_path / "folder").iterdir())
    assert b"zorglub-c" not in left
    assert b"zorglub-autre" in left


def test_a_turn_under_way_cannot_bring_an_erased_conversation_back(store: BoundedTrackerStore) -> None:
    begin(store)
    tracker = load(store)
    store.erase("c")
    tracker.update(UserUttered("trop tard", {"name": "say"}, message_id="m"))
    with pytest.raises(ConversationErased):
        asyncio.run(store.save(tracker))
    assert not asyncio.run(store.exists("c"))
    assert store.spoken("c") == []


def test_nor_into_a_conversation_that_was_begun_again(store: BoundedTrackerStore) -> None:
    begin(store)
    turn(store, 0, search="zorglub")
    tracker = load(store)
    store.erase("c")
    begin(store)
    tracker.update(UserUttered("trop tard", {"name": "say"}, message_id="m"))
    with pytest.raises(ConversationErased):
        asyncio.run(store.save(tracker))
    assert load(store).get_slot("search") is None
    assert store.spoken("c") == []
    turn(store, 1)
    assert said(load(store)) == ["question 1"]


def test_what_was_said_last_and_the_slots_are_told(store: BoundedTrackerStore) -> None:
    begin(store)
    assert store.last_said("c") is None
    turn(store, 0, search="x")
    turn(store, 1)
    assert store.last_said("c") == ("say", "question 1")
    assert store.slots("c") == {"search": "x"}
    with pytest.raises(KeyError):
        store.slots("inconnue")


def test_errors_of_the_database_do_not_quote_users(store: BoundedTrackerStore) -> None:
    begin(store)
    turn(store, 0)
    tracker = load(store)
    tracker.update(UserUttered("zorglub", {"name": "say"}, message_id="m0"))
    with pytest.raises(sqlalchemy.exc.IntegrityError) as failure:
        asyncio.run(store.save(tracker))
    assert "zorglub" not in str(failure.value)


def test_erasing_leaves_no_byte_and_touches_no_other(store: BoundedTrackerStore, tmp_path: Path) -> None:
    for conversation in ("c", "autre"):
        begin(store, conversation)
    secret, kept = "zorglub" * 30, "bulgroz" * 30
    for number in range(30):
        turn(store, number, "c", search=f"{secret}{number}")
        turn(store, number, "autre", search=f"{kept}{number}")
    files = list((tmp_path / "folder").iterdir())
    assert any(secret.encode() in path.read_bytes() for path in files)
    store.erase("c")
    assert not any(secret.encode() in path.read_bytes() for path in files if path.exists())
    assert not asyncio.run(store.exists("c"))
    assert asyncio.run(store.keys()) == ["autre"]
    assert load(store, "autre").get_slot("search") == f"{kept}29"


def test_sqlite_is_set_up_for_many_small_writes(store: BoundedTrackerStore, tmp_path: Path) -> None:
    with store.engine.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "secure_delete")
        }
    assert pragmas == {"journal_mode": "wal", "secure_delete": 1}
    with sqlite3.connect(tmp_path / "folder" / "test.db") as database:
        plan = database.execute(
            "EXPLAIN QUERY PLAN SELECT id FROM events WHERE sender_id = 'c' AND message_id = 'm'"
        ).fetchall()
    assert "INDEX" in plan[0][3], "a repeat is found without reading the conversation"
