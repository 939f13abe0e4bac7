"""The tables of the conversations' store: as Rasa's on a database server; on SQLite, so that they can be wiped.

SQLite overwrites with zeros what it deletes (`secure_delete`): cells, and the pages that it frees. It does not
overwrite the copies that stay behind in a page when cells move to its neighbours. Cells move whenever a page gets too
full or too empty, in tables and in indexes. Therefore nothing that may be traced back to a person stands in a cell:

- of a row, at most `page size - 35` bytes are in the cell, the first ones; the rest is on overflow pages, which
  belong to that row alone, never move, and are freed with it (https://www.sqlite.org/fileformat2.html, "B-tree
  Cell Format"). A filler of that size stands before everything that was said or understood; pages are small so that
  it is;
- indexes hold the digest of a conversation's id and of a message's id, event numbers and times. The ids are random
  (144 and 122 bits), so that their digests say nothing once the ids are gone.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import sqlalchemy as sa

PAGE_BYTES = 512
FILLER_BYTES = PAGE_BYTES - 35
_KEY_BYTES = 16


def key_of(identifier: str) -> bytes:
    """Return what indexes hold instead of an id."""
    return blake2b(identifier.encode("utf-8"), digest_size=_KEY_BYTES).digest()


class Key(sa.types.TypeDecorator[bytes]):
    """The digest of the id that is given."""

    impl = sa.LargeBinary(_KEY_BYTES)
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Any) -> Any:
        """Return the digest."""
        return None if value is None else key_of(value)


@dataclass(frozen=True)
class Tables:
    """The tables, and by which of their columns conversations and messages are found.

    metadata: what creates them; erased: conversations whose events are still to be deleted or whose bytes are still
    in the log, only on SQLite.
    """

    metadata: sa.MetaData
    events: sa.Table
    conversations: sa.Table
    of_conversation: sa.Column[Any]
    conversation: sa.Column[Any]
    message: sa.Column[Any]


def _on_a_server() -> Tables:
    metadata = sa.MetaData()
    events = sa.Table(
        "events",
        metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        *_what_happened(),
        sa.Index("ix_events_conversation", "sender_id", "id"),
        sa.UniqueConstraint("sender_id", "message_id", name="uq_events_message"),
    )
    conversations = sa.Table(
        "conversations",
        metadata,
        sa.Column("sender_id", sa.String(255), primary_key=True),
        sa.Column("created_at", sa.Float, nullable=False),
        sa.Column("last_active_at", sa.Float, nullable=False, index=True),
        sa.Column("slots", sa.Text, nullable=False),
    )
    return Tables(metadata, events, conversations, events.c.sender_id, conversations.c.sender_id, events.c.message_id)


def _in_a_file() -> Tables:
    metadata = sa.MetaData()
    events = sa.Table(
        "events",
        metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("sender_key", Key, nullable=False, default=_given("sender_id")),
        sa.Column("message_key", Key, default=_given("message_id")),
        _filler(),
        *_what_happened(),
        sa.Index("ix_events_conversation", "sender_key", "id"),
        sa.UniqueConstraint("sender_key", "message_key", name="uq_events_message"),
    )
    conversations = sa.Table(
        "conversations",
        metadata,
        sa.Column("sender_key", Key, primary_key=True, default=_given("sender_id")),
        sa.Column("last_active_at", sa.Float, nullable=False, index=True),
        _filler(),
        sa.Column("sender_id", sa.String(255), nullable=False),
        sa.Column("created_at", sa.Float, nullable=False),
        sa.Column("slots", sa.Text, nullable=False),
    )
    sa.Table(
        "erased",
        metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("sender_key", sa.LargeBinary(_KEY_BYTES), nullable=False),
        sa.Column("deleted", sa.Integer, nullable=False, server_default="0"),
        sqlite_autoincrement=True,
    )
    return Tables(
        metadata, events, conversations, events.c.sender_key, conversations.c.sender_key, events.c.message_key
    )


def _what_happened() -> list[sa.Column[Any]]:
    """Return the columns of an event, as in Rasa's table, with the client's message id of user events."""
    return [
        sa.Column("sender_id", sa.String(255), nullable=False),
        sa.Column("type_name", sa.String(255), nullable=False),
        sa.Column("timestamp", sa.Float),
        sa.Column("intent_name", sa.String(255)),
        sa.Column("action_name", sa.String(255)),
        sa.Column("message_id", sa.String(64)),
        sa.Column("data", sa.Text),
    ]


def _filler() -> sa.Column[Any]:
    return sa.Column("filler", sa.LargeBinary, nullable=False, default=bytes(FILLER_BYTES))


def _given(column: str) -> Any:
    return lambda context: context.get_current_parameters()[column]


_TABLES = {True: _in_a_file(), False: _on_a_server()}


def tables_of(*, is_file: bool) -> Tables:
    """Return the tables of an SQLite file, or those of a database server."""
    return _TABLES[is_file]
