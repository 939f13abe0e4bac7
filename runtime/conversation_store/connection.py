"""The connections to the conversations' database."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import create_engine_kwargs
from sqlalchemy.pool import NullPool, StaticPool

# The write-ahead log is emptied off the event loop (upkeep.py); by a write only if that has not been done for long.
_SQLITE_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=NORMAL",
    "secure_delete=ON",
    "busy_timeout=5000",
    "wal_autocheckpoint=65536",
)
_MAINTENANCE_BUSY_MS = 15_000


def is_sqlite(engine: sa.engine.Engine) -> bool:
    """Tell whether the database is an SQLite file."""
    return bool(engine.dialect.name == "sqlite")


def reopened(engine: sa.engine.Engine) -> sa.engine.Engine:
    """Return the engine anew: errors never quote what users wrote; on SQLite, one connection that stays open."""
    url = engine.url
    engine.dispose()
    if not is_sqlite(engine):
        return sa.create_engine(url, hide_parameters=True, pool_pre_ping=True, **create_engine_kwargs(url))
    return _sqlite_engine(url, *_SQLITE_PRAGMAS, poolclass=StaticPool, connect_args={"check_same_thread": False})


def maintenance_engine(engine: sa.engine.Engine) -> sa.engine.Engine:
    """Return an engine on the same SQLite file for other threads: a connection a time, that waits longer for others.

    Its transactions begin and end where that is said (`BEGIN IMMEDIATE`).
    """
    patient = f"busy_timeout={_MAINTENANCE_BUSY_MS}"
    options = {"poolclass": NullPool, "isolation_level": "AUTOCOMMIT", "future": True}
    return _sqlite_engine(engine.url, *_SQLITE_PRAGMAS, patient, **options)


def _sqlite_engine(url: sa.engine.URL, *pragmas: str, **options: Any) -> sa.engine.Engine:
    engine = sa.create_engine(url, hide_parameters=True, **options)

    @sa.event.listens_for(engine, "connect")
    def configure(connection: Any, _: Any) -> None:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    return engine
