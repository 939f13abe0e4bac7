"""The sources that answers name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from orientation.data_files.data_cache import Entry, read_sections
from orientation.data_files.file_state import KEPT, FileState, state_of


@dataclass(frozen=True)
class Source:
    """Where a fact comes from; year and url are None where they are not known."""

    id: str
    label: str
    year: int | None
    url: str | None


def load_sources(path: Path) -> Mapping[str, Source]:
    """Return the sources of a sources.yml by id. Raises DataError."""
    return _read_sources(state_of(path), path)


@lru_cache(maxsize=KEPT)
def _read_sources(_: FileState, path: Path) -> Mapping[str, Source]:
    return build_sources(read_sections([path])["sources"])


def build_sources(entries: Iterable[Entry]) -> Mapping[str, Source]:
    """Return sources by id from checked entries."""
    return MappingProxyType(
        {entry["id"]: Source(entry["id"], entry["label"], entry["year"], entry.get("url")) for entry in entries}
    )
