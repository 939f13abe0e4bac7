"""What Rasa's cache of trained components must know beside a component's own class: the code that the class uses."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from orientation.data_files.locations import FRENCH

_ROOT = Path(__file__).resolve().parents[1]


@lru_cache(maxsize=1)
def code_fingerprint() -> str:
    """Return a hash of the code of components/ and orientation/, and of the words that it reads messages by."""
    digest = hashlib.sha256()
    for folder in ("components", "orientation"):
        for path in sorted((_ROOT / folder).rglob("*.py")):
            digest.update(path.read_bytes())
    for path in sorted((_ROOT / FRENCH).glob("*.yml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def file_fingerprint(path: Path) -> str:
    """Return a hash of a file that a component reads while it trains; of nothing, if it is not there."""
    return hashlib.sha256(path.read_bytes() if path.is_file() else b"").hexdigest()
