"""Counts what reached a chat against what was to reach it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Count:
    """Messages that were to be sent, and how it went."""

    expected: int = 0
    lost: int = 0
    doubled: int = 0
    out_of_order: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(
            self.expected + other.expected,
            self.lost + other.lost,
            self.doubled + other.doubled,
            self.out_of_order + other.out_of_order,
        )


def count(expected: Sequence[str], got: Iterable[str]) -> Count:
    """Walk along what came: each is the next one expected, the last one again, or out of its place."""
    position = doubled = out_of_order = 0
    for text in got:
        if position < len(expected) and text == expected[position]:
            position += 1
        elif position and text == expected[position - 1]:
            doubled += 1
        else:
            out_of_order += 1
    return Count(len(expected), len(expected) - position, doubled, out_of_order)
