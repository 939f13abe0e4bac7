"""What a message may ask after the answers before it: what was offered is likelier, what was said is less so."""

from __future__ import annotations

from math import exp

from orientation.dialogue.alone import Ranking
from orientation.dialogue.context import Context
from orientation.understanding.kinds import PROGRAMME_TALK, is_question

# In log-odds: what the last answer offered; what it was; what was answered a few messages before.
_OFFERED, _JUST_SAID, _SAID = 1.0, -1.5, -0.7


def expected(ranking: Ranking, state: Context) -> Ranking:
    """Return a ranking as it is after what was answered and offered, the likeliest first; together as much as before.

    Nobody asks again what they have just read, if something near it is as likely: « et les maths ? » after the maths.
    """
    raised = [(intent, chance * exp(_weight(intent, state))) for intent, chance in ranking]
    total, before = sum(chance for _, chance in raised), sum(chance for _, chance in ranking)
    if not total:
        return ranking
    return sorted(((intent, chance * before / total) for intent, chance in raised), key=lambda pair: -pair[1])


def _weight(intent: str, state: Context) -> float:
    if not is_question(intent) or intent in PROGRAMME_TALK:
        return 0.0
    if intent in state.said:
        return _JUST_SAID if intent == state.said[0] else _SAID
    return _OFFERED if intent in state.offered else 0.0
