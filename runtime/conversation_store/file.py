"""The SQLite file of the conversations: made with small pages, and made anew from one of an earlier layout."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from runtime.conversation_store.tables import FILLER_BYTES, PAGE_BYTES, key_of, tables_of

# Kept in the file's `user_version`; 0 is the earlier layout, whose rows stood in cells.
LAYOUT = 1
_BUSY_SECONDS = 5.0
_CACHE_KB = 200_000

_COPY_EVENTS = f"""
    INSERT INTO new.events (id, sender_key, message_key, filler,
        sender_id, type_name, timestamp, intent_name, action_name, message_id, data)
    SELECT id, key_of(sender_id), key_of(message_id), zeroblob({FILLER_BYTES}),
        sender_id, type_name, timestamp, intent_name, action_name, message_id, data FROM main.events ORDER BY id
"""
_COPY_CONVERSATIONS = f"""
    INSERT INTO new.conversations (sender_key, last_active_at, filler, sender_id, created_at, slots)
    SELECT key_of(sender_id), last_active_at, zeroblob({FILLER_BYTES}), sender_id, created_at, slots
    FROM main.conversations
"""


class EarlierLayoutInUse(sa.exc.SQLAlchemyError):
    """The file has the earlier layout, and another process holds it: it can be made anew once that has ended."""


def prepare_file(path: Path) -> None:
    """Make the file if there is none, or make it anew if it has the earlier layout, with all that it holds.

    Done before anything is served: a gigabyte takes about a minute, and needs three more meanwhile. Raises
    EarlierLayoutInUse.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.stat().st_size == 0:
        _make(path)
    while not _is_made(path):
        _make_anew(path)


def _make(path: Path) -> None:
    with closing(sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size={PAGE_BYTES}")
        connection.execute(f"PRAGMA user_version={LAYOUT}")


def _is_made(path: Path) -> bool:
    with closing(sqlite3.connect(path, timeout=_BUSY_SECONDS)) as connection:
        return bool(connection.execute("PRAGMA user_version").fetchone()[0] == LAYOUT)


def _make_anew(path: Path) -> None:
    """Copy everything into another file, which then takes the place of this one; interrupted, nothing has changed."""
    before = path.stat().st_ino
    new = path.with_name(path.name + ".new")
    with closing(sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)) as connection:
        try:
            # Nobody else may read or write from here on: what they wrote would be lost.
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            connection.execute("PRAGMA journal_mode=DELETE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
        except sqlite3.OperationalError:
            raise EarlierLayoutInUse("The database has an earlier layout and is in use: stop the assistant.") from None
        if path.stat().st_ino != before:
            return  # Another process was first.
        new.unlink(missing_ok=True)
        _make(new)
        _create_tables(new)
        shutil.copymode(path, new)
        _copy(connection, new)
        # Still locked: whoever waits finds that the file is another one.
        os.replace(new, path)


def _create_tables(path: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{path}")
    tables_of(is_file=True).metadata.create_all(engine)
    engine.dispose()


def _copy(connection: sqlite3.Connection, new: Path) -> None:
    connection.create_function("key_of", 1, _key_of, deterministic=True)
    connection.execute("ATTACH ? AS new", (str(new),))
    # Fast, and safe: a copy that was interrupted is thrown away.
    connection.execute("PRAGMA new.journal_mode=OFF")
    connection.execute(f"PRAGMA new.cache_size=-{_CACHE_KB}")
    there = {name for (name,) in connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")}
    connection.execute("BEGIN")
    if "conversations" in there:
        connection.execute(_COPY_CONVERSATIONS)
    if "events" in there:
        connection.execute(_COPY_EVENTS)
    connection.execute("COMMIT")
    connection.execute("DETACH new")
    with new.open("rb") as file:
        os.fsync(file.fileno())


def _key_of(identifier: str | None) -> bytes | None:
    return None if identifier is None else key_of(identifier)
