"""Write numbers and dates in French."""

from __future__ import annotations

from datetime import date

from orientation.text import NBSP

_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


def write_number(value: int | float) -> str:
    """Return a number with French separators, and no decimals that say nothing."""
    return f"{value:,.10g}".replace(",", NBSP).replace(".", ",")


def write_date(day: str, with_year: bool = True) -> str:
    """Return a date (2026-02-01) in words: « 1er février 2026 »."""
    parsed = date.fromisoformat(day)
    number = "1er" if parsed.day == 1 else str(parsed.day)
    return f"{number}{NBSP}{_MONTHS[parsed.month - 1]}" + (f"{NBSP}{parsed.year}" if with_year else "")
