"""Write the report: `make report`."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path

from orientation.data_files.locations import INTENTS
from orientation.knowledge.intent_labels import load_intent_labels
from orientation.text import NBSP
from orientation.understanding.kinds import OUT_OF_SCOPE
from runtime import boot
from runtime.settings import SettingError, Settings, load_settings

FILE = "report.html"


def write_report(settings: Settings, now: datetime) -> Path:
    """Write the page into the state folder, for its owner's eyes only, and return where it is."""
    boot.prepare()
    from runtime.conversation_store.opening import open_store
    from runtime.misses import FILE as MISSES
    from runtime.misses import MissLog
    from runtime.report.measures import Measures, measure
    from runtime.report.page import report_page
    from runtime.report.turns import read_conversations, read_opened, reason_labels

    log = MissLog(settings.state_dir / MISSES, settings.miss_days)
    misses = [miss.candidates[0] if miss.candidates else OUT_OF_SCOPE for miss in log.read()]
    store = open_store(settings)
    found = Measures()
    if store is not None:
        found = measure(read_opened(store.engine), read_conversations(store.engine), misses, now)
    path = settings.state_dir / FILE
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
        file.write(report_page(found, {**load_intent_labels(INTENTS), **reason_labels()}, now))
    return path


def main() -> int:
    """Write the report and say where; return the exit code."""
    boot.prepare()
    from sqlalchemy.exc import SQLAlchemyError

    try:
        print(f"Rapport écrit{NBSP}: {write_report(load_settings(), datetime.now())}")
    except SettingError as error:
        print(error, file=sys.stderr)
        return 1
    except SQLAlchemyError as error:
        print(f"La base des conversations ne répond pas{NBSP}: {type(error).__name__}.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
