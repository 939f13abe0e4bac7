"""Erase conversations: from an SQLite file so that no byte is left, from a database server with plain deletes."""

from __future__ import annotations

from typing import Protocol

import sqlalchemy as sa

from runtime.conversation_store.connection import is_sqlite
from runtime.conversation_store.file_erasing import FileEraser
from runtime.conversation_store.queries import queries_for


class Eraser(Protocol):
    """What erases; each call may take long, and belongs into a thread.

    is_due: whether there is something to tidy.
    """

    @property
    def is_due(self) -> bool:
        """Tell whether there is something to tidy; takes no time."""

    def erase(self, sender_id: str) -> None:
        """Delete all of a conversation."""

    def purge(self, before: float) -> int:
        """Delete the conversations of which the last turn was before that time; return how many they were."""

    def tidy(self) -> None:
        """Finish what could not be finished before."""


def eraser_for(engine: sa.engine.Engine) -> Eraser:
    """Return what erases from this database."""
    return FileEraser(engine) if is_sqlite(engine) else ServerEraser(engine)


class ServerEraser:
    """Delete rows from a database server; what becomes of its files is its own business."""

    is_due = False

    def __init__(self, engine: sa.engine.Engine) -> None:
        self._engine = engine
        self._queries = queries_for(engine)

    def erase(self, sender_id: str) -> None:
        """Delete all of a conversation."""
        with self._engine.begin() as connection:
            connection.execute(self._queries.delete_events, {"conversation": sender_id})
            connection.execute(self._queries.delete_conversation, {"conversation": sender_id})

    def purge(self, before: float) -> int:
        """Delete the conversations of which the last turn was before that time; return how many they were."""
        with self._engine.begin() as connection:
            count: int = connection.execute(self._queries.delete_old_conversations, {"before": before}).rowcount
            if count:
                connection.execute(self._queries.delete_orphaned_events)
        return count

    def tidy(self) -> None:
        """Do nothing: an erasure is one transaction."""
