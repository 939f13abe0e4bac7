"""Erased is erased: no byte is left, and nothing comes back."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from pathlib import Path

import pytest
from rasa.shared.core.events import UserUttered

from runtime.tracker_store import BoundedTrackerStore, ConversationErased
from tests.support.stored_turns import begin, load, open_store, said, turn


@pytest.fixture
def store(tmp_path: Path) -> BoundedTrackerStore:
    return open_store(tmp_path / "folder" / "test.db")


@pytest.mark.parametrize("seed", range(12))
def test_erasing_leaves_no_byte_whatever_the_pages_look_like(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    store = open_store(tmp_path / "test.db")
    conversations = [f"c{number}" for number in range(6)]
    for conversation in conversations:
        begin(store, conversation)
    for number in range(60):
        conversation = chance.choice(conversations)
        turn(store, number, conversation, search=f"zorglub-{conversation}-{'x' * chance.randrange(900)}")
    chance.shuffle(conversations)
    for conversation in conversations[:3]:
        asyncio.run(store.erase(conversation))
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
    asyncio.run(store.erase("c"))
    assert not asyncio.run(store.exists("c"))
    reader.close()
    turn(store, 1, "autre")
    left = b"".join(path.read_bytes() for path in (tmp_path / "folder").iterdir())
    assert b"zorglub-c" not in left
    assert b"zorglub-autre" in left


def test_a_turn_under_way_cannot_bring_an_erased_conversation_back(store: BoundedTrackerStore) -> None:
    begin(store)
    tracker = load(store)
    asyncio.run(store.erase("c"))
    tracker.update(UserUttered("trop tard", {"name": "say"}, message_id="m"))
    with pytest.raises(ConversationErased):
        asyncio.run(store.save(tracker))
    assert not asyncio.run(store.exists("c"))
    assert store.record.spoken("c") == []


def test_nor_into_a_conversation_that_was_begun_again(store: BoundedTrackerStore) -> None:
    begin(store)
    turn(store, 0, search="zorglub")
    tracker = load(store)
    asyncio.run(store.erase("c"))
    begin(store)
    tracker.update(UserUttered("trop tard", {"name": "say"}, message_id="m"))
    with pytest.raises(ConversationErased):
        asyncio.run(store.save(tracker))
    assert load(store).get_slot("search") is None
    assert store.record.spoken("c") == []
    turn(store, 1)
    assert said(load(store)) == ["question 1"]


def test_erasing_leaves_no_byte_and_touches_no_other(store: BoundedTrackerStore, tmp_path: Path) -> None:
    for conversation in ("c", "autre"):
        begin(store, conversation)
    secret, kept = "zorglub" * 30, "bulgroz" * 30
    for number in range(30):
        turn(store, number, "c", search=f"{secret}{number}")
        turn(store, number, "autre", search=f"{kept}{number}")
    files = list((tmp_path / "folder").iterdir())
    assert any(secret.encode() in path.read_bytes() for path in files)
    asyncio.run(store.erase("c"))
    assert not any(secret.encode() in path.read_bytes() for path in files if path.exists())
    assert not asyncio.run(store.exists("c"))
    assert asyncio.run(store.keys()) == ["autre"]
    assert load(store, "autre").get_slot("search") == f"{kept}29"
