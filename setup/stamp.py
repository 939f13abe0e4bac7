"""Stamps: what was installed to the end, known by the hash of its lock."""

from __future__ import annotations

import hashlib
from pathlib import Path

from setup.environments import MAIN, Environment

UNFINISHED = "unfinished"


class Stamp:
    """A file that remembers the hash of the lock that was installed."""

    def __init__(self, path: Path, lock: Path) -> None:
        self._path = path
        self._lock = lock

    def is_current(self) -> bool:
        """Tell whether this very lock was installed to the end."""
        return self._read() == self._hash()

    def is_unfinished(self) -> bool:
        """Tell whether an installation began and did not end: what it left cannot be trusted."""
        return self._read() == UNFINISHED

    def begin(self) -> None:
        """Remember that what is installed is being changed."""
        self._path.write_text(UNFINISHED, encoding="ascii")

    def end(self) -> None:
        """Remember that the installation is complete."""
        self._path.write_text(self._hash(), encoding="ascii")

    def _read(self) -> str | None:
        try:
            return self._path.read_text(encoding="ascii")
        except OSError:
            return None

    def _hash(self) -> str:
        return hashlib.sha256(self._lock.read_bytes()).hexdigest()


def environment_stamp(root: Path, environment: Environment = MAIN) -> Stamp:
    """Return the stamp of a virtual environment."""
    return Stamp(root / environment.folder / "installed", root / environment.lock)
