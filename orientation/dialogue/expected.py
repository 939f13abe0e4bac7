"""What a message may ask after the answers before it, from who writes it.

What was just said is less likely to be asked again, and so is what is answered to people who stand elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection
from math import exp

from orientation.dialogue.alone import Ranking
from orientation.dialogue.context import Context
from orientation.understanding.kinds import PROGRAMME_TALK, is_question

# In log-odds: what the last answer was; what was answered a few messages before; an answer that is sent back; what is
# answered to people who stand elsewhere.
_JUST_SAID, _SAID, _REFUSED, _ELSEWHERE = -1.5, -0.7, -4.0, -1.5
_SURE = 0.7
# What is more likely than not is asked again, if it was said.
_LIKELY = 0.5


def expected(
    ranking: Ranking, state: Context, refuses: bool = False, elsewhere: Collection[str] = frozenset()
) -> Ranking:
    """Return a ranking as it is after what was answered, the likeliest first; together as much as before.

    Nobody asks again what they have just read, if something near it is as likely: « et les maths ? » after the maths.
    refuses: the message says that the answer before was to another question. elsewhere: what is for other people.
    """
    # What says enough by itself is taken for itself, whatever was said.
    is_sure = bool(ranking) and ranking[0][1] >= _SURE and not refuses
    if not ranking or (is_sure and ranking[0][0] not in elsewhere):
        return ranking

    def weight(intent: str, chance: float) -> float:
        if is_sure or intent not in state.said or not is_question(intent) or intent in PROGRAMME_TALK:
            return 0.0
        if refuses and intent == state.said[0]:
            return _REFUSED
        if chance >= _LIKELY:
            return 0.0
        return _JUST_SAID if intent == state.said[0] else _SAID

    def of_others(intent: str) -> float:
        return _ELSEWHERE if intent in elsewhere else 0.0

    raised = [(intent, chance * exp(weight(intent, chance) + of_others(intent))) for intent, chance in ranking]
    total, before = sum(chance for _, chance in raised), sum(chance for _, chance in ranking)
    if not total:
        return ranking
    return sorted(((intent, chance * before / total) for intent, chance in raised), key=lambda pair: -pair[1])
