"""How to go on when messages are not understood: each one in a row gets another way out."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from orientation.understanding.kinds import FALLBACK, MISSES


class Repair(Enum):
    """What is done about a message that was not understood."""

    ASK_BACK = "ask what it meant, with the likeliest subjects"
    DECLINE = "say that it is out of scope, and what is not"
    MENU = "offer the menu and somebody to talk to"
    WAY_OUT = "say that it does not work, in few words"


def repair(intents_newest_first: Iterable[str]) -> Repair:
    """Return what to do about the latest message; the first intent is its own."""
    in_a_row = []
    for intent in intents_newest_first:
        if intent not in MISSES:
            break
        in_a_row.append(intent)
    if len(in_a_row) < 2:
        return Repair.ASK_BACK if in_a_row == [FALLBACK] else Repair.DECLINE
    return Repair.MENU if len(in_a_row) == 2 else Repair.WAY_OUT
