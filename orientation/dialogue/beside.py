"""What a message asks beside what is done about it: « … et y a-t-il un internat ? » after the price of a school."""

from __future__ import annotations

from collections.abc import Collection

from orientation.dialogue.alone import Candidates
from orientation.dialogue.aspects import read_aspect
from orientation.dialogue.context import Context
from orientation.understanding.kinds import (
    ABOUT_ONESELF,
    ABOUT_THE_TALK,
    COMPARE,
    DETAIL,
    PATH,
    PROGRAMME_TALK,
    SEARCH,
    is_question,
)

# What is done in the place of an answer, beside which another sentence may ask something.
_DONE = frozenset([SEARCH, DETAIL, COMPARE, PATH])
# From this chance a sentence asks that.
_PLAIN = 0.5
# So many of the last questions were just answered.
_JUST = 2


def asked_beside(intent: str, candidates: Candidates, state: Context, offered: Collection[str] = ()) -> str | None:
    """Return the entry that a sentence plainly asks, where another sentence is what is searched or looked at.

    What is asked of a programme in that sentence is no question beside it.
    """
    if intent not in _DONE:
        return None
    never = PROGRAMME_TALK | ABOUT_THE_TALK | ABOUT_ONESELF | {PATH, intent, *offered, *state.said[:_JUST]}
    for part in candidates.parts:
        asked, chance = part.ranking[0]
        is_plain = part.asks and chance >= _PLAIN and is_question(asked)
        if is_plain and asked not in never and read_aspect(part.words) is None:
            return asked
    return None
