"""A file of the earlier layout is made anew, with all that it holds."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from runtime.conversation_store import file
from runtime.conversation_store.file import EarlierLayoutInUse, prepare_file
from runtime.conversation_store.tables import PAGE_BYTES
from runtime.tracker_store import BoundedTrackerStore
from tests.support.pages import b_tree_pages
from tests.support.stored_turns import begin, load, open_store, said, turn

# As the files were before.
EARLIER = """
    CREATE TABLE events (
        id INTEGER NOT NULL PRIMARY KEY, sender_id VARCHAR(255) NOT NULL, type_name VARCHAR(255) NOT NULL,
        timestamp FLOAT, intent_name VARCHAR(255), action_name VARCHAR(255), message_id VARCHAR(64), data TEXT,
        CONSTRAINT uq_events_message UNIQUE (sender_id, message_id));
    CREATE TABLE conversations (
        sender_id VARCHAR(255) NOT NULL PRIMARY KEY, created_at FLOAT NOT NULL, last_active_at FLOAT NOT NULL,
        slots TEXT NOT NULL);
    CREATE INDEX ix_events_conversation ON events (sender_id, id);
    CREATE INDEX ix_conversations_last_active_at ON conversations (last_active_at);
"""
EVENTS = "SELECT id, sender_id, type_name, timestamp, intent_name, action_name, message_id, data FROM events"
CONVERSATIONS = "SELECT sender_id, created_at, last_active_at, slots FROM conversations"


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """Return a file of the earlier layout with two conversations, as it is after a crash: part of it in the log."""
    made = open_store(tmp_path / "made.db")
    for conversation in ("c", "autre"):
        begin(made, conversation)
        for number in range(5):
            turn(made, number, conversation, search=f"zorglub-{conversation}-{number}")
    made.engine.dispose()
    path = tmp_path / "earlier.db"
    with closing(sqlite3.connect(path)) as database, closing(sqlite3.connect(tmp_path / "made.db")) as source:
        database.execute("PRAGMA journal_mode=WAL")
        database.executescript(EARLIER)
        database.executemany("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?)", source.execute(EVENTS))
        database.executemany("INSERT INTO conversations VALUES (?, ?, ?, ?)", source.execute(CONVERSATIONS))
        database.commit()
        copies = {name: Path(f"{path}{name}").read_bytes() for name in ("", "-wal")}
    for name, content in copies.items():
        Path(f"{path}{name}").write_bytes(content)
    path.chmod(0o600)
    return path


def rows(path: Path) -> list[list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as database:
        return [sorted(database.execute(query), key=repr) for query in (EVENTS, CONVERSATIONS)]


def test_nothing_is_lost_and_conversations_go_on(earlier: Path, tmp_path: Path) -> None:
    before = rows(tmp_path / "made.db")
    store = open_store(earlier)
    assert rows(earlier) == before
    assert sorted(asyncio.run(store.keys())) == ["autre", "c"]
    assert said(load(store))[-1] == "question 4"
    assert load(store).get_slot("search") == "zorglub-c-4"
    turn(store, 5)
    assert [event["text"] for event, _ in store.record.spoken("c") if event["event"] == "user"] == [
        f"question {number}" for number in range(6)
    ]
    answers = store.record.answers_to("c", "m2")
    assert answers is not None
    assert [answer["text"] for answer in answers] == ["réponse 2"]


def test_the_new_file_can_be_erased_from_and_is_nobody_elses_to_read(earlier: Path) -> None:
    store = open_store(earlier)
    asyncio.run(store.erase("c"))
    folder = {path.name: path.read_bytes() for path in earlier.parent.glob("earlier.db*")}
    assert "earlier.db.new" not in folder
    assert not any(b"zorglub-c-" in content for content in folder.values())
    assert any(b"zorglub-autre-" in content for content in folder.values())
    assert b"zorglub" not in b_tree_pages(earlier)
    assert stat.S_IMODE(earlier.stat().st_mode) == 0o600


def test_opened_again_it_stays_as_it_is(earlier: Path) -> None:
    prepare_file(earlier)
    inode = earlier.stat().st_ino
    prepare_file(earlier)
    assert earlier.stat().st_ino == inode


def test_while_another_process_has_it_open_nothing_is_changed(earlier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file, "_BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(earlier, isolation_level=None)) as other:
        other.execute("SELECT count(*) FROM events").fetchone()
        with pytest.raises(EarlierLayoutInUse):
            prepare_file(earlier)
        other.execute("UPDATE events SET intent_name = 'afterwards' WHERE id = 1")
    prepare_file(earlier)
    assert rows(earlier)[0][0][4] == "afterwards"


def test_interrupted_it_is_done_again(earlier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", interrupt)
        with pytest.raises(KeyboardInterrupt):
            prepare_file(earlier)
    prepare_file(earlier)
    assert rows(earlier) == rows(tmp_path / "made.db")


@pytest.mark.parametrize("content", [None, b""], ids=["none", "empty"])
def test_without_a_file_one_is_made(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "folder" / "new.db"
    if content is not None:
        path.parent.mkdir()
        path.write_bytes(content)
    store = open_store(path)
    begin(store)
    assert asyncio.run(store.keys()) == ["c"]


def test_a_file_that_is_named_as_a_url_is_made_the_same_way(tmp_path: Path) -> None:
    store = BoundedTrackerStore(None, host=f"sqlite:///{tmp_path / 'folder' / 'new.db'}")
    begin(store)
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA page_size").scalar() == PAGE_BYTES
        assert connection.exec_driver_sql("PRAGMA user_version").scalar() == file.LAYOUT
