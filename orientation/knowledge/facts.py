"""The figures and dates that answers may give, each with its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from orientation.data_files.data_cache import Entry, read_sections
from orientation.data_files.file_state import KEPT, FileState, state_of
from orientation.data_files.yaml_file import DataError
from orientation.knowledge.fact_units import Value, write_fact, write_value
from orientation.knowledge.sources import Source
from orientation.text import NBSP


@dataclass(frozen=True)
class Fact:
    """One figure, date, number or code: a value, or a range of which one end may be missing."""

    id: str
    unit: str
    source: Source
    year: int | None
    value: Value | None = None
    low: Value | None = None
    high: Value | None = None
    valid_until: date | None = None
    text: str | None = None

    def render(self, today: date) -> str:
        """Return the fact in French, marked « à vérifier » if it is out of date on that day."""
        return f"{self._words()} (à vérifier)" if self.is_expired(today) else self._words()

    def is_expired(self, today: date) -> bool:
        """Tell whether the fact can no longer be given as certain on that day."""
        return self.valid_until is not None and today > self.valid_until

    def _words(self) -> str:
        if self.text is not None:
            parts = {"value": self.value, "low": self.low, "high": self.high}
            return self.text.format(
                **{name: write_value(self.unit, part) for name, part in parts.items() if part is not None}
            )
        if self.value is not None:
            return write_fact(self.unit, self.value, self.value)
        return write_fact(self.unit, self.low, self.high)


def load_facts(folder: Path, sources: Mapping[str, Source]) -> Mapping[str, Fact]:
    """Return the facts of all files of a folder by id. Raises DataError."""
    return _read_facts(state_of(folder), folder, tuple(sources.items()))


@lru_cache(maxsize=KEPT)
def _read_facts(_: FileState, folder: Path, named: tuple[tuple[str, Source], ...]) -> Mapping[str, Fact]:
    paths, sources = sorted(folder.glob("*.yml")), dict(named)
    if not paths:
        raise DataError([f"{folder}{NBSP}: aucun fichier, attendu{NBSP}: des faits."])
    entries = read_sections(paths, known={"sources": sources.keys()})["facts"]
    return MappingProxyType({entry["id"]: _build(entry, sources) for entry in entries})


def _build(entry: Entry, sources: Mapping[str, Source]) -> Fact:
    until = entry.get("valid_until")
    return Fact(
        id=entry["id"],
        unit=entry["unit"],
        source=sources[entry["source"]],
        year=entry["year"],
        value=entry.get("value"),
        low=entry.get("low"),
        high=entry.get("high"),
        valid_until=date.fromisoformat(until) if until else None,
        text=entry.get("text"),
    )
