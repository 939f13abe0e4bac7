"""Never send the same answer twice in a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

# The response that is said in the place of an answer that was just given, and the mark of a message that was.
ALREADY_SAID = "utter_already_said"
STAND_IN = "stand_in"


def last_answer(newest_first: Iterable[tuple[str, Mapping[str, Any] | None]]) -> str:
    """Return the text of the last answer, "" before the first; each message has a text and its metadata."""
    return next((text for text, metadata in newest_first if not (metadata or {}).get(STAND_IN)), "")


def another(variants: list[str], last: str) -> int:
    """Return the index of the first variant that is not what was said last; 0 if there is only one."""
    return next((index for index, text in enumerate(variants) if text != last), 0)
