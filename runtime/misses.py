"""Keep what was not understood, without saying who wrote it, so that the assistant can learn it.

One file, `misses.jsonl` in the state folder: the day, the text without names and contacts, what became of it and
what it might have meant. No conversation id, no hour, and nothing that sounds dark or intimate.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from rasa.core.brokers.broker import EventBroker

from orientation.dialogue.asked import asked
from orientation.privacy.masking import mask
from orientation.safety.loading import care_recogniser
from orientation.understanding.kinds import FALLBACK, OUT_OF_SCOPE
from runtime.settings import load_settings

logger = logging.getLogger(__name__)

FILE = "misses.jsonl"
ASKED_BACK, DECLINED = "asked_back", "declined"
_OUTCOMES = {FALLBACK: ASKED_BACK, OUT_OF_SCOPE: DECLINED}
_CANDIDATES = 3


@dataclass(frozen=True)
class Miss:
    """One message that was asked back or declined; `candidates` are the likeliest intents."""

    day: date
    outcome: str
    text: str
    candidates: tuple[str, ...]


class MissLog:
    """Append misses to the file, and forget those that are older than `days`; 0 days keeps none."""

    def __init__(self, path: Path, days: int) -> None:
        self._path = path
        self._days = days

    def add(self, miss: Miss) -> None:
        """Write one miss. A disk that refuses is a warning: the user gets their answer all the same."""
        if not self._days:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            _append(self._path, [miss])
        except OSError as error:
            logger.warning("A message that was not understood could not be kept: %s.", error.strerror)

    def read(self) -> Iterator[Miss]:
        """Yield the misses, the oldest first; a line that cannot be read is left out."""
        if not self._path.is_file():
            return
        for line in self._path.read_bytes().splitlines():
            try:
                entry = json.loads(line)
                yield Miss(
                    date.fromisoformat(entry["day"]), entry["outcome"], entry["text"], tuple(entry["candidates"])
                )
            except (ValueError, KeyError, TypeError):
                logger.warning("A line of %s is not a miss, and is left out.", self._path)

    def forget_old(self, today: date) -> None:
        """Rewrite the file without what is older than `days`. A disk that refuses is a warning."""
        unfinished = self._path.with_suffix(".unfinished")
        try:
            if not self._path.is_file():
                return
            kept = [miss for miss in self.read() if today - miss.day < timedelta(days=self._days)]
            if not kept:
                self._path.unlink()
                return
            unfinished.unlink(missing_ok=True)
            _append(unfinished, kept)
            unfinished.replace(self._path)
        except OSError as error:
            logger.warning("Old messages that were not understood could not be erased: %s.", error.strerror)


def _append(path: Path, misses: Iterable[Miss]) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "a", encoding="utf-8") as file:
        for miss in misses:
            file.write(json.dumps({**asdict(miss), "day": miss.day.isoformat()}, ensure_ascii=False) + "\n")


class MissBroker(EventBroker):
    """Rasa's event broker, named in `endpoints.yml`: hears every event, keeps the messages that were missed."""

    def __init__(self, log: MissLog, is_private: Callable[[str], bool]) -> None:
        self._log = log
        self._is_private = is_private
        self._forgotten_on = date.today()
        log.forget_old(self._forgotten_on)

    @classmethod
    async def from_endpoint_config(cls, broker_config: Any, event_loop: Any = None) -> MissBroker:
        """Return the broker for the present settings."""
        settings = load_settings()
        return cls(
            MissLog(settings.state_dir / FILE, settings.miss_days),
            care_recogniser(settings.data_dir).is_kept_from_files,
        )

    def publish(self, event: dict[str, Any]) -> None:
        """Keep the message of a user event that was asked back or declined; choices are not messages."""
        if event.get("event") != "user":
            return
        parsed = event.get("parse_data") or {}
        outcome = _OUTCOMES.get(asked(parsed.get("intent")))
        text = event.get("text") or ""
        if outcome is None or not text.strip() or text.startswith("/") or self._is_private(text):
            return
        candidates = tuple(entry["name"] for entry in (parsed.get("intent_ranking") or ())[:_CANDIDATES])
        today = date.today()
        if today != self._forgotten_on:  # a server may run for longer than misses are kept
            self._forgotten_on = today
            self._log.forget_old(today)
        self._log.add(Miss(today, outcome, mask(text), candidates))
