"""Erase conversations from an SQLite file for good, and keep nobody waiting.

Why no byte is left in the database's files:
- what was said stands on overflow pages alone (tables.py says why). They are never copied, and `secure_delete`
  overwrites them with zeros when their row is deleted;
- the write-ahead log, which still has them as they were, is of length 0 after a checkpoint that truncates it;
- an erasure is listed in the table `erased`, in the transaction in which the conversation goes, until both are done.
  Whoever comes next finishes what was interrupted: a later turn, the next purge, in this process or another.

Why nobody waits: a transaction deletes at most `ROWS_A_STEP` rows, then leaves the database to others for longer than
it took. Most of the log is brought into the file while others write; only its last frames lock them out.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from runtime.conversation_store.connection import maintenance_engine
from runtime.conversation_store.tables import key_of

logger = logging.getLogger(__name__)

ROWS_A_STEP = 32
CONVERSATIONS_A_STEP = 8
# The log is emptied when it is this long, and by each erasure.
LOG_BYTES = 4_000_000
# Listed erasures are looked for this often: another process may not have finished.
LOOK_SECONDS = 30.0
# A writer that waits looks again at growing intervals: it must find the database free more often than not.
_REST = 3.0
_RETRY_SECONDS = 0.02

_LIST = "INSERT INTO erased (sender_key) VALUES (?)"
_FORGET = "DELETE FROM conversations WHERE sender_key = ?"
_OLD = "SELECT sender_key FROM conversations WHERE last_active_at < ? ORDER BY last_active_at LIMIT ?"
_DELETE_SOME = """
    DELETE FROM events WHERE id IN (
        SELECT events.id FROM erased CROSS JOIN events ON events.sender_key = erased.sender_key
        WHERE NOT erased.deleted LIMIT ?)
"""
_ALL_DELETED = "UPDATE erased SET deleted = 1 WHERE NOT deleted"
_TO_DELETE = "SELECT 1 FROM erased WHERE NOT deleted LIMIT 1"
_DELETED = "SELECT id FROM erased WHERE deleted"
_DONE = "DELETE FROM erased WHERE id = ?"


class FileEraser:
    """Delete in steps; one call at a time.

    patience: seconds in which to empty the log while others hold it, for an erasure and for a purge, which keeps
    nobody waiting. rest: called with the seconds to leave the database to others.
    """

    def __init__(
        self,
        engine: sa.engine.Engine,
        patience: tuple[float, float] = (0.3, 30.0),
        rest: Callable[[float], None] = time.sleep,
    ) -> None:
        self.engine = maintenance_engine(engine)
        self._patience, self._purge_patience = patience
        self._rest = rest
        self._log = Path(f"{engine.url.database}-wal")
        self._one_at_a_time = threading.Lock()
        self._unfinished = False
        self._look_at = 0.0

    @property
    def is_due(self) -> bool:
        """Tell whether an erasure is unfinished or may be, or the log has grown long."""
        return self._unfinished or time.monotonic() >= self._look_at or self._log_bytes() > LOG_BYTES

    def erase(self, sender_id: str) -> None:
        """Delete all of a conversation."""
        key = key_of(sender_id)
        with self._connected() as connection:
            with self._step(connection):
                connection.exec_driver_sql(_LIST, (key,))
                connection.exec_driver_sql(_FORGET, (key,))
            self._delete_listed(connection)
            self._empty_log(connection, self._patience)

    def purge(self, before: float) -> int:
        """Delete the conversations of which the last turn was before that time; return how many they were."""
        count = 0
        with self._connected() as connection:
            while listed := self._list_old(connection, before):
                count += listed
                self._delete_listed(connection)
            self._delete_listed(connection)
            if count or self._is_listed(connection):
                self._empty_log(connection, self._purge_patience)
        return count

    def tidy(self) -> None:
        """Finish erasures, and empty the log if it has grown long."""
        with self._connected() as connection:
            self._look_at = time.monotonic() + LOOK_SECONDS
            self._delete_listed(connection)
            if self._is_listed(connection) or self._log_bytes() > LOG_BYTES:
                self._empty_log(connection, self._patience)
            else:
                self._unfinished = False

    def _list_old(self, connection: sa.engine.Connection, before: float) -> int:
        with self._step(connection):
            old = connection.exec_driver_sql(_OLD, (before, CONVERSATIONS_A_STEP)).all()
            for (key,) in old:
                # First the conversation: that locks out a turn which comes at this moment.
                connection.exec_driver_sql(_LIST, (key,))
                connection.exec_driver_sql(_FORGET, (key,))
        return len(old)

    def _delete_listed(self, connection: sa.engine.Connection) -> None:
        """Delete the events of what is listed, by whomever."""
        while connection.exec_driver_sql(_TO_DELETE).first():
            with self._step(connection):
                if connection.exec_driver_sql(_DELETE_SOME, (ROWS_A_STEP,)).rowcount < ROWS_A_STEP:
                    connection.exec_driver_sql(_ALL_DELETED)
            if self._log_bytes() > LOG_BYTES:
                self._checkpoint(connection)

    def _empty_log(self, connection: sa.engine.Connection, patience: float) -> None:
        """Empty the log and strike what is thereby erased from the list, unless others hold the log for too long."""
        deadline = time.monotonic() + patience
        done = connection.exec_driver_sql(_DELETED).all()
        while not self._checkpoint(connection):
            if time.monotonic() > deadline:
                self._unfinished = True
                logger.warning("Erased rows are still in the database's log: another process holds it. Trying again.")
                return
            time.sleep(_RETRY_SECONDS)
        self._unfinished = False
        for start in range(0, len(done), ROWS_A_STEP):
            with self._step(connection):
                for row in done[start : start + ROWS_A_STEP]:
                    connection.exec_driver_sql(_DONE, tuple(row))

    def _checkpoint(self, connection: sa.engine.Connection) -> bool:
        """Bring the log into the file; return whether it is empty now."""
        connection.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)").all()
        # While it waited for readers it would lock out writers: it does not wait.
        timeout = connection.exec_driver_sql("PRAGMA busy_timeout").scalar()
        connection.exec_driver_sql("PRAGMA busy_timeout=0")
        try:
            return not connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").first()[0]
        except sa.exc.OperationalError:
            return False
        finally:
            connection.exec_driver_sql(f"PRAGMA busy_timeout={timeout}")

    @staticmethod
    def _is_listed(connection: sa.engine.Connection) -> bool:
        return connection.exec_driver_sql(_DELETED).first() is not None

    def _log_bytes(self) -> int:
        try:
            return self._log.stat().st_size
        except FileNotFoundError:
            return 0

    @contextmanager
    def _connected(self) -> Iterator[sa.engine.Connection]:
        with self._one_at_a_time, self.engine.connect() as connection:
            yield connection

    @contextmanager
    def _step(self, connection: sa.engine.Connection) -> Iterator[None]:
        """Do one transaction, then leave the database to others."""
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        started = time.perf_counter()
        try:
            yield
        except BaseException:
            connection.exec_driver_sql("ROLLBACK")
            raise
        connection.exec_driver_sql("COMMIT")
        self._rest(_REST * (time.perf_counter() - started))
