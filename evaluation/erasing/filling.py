"""Fill a store with copies of real conversations, quickly."""

from __future__ import annotations

import random
import sqlite3
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from runtime.conversation_store.tables import FILLER_BYTES, key_of

DAY = 86_400
# A third of the copies is older than this, so that a purge has something to do.
RETENTION_DAYS = 30
_OLDEST_DAYS = 45

_CONVERSATION = f"INSERT INTO conversations VALUES (?, ?, zeroblob({FILLER_BYTES}), ?, ?, ?)"
_EVENT = f"""INSERT INTO events
    (sender_key, message_key, filler, sender_id, type_name, timestamp, intent_name, action_name, message_id, data)
    VALUES (?, ?, zeroblob({FILLER_BYTES}), ?, ?, ?, ?, ?, ?, ?)"""


@dataclass(frozen=True)
class Sample:
    """A conversation as it was stored: its slots, and its events as rows without their ids."""

    slots: str
    events: tuple[tuple[Any, ...], ...]


def samples(file: Path) -> list[Sample]:
    """Return the conversations of a store."""
    with closing(sqlite3.connect(file)) as database:
        slots = dict(database.execute("SELECT sender_id, slots FROM conversations"))
        rows = database.execute(
            "SELECT sender_id, type_name, timestamp, intent_name, action_name, message_id, data FROM events"
            " ORDER BY sender_id, id"
        ).fetchall()
    return [
        Sample(slots[sender], tuple(row[1:] for row in events))
        for sender, events in groupby(rows, key=lambda row: row[0])
    ]


def fill(file: Path, models: list[Sample], count: int, say: Callable[[int], None]) -> None:
    """Add `count` copies of the samples, in turn, the oldest of 45 days; `say` hears how many are there."""
    chance = random.Random(count)
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        for pragma in ("synchronous=OFF", "cache_size=-500000", "wal_autocheckpoint=20000"):
            database.execute(f"PRAGMA {pragma}")
        for start in range(0, count, 1000):
            database.execute("BEGIN")
            for number in range(start, min(count, start + 1000)):
                _copy(database, models[number % len(models)], time.time() - chance.uniform(0, _OLDEST_DAYS) * DAY)
            database.execute("COMMIT")
            say(min(count, start + 1000))
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _copy(database: sqlite3.Connection, sample: Sample, at: float) -> None:
    sender = uuid.uuid4().hex[:24]
    key = key_of(sender)
    database.execute(_CONVERSATION, (key, at, sender, at, sample.slots))
    database.executemany(_EVENT, _events(sender, key, sample))


def _events(sender: str, key: bytes, sample: Sample) -> Iterator[tuple[Any, ...]]:
    for type_name, timestamp, intent, action, message, data in sample.events:
        own, own_key = message, None
        if message is not None:
            own = str(uuid.uuid4())
            own_key, data = key_of(own), data.replace(message, own)
        yield key, own_key, sender, type_name, timestamp, intent, action, own, data
