"""Never send the same answer twice in a row."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

# The response that is said in the place of an answer that was just given, and the mark of a message that was.
ALREADY_SAID = "utter_already_said"
STAND_IN = "stand_in"


def last_answer(newest_first: Iterable[tuple[str, Mapping[str, Any] | None]]) -> str:
    """Return the text of the last answer, "" before the first; each message has a text and its metadata."""
    return next((text for text, metadata in newest_first if not (metadata or {}).get(STAND_IN)), "")


def said_to_same(newest_first: Iterable[tuple[str, str]], asked: str, beside: Collection[str]) -> list[str]:
    """Return what was said since a question is the same: no other was asked in between.

    newest_first: what was said and asked before, each (kind, text): kind is "bot", or "user" with the intent as text.
    beside: intents that are no question, said in between or not.
    """
    said: list[str] = []
    for kind, text in newest_first:
        if kind == "bot":
            said.append(text)
        elif text != asked and text not in beside:
            break
    return said


def another(variants: list[str], said: Sequence[str]) -> int:
    """Return the index of the first variant that was not said, or else not said last; 0 if there is only one.

    said: the newest first; a sentence may have been said before or after a variant.
    """
    new = (index for index, text in enumerate(variants) if not any(text in each for each in said))
    other = (index for index, text in enumerate(variants) if not said or text not in said[0])
    return next(new, next(other, 0))
