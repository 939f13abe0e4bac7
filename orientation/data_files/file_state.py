"""What tells whether data files have changed: several parts of a process read the same ones, and they are read once."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

# What was read of so many folders is remembered: of the project's own, and of one beside it.
KEPT = 2

FileState: TypeAlias = tuple[tuple[str, int, int], ...]


def state_of(*places: Path) -> FileState:
    """Return what changes when a YAML file changes, comes or goes, in these folders or among these files."""
    files = (file for place in places for file in (sorted(place.rglob("*.yml")) if place.is_dir() else [place]))
    return tuple((str(file.resolve()), *_stamp(file)) for file in files)


def _stamp(file: Path) -> tuple[int, int]:
    try:
        found = file.stat()
    except OSError:
        return 0, -1
    return found.st_mtime_ns, found.st_size
