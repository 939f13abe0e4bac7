"""Cells hold nothing of what was said: cells are what SQLite leaves copies of."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from runtime.conversation_store.tables import FILLER_BYTES, PAGE_BYTES, key_of
from tests.support.pages import b_tree_pages
from tests.support.stored_turns import open_store

CONVERSATION = "zorglub-conversation"


def numbers(value: Any) -> Iterator[int]:
    """Yield the sizes of texts around those at which SQLite puts a row elsewhere."""
    yield from (0, 1, 30, 100, 250, value - 200, value - 100, value - 40, value, value + 1, 4 * value, 20 * value)


@pytest.mark.parametrize("size", list(numbers(PAGE_BYTES)))
def test_what_was_said_is_in_no_cell_whatever_its_size(tmp_path: Path, size: int) -> None:
    store = open_store(tmp_path / "test.db")
    tracker = DialogueStateTracker(CONVERSATION, [])
    for event in (
        ActionExecuted(f"zorglub_{'x' * min(size, 200)}"),
        UserUttered(f"zorglub {'x' * size}", {"name": "zorglub"}, message_id="zorglub-message"),
        SlotSet("search", f"zorglub {'x' * size}"),
        BotUttered(f"zorglub {'x' * size}"),
    ):
        tracker.update(event)
    asyncio.run(store.save(tracker))
    with store.engine.connect() as connection:
        connection.exec_driver_sql("UPDATE conversations SET slots = ?", (json.dumps({"a": f"zorglub {'x' * size}"}),))
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").all()
    content = (tmp_path / "test.db").read_bytes()
    assert content.count(b"zorglub") >= 10
    assert key_of(CONVERSATION) in b_tree_pages(tmp_path / "test.db"), "cells are looked at"
    assert b"zorglub" not in b_tree_pages(tmp_path / "test.db")


def test_the_filler_is_longer_than_what_a_cell_may_hold(tmp_path: Path) -> None:
    open_store(tmp_path / "test.db")
    with sqlite3.connect(tmp_path / "test.db") as database:
        assert database.execute("PRAGMA page_size").fetchone() == (PAGE_BYTES,)
        for table in ("events", "conversations"):
            columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
            before = set(columns[: columns.index("filler")])
            assert before <= {"id", "sender_key", "message_key", "last_active_at"}, "a number, a digest or a time"
    assert FILLER_BYTES >= PAGE_BYTES - 35


def test_the_file_that_is_erased_from_is_as_good_as_new(tmp_path: Path) -> None:
    store = open_store(tmp_path / "test.db")
    for number in range(30):
        tracker = DialogueStateTracker(f"c{number}", [])
        tracker.update(UserUttered("bonjour", {"name": "say"}, message_id="m"))
        asyncio.run(store.save(tracker))
    for number in range(0, 30, 2):
        asyncio.run(store.erase(f"c{number}"))
    with sqlite3.connect(tmp_path / "test.db") as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("SELECT count(*) FROM events").fetchone() == (15,)
        assert database.execute("SELECT count(*) FROM erased").fetchone() == (0,)
