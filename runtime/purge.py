"""Erase the conversations that nobody goes on with: `make purge`, once a day by cron."""

from __future__ import annotations

import sys
import time

from orientation.text import NBSP
from runtime import boot
from runtime.conversation_store.opening import open_store
from runtime.settings import SettingError, Settings, load_settings

_SECONDS_A_DAY = 86_400


def purge(settings: Settings, now: float) -> str:
    """Erase the conversations without a message for the days of retention; return a line that says how many.

    The server may run meanwhile, and goes on. Raises SQLAlchemyError for a database that does not answer: what was
    erased until then is.
    """
    store = open_store(settings)
    count = store.purge(now - settings.retention_days * _SECONDS_A_DAY) if store else 0
    return _said(count, settings.retention_days)


def _said(count: int, days: int) -> str:
    since = f"sans message depuis plus de {days}{NBSP}jour{'s' if days > 1 else ''}"
    if not count:
        return f"Aucune conversation à effacer ({since})."
    plural = "s" if count > 1 else ""
    return f"{count}{NBSP}conversation{plural} effacée{plural} ({since})."


def main() -> int:
    """Erase and say so; return the exit code."""
    boot.prepare()
    from sqlalchemy.exc import SQLAlchemyError

    try:
        print(purge(load_settings(), time.time()))
    except SettingError as error:
        print(error, file=sys.stderr)
        return 1
    except SQLAlchemyError as error:
        print(
            f"La base des conversations ne répond pas{NBSP}: {type(error).__name__}. "
            "Ce qui reste à effacer le sera la prochaine fois.",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
