"""Never send the same answer twice in a row."""

from __future__ import annotations

from collections.abc import Iterable

# Said in the place of an answer that was just given.
ALREADY_SAID = "utter_already_said"


def last_answer(newest_first: Iterable[tuple[str, str | None]]) -> str:
    """Return the text of the last answer, "" before the first; each has a text and the name of its response, if any."""
    return next((text for text, response in newest_first if response != ALREADY_SAID), "")


def another(variants: list[str], last: str) -> int:
    """Return the index of the first variant that is not what was said last; 0 if there is only one."""
    return next((index for index, text in enumerate(variants) if text != last), 0)
