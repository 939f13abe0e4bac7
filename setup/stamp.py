"""Stamps: what was installed or built to the end, known by the hash of what it was made from."""

from __future__ import annotations

import hashlib
from pathlib import Path

from setup.environments import MAIN, Environment

UNFINISHED = "unfinished"


class Stamp:
    """A file that remembers the hash of the lock that was installed, or of the sources that were built."""

    def __init__(self, path: Path, *sources: Path) -> None:
        self._path = path
        self._sources = sources

    def is_current(self) -> bool:
        """Tell whether these very sources were used to the end."""
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
        return hashlib.sha256(b"".join(source.read_bytes() for source in self._sources)).hexdigest()


def environment_stamp(root: Path, environment: Environment = MAIN) -> Stamp:
    """Return the stamp of a virtual environment."""
    return Stamp(root / environment.folder / "installed", root / environment.lock)
