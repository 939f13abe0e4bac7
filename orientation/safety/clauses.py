"""The parts of a long message, each of which may say something that the whole drowns."""

from __future__ import annotations

import re

_END = re.compile(
    r"(?<=[.!?;…\n])\s+|\s*\n+\s*"
    r"|,\s+(?=(?:mais|sauf|enfin|en vrai|sinon|par contre|de toute|bref|et puis|parce|car)\b)"
)
_LINK = re.compile(
    r",\s+|\s+(?=(?:mais|sauf que|parce que|pcq|psk|alors que|enfin|sinon|sachant que|vu que)\b)", re.IGNORECASE
)
_CLAUSE = re.compile(r"[.!?;,…\n]+|\bmais\b", re.IGNORECASE)
# A message that is shorter is one thing; a part that is shorter says nothing by itself.
_LONG, _SHORTEST_PART, _LONGEST_PART = 14, 4, 22
_MOST_PARTS = 8


def parts_of(text: str) -> list[str]:
    """Return the clauses of a long message that are long enough to be read by themselves; none of a short one."""
    if _count(text) < _LONG:
        return []
    parts: list[str] = []
    for sentence in _END.split(text):
        if not sentence:
            continue
        pieces = (
            [sentence] if _count(sentence) <= _LONGEST_PART else [piece for piece in _LINK.split(sentence) if piece]
        )
        parts += [piece for piece in pieces if _count(piece) >= _SHORTEST_PART]
    return [part for part in parts if part != text][:_MOST_PARTS]


def clauses_of(text: str) -> list[str]:
    """Return the clauses of a message of any length: « merci, mais ça va très bien. Et après ? » has three."""
    return [clause for clause in map(str.strip, _CLAUSE.split(text)) if clause]


def _count(text: str) -> int:
    return len(text.split())
