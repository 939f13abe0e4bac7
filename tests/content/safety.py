"""All that is said to somebody in distress."""

from __future__ import annotations

from functools import lru_cache

from orientation.safety.loading import load_protocol
from tests.support.assistant import ROOT


@lru_cache(maxsize=1)
def safety_texts() -> tuple[str, ...]:
    """Return every text of data/care/help.yml and replies.yml, numbers filled in."""
    protocol = load_protocol(ROOT / "data")
    return (*protocol.texts.every, *(text for reply in protocol.replies.every for text in reply.texts))
