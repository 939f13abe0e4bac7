"""The numbers in a text, and how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tests.content.said import SPACE, catalogue

NUMBER = re.compile(r"\d{1,3}(?:\u00a0\d{3})+(?!\d)|\d+(?:,\d+)?")
LEVEL = re.compile(r"\bbac\+\d+")
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


def numbers(text: str) -> list[str]:
    return NUMBER.findall(text)


def without(text: str, explained: Iterable[str]) -> str:
    """Return the text without these parts, the longest first."""
    for part in sorted(filter(None, explained), key=len, reverse=True):
        text = text.replace(part, "…")
    return text


# L3, M1, B2, MP2I: digits that are part of a name, after a capital.
NAME_WITH_DIGITS = re.compile(r"\b[A-Z]{1,3}\d[A-Z]*\b")


def without_names(text: str) -> str:
    """Return the text without the names that have a digit in them, as L3, B2, MP2I."""
    return NAME_WITH_DIGITS.sub("…", text)


def without_levels(text: str) -> str:
    """Return the text without the levels of the catalogue."""
    known = set(catalogue().levels)
    return LEVEL.sub(lambda match: "…" if match[0] in known else match[0], text)


def grouped(value: float) -> str:
    whole = f"{value:,}".replace(",", SPACE) if isinstance(value, int) else str(value).replace(".", ",")
    return whole.removesuffix(",0")
