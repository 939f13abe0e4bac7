"""Erase conversations for good: on SQLite, no byte of them is left in the files."""

from __future__ import annotations

import logging

import sqlalchemy as sa

from runtime.conversation_store import tables
from runtime.conversation_store.connection import is_sqlite

logger = logging.getLogger(__name__)


class Eraser:
    """Delete rows, then rewrite the files without them, now or as soon as no other process holds them."""

    def __init__(self, engine: sa.engine.Engine) -> None:
        self._engine = engine
        self._files_to_clean = False

    def erase(self, sender_id: str) -> None:
        """Delete all of a conversation."""
        with self._engine.begin() as connection:
            connection.execute(tables.DELETE_EVENTS, {"conversation": sender_id})
            connection.execute(tables.DELETE_CONVERSATION, {"conversation": sender_id})
        self._clean_files()

    def purge(self, before: float) -> int:
        """Delete the conversations of which the last turn was before that time; return how many they were."""
        with self._engine.begin() as connection:
            count: int = connection.execute(tables.DELETE_OLD_CONVERSATIONS, {"before": before}).rowcount
            if count:
                connection.execute(tables.DELETE_ORPHANED_EVENTS)
        if count:
            self._clean_files()
        return count

    def finish(self) -> None:
        """Clean the files if that could not be done when something was erased."""
        if self._files_to_clean:
            self._clean_files()

    def _clean_files(self) -> None:
        """Rewrite the database without what was deleted, and empty the write-ahead log.

        `secure_delete` alone leaves copies of rows that once moved from a full page. While another process reads the
        file this cannot be done; it is then done after a later turn.
        """
        if not is_sqlite(self._engine):
            return
        try:
            with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("VACUUM")
                busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").first()[0]
        except sa.exc.OperationalError:
            busy = 1
        self._files_to_clean = bool(busy)
        if busy:
            logger.warning("Erased rows are still in the database's files: another process holds them. Trying again.")
