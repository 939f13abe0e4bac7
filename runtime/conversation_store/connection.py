"""The connection to the conversations' database."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import create_engine_kwargs
from sqlalchemy.pool import StaticPool

_SQLITE_PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL", "secure_delete=ON", "busy_timeout=5000")


def is_sqlite(engine: sa.engine.Engine) -> bool:
    """Tell whether the database is an SQLite file."""
    return bool(engine.dialect.name == "sqlite")


def reopened(engine: sa.engine.Engine) -> sa.engine.Engine:
    """Return the engine anew: errors never quote what users wrote; on SQLite, one connection that stays open."""
    url = engine.url
    engine.dispose()
    if not is_sqlite(engine):
        return sa.create_engine(url, hide_parameters=True, pool_pre_ping=True, **create_engine_kwargs(url))
    once = {"poolclass": StaticPool, "connect_args": {"check_same_thread": False}}
    engine = sa.create_engine(url, hide_parameters=True, **once)

    @sa.event.listens_for(engine, "connect")
    def configure(connection: Any, _: Any) -> None:
        for pragma in _SQLITE_PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    return engine
