"""Recognise schools that people name by their town and that the data files do not have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from orientation.french.files import NAME_CONTEXTS
from orientation.french.lists import sequence
from orientation.recognition.pieces import LINKS

_UNIVERSITY = ("universite",)
_BETWEEN = LINKS - {"la", "le", "les", "l"}
_VOWELS = "aeiouyàâäéèêëîïôöùûü"


def unlisted_school(words: Sequence[str], first: int, last: int, town: str) -> Iterator[tuple[str, int, int]]:
    """Yield the school that the town at this span (in words) may be a part of, as its name and span.

    « INSA de Lyon », « Nantes Université », « fac Rennes 2 », « Rennes 2 » at the end of the message.
    """
    number = words[last] if last < len(words) and words[last].isdigit() and len(words[last]) == 1 else ""
    before = first
    while before and words[before - 1] in _BETWEEN:
        before -= 1
    for head, label in _heads():
        start = _start(words, before, head)
        if start is None:
            continue
        if number and head == _UNIVERSITY:
            yield f"Université {town} {number}", start, last + 1
        yield _named(label, town), start, last
        return
    if tuple(words[last : last + 1]) == _UNIVERSITY:
        yield f"{town} Université", first, last + 1
    elif number and last + 1 == len(words):
        yield f"Université {town} {number}", first, last + 1


def _start(words: Sequence[str], end: int, head: tuple[str, ...]) -> int | None:
    """Return where the head begins if it stands just before `end`, links left out."""
    wanted = list(head)
    start = end
    while wanted and start:
        start -= 1
        if words[start] == wanted[-1]:
            wanted.pop()
        elif words[start] not in LINKS or len(wanted) == len(head):
            return None
    return None if wanted else start


def _named(label: str, town: str) -> str:
    if not label.endswith(" de"):
        return f"{label} {town}"
    if town.startswith("Le "):
        return f"{label[:-2]}du {town[3:]}"
    if town.startswith("Les "):
        return f"{label[:-2]}des {town[4:]}"
    return f"{label[:-1]}’{town}" if town[0].lower() in _VOWELS else f"{label} {town}"


@lru_cache(maxsize=1)
def _heads() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the words before a town that make a school, links left out, and the beginning of its name."""
    return tuple((sequence(entry["before"]), entry["name"]) for entry in NAME_CONTEXTS.section("schools"))
