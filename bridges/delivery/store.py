"""What a bridge must not lose: updates until they are handled, parts until they are sent, tokens, offered choices.

A SQLite file. Everything that belongs together is written in one transaction, on the disk when the call returns.
Of an update that was handled nothing is kept but its key, so that it is known when it comes again.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from bridges.delivery.incoming import Incoming
from bridges.rendering.choices import Choice
from bridges.rendering.parts import Part

DAYS_KNOWN = 7

_TABLES = """
CREATE TABLE IF NOT EXISTS updates (
    key TEXT NOT NULL PRIMARY KEY, chat TEXT NOT NULL, place INTEGER NOT NULL, content TEXT NOT NULL,
    answered INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS handled (key TEXT NOT NULL PRIMARY KEY, day INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS parts (
    key TEXT NOT NULL, number INTEGER NOT NULL, text TEXT NOT NULL, image BLOB, rows TEXT NOT NULL,
    sent INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (key, number));
CREATE TABLE IF NOT EXISTS conversations (
    chat TEXT NOT NULL, user TEXT NOT NULL, token TEXT NOT NULL, PRIMARY KEY (chat, user));
CREATE TABLE IF NOT EXISTS offered (
    chat TEXT NOT NULL, user TEXT NOT NULL, number INTEGER NOT NULL, choice TEXT NOT NULL, label TEXT NOT NULL,
    PRIMARY KEY (chat, user, number));
CREATE TABLE IF NOT EXISTS buttons (
    chat TEXT NOT NULL, key TEXT NOT NULL, choice TEXT NOT NULL, label TEXT NOT NULL, PRIMARY KEY (chat, key));
CREATE TABLE IF NOT EXISTS notes (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL);
"""


@dataclass(frozen=True)
class Pending:
    """An update that is not handled to the end; `answered`: its answer is written down, maybe not all sent."""

    update: Incoming
    answered: bool


class Store:
    """The bridge's memory in the file at `path`; only its owner may read it."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        self._database = sqlite3.connect(path, isolation_level=None, timeout=30)
        self._database.execute("PRAGMA journal_mode=WAL")
        self._database.execute("PRAGMA synchronous=FULL")
        # What is deleted is gone, not left in free pages of the file.
        self._database.execute("PRAGMA secure_delete=ON")
        self._database.executescript(_TABLES)

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def accept(self, updates: Iterable[Incoming], notes: dict[str, str] | None = None) -> list[Incoming]:
        """Write down the updates that are new, with the channel's notes, and return them."""
        new = []
        with self._transaction() as database:
            for update in updates:
                if database.execute("SELECT 1 FROM handled WHERE key = ?", (update.key,)).fetchone():
                    continue
                added = database.execute(
                    "INSERT OR IGNORE INTO updates (key, chat, place, content) VALUES (?, ?, ?, ?)",
                    (update.key, update.chat, update.order, json.dumps(asdict(update))),
                )
                if added.rowcount:
                    new.append(update)
            for name, value in (notes or {}).items():
                database.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, value))
        return new

    def next(self, chat: str) -> Pending | None:
        """Return the first update of the chat that is not handled to the end."""
        row = self._database.execute(
            "SELECT content, answered FROM updates WHERE chat = ? ORDER BY answered DESC, place, rowid LIMIT 1", (chat,)
        ).fetchone()
        return None if row is None else Pending(Incoming(**json.loads(row[0])), bool(row[1]))

    def chats(self) -> list[str]:
        """Return the chats that have something to do."""
        return [row[0] for row in self._database.execute("SELECT DISTINCT chat FROM updates ORDER BY place")]

    def add_parts(
        self,
        update: Incoming,
        parts: Sequence[Part],
        *,
        token: str | None = None,
        choices: Sequence[Choice] | None = None,
    ) -> None:
        """Write down what is to be sent in answer to an update, after what was.

        token: that of the conversation that was opened for it; choices: given when the answer is complete, those that
        the user may now take by number.
        """
        with self._transaction() as database:
            (first,) = database.execute("SELECT count(*) FROM parts WHERE key = ?", (update.key,)).fetchone()
            for number, part in enumerate(parts, start=first):
                rows = json.dumps([[asdict(choice) for choice in row] for row in part.rows])
                database.execute(
                    "INSERT INTO parts (key, number, text, image, rows) VALUES (?, ?, ?, ?, ?)",
                    (update.key, number, part.text, part.image, rows),
                )
                database.executemany(
                    "INSERT OR REPLACE INTO buttons VALUES (?, ?, ?, ?)",
                    [(update.chat, choice.key, choice.id, choice.label) for row in part.rows for choice in row],
                )
            if token is not None:
                database.execute(
                    "INSERT OR REPLACE INTO conversations VALUES (?, ?, ?)", (update.chat, update.user, token)
                )
            if choices is not None:
                database.execute("UPDATE updates SET answered = 1 WHERE key = ?", (update.key,))
                database.execute("DELETE FROM offered WHERE chat = ? AND user = ?", (update.chat, update.user))
                database.executemany(
                    "INSERT INTO offered VALUES (?, ?, ?, ?, ?)",
                    [(update.chat, update.user, number, it.id, it.label) for number, it in enumerate(choices)],
                )

    def is_answered(self, update: Incoming) -> bool:
        """Tell whether the answer to an update is written down."""
        return bool(self._database.execute("SELECT answered FROM updates WHERE key = ?", (update.key,)).fetchone()[0])

    def has_parts(self, update: Incoming) -> bool:
        """Tell whether anything was or is to be sent in answer to an update."""
        return self._database.execute("SELECT 1 FROM parts WHERE key = ?", (update.key,)).fetchone() is not None

    def unsent(self, update: Incoming) -> list[tuple[int, Part]]:
        """Return the numbered parts in answer to an update that were not sent, in order."""
        rows = self._database.execute(
            "SELECT number, text, image, rows FROM parts WHERE key = ? AND NOT sent ORDER BY number", (update.key,)
        )
        return [(number, Part(text, image, _rows(choices))) for number, text, image, choices in rows]

    def mark_sent(self, update: Incoming, number: int) -> None:
        """Remember that a part was sent, and forget what it said."""
        with self._transaction() as database:
            database.execute(
                "UPDATE parts SET sent = 1, text = '', image = NULL, rows = '[]' WHERE key = ? AND number = ?",
                (update.key, number),
            )

    def finish(self, update: Incoming) -> None:
        """Forget an update that was handled, except that it was."""
        today = int(time.time() // 86_400)
        with self._transaction() as database:
            database.execute("DELETE FROM updates WHERE key = ?", (update.key,))
            database.execute("DELETE FROM parts WHERE key = ?", (update.key,))
            database.execute("INSERT OR REPLACE INTO handled VALUES (?, ?)", (update.key, today))
            database.execute("DELETE FROM handled WHERE day < ?", (today - DAYS_KNOWN,))
            is_idle = not database.execute("SELECT 1 FROM updates").fetchone()
        if is_idle:
            # What was deleted still stands in the log of changes: it is emptied.
            self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def token(self, chat: str, user: str) -> str | None:
        """Return the token of the user's conversation in the chat."""
        row = self._database.execute(
            "SELECT token FROM conversations WHERE chat = ? AND user = ?", (chat, user)
        ).fetchone()
        return None if row is None else str(row[0])

    def forget_conversation(self, chat: str, user: str) -> None:
        """Delete the token and what was offered; the buttons of a chat when nobody has a conversation there."""
        with self._transaction() as database:
            for table in ("conversations", "offered"):
                database.execute(f"DELETE FROM {table} WHERE chat = ? AND user = ?", (chat, user))
            if not database.execute("SELECT 1 FROM conversations WHERE chat = ?", (chat,)).fetchone():
                database.execute("DELETE FROM buttons WHERE chat = ?", (chat,))

    def offered(self, chat: str, user: str) -> list[Choice]:
        """Return the choices of the last answer to a user, in the order of their numbers."""
        rows = self._database.execute(
            "SELECT choice, label FROM offered WHERE chat = ? AND user = ? ORDER BY number", (chat, user)
        )
        return [Choice(*row) for row in rows]

    def button(self, chat: str, key: str) -> Choice | None:
        """Return the choice of a button that was shown in the chat."""
        row = self._database.execute(
            "SELECT choice, label FROM buttons WHERE chat = ? AND key = ?", (chat, key)
        ).fetchone()
        return None if row is None else Choice(*row)

    def note(self, name: str) -> str | None:
        """Return what the channel noted under a name with `accept`."""
        row = self._database.execute("SELECT value FROM notes WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield self._database
        except BaseException:
            self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")


def _rows(text: str) -> tuple[tuple[Choice, ...], ...]:
    return tuple(tuple(Choice(**choice) for choice in row) for row in json.loads(text))
