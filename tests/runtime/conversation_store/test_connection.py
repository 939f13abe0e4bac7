from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy.exc
from rasa.shared.core.events import UserUttered

from runtime.tracker_store import BoundedTrackerStore
from tests.support.stored_turns import begin, load, open_store, turn


@pytest.fixture
def store(tmp_path: Path) -> BoundedTrackerStore:
    return open_store(tmp_path / "folder" / "test.db")


def test_errors_of_the_database_do_not_quote_users(store: BoundedTrackerStore) -> None:
    begin(store)
    turn(store, 0)
    tracker = load(store)
    tracker.update(UserUttered("zorglub", {"name": "say"}, message_id="m0"))
    with pytest.raises(sqlalchemy.exc.IntegrityError) as failure:
        asyncio.run(store.save(tracker))
    assert "zorglub" not in str(failure.value)


def test_sqlite_is_set_up_for_many_small_writes(store: BoundedTrackerStore, tmp_path: Path) -> None:
    with store.engine.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "secure_delete")
        }
    assert pragmas == {"journal_mode": "wal", "secure_delete": 1}
    with sqlite3.connect(tmp_path / "folder" / "test.db") as database:
        plan = database.execute(
            "EXPLAIN QUERY PLAN SELECT id FROM events WHERE sender_key = x'00' AND message_key = x'01'"
        ).fetchall()
    assert "INDEX" in plan[0][3], "a repeat is found without reading the conversation"
