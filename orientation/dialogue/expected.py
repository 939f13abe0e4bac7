"""What a message may ask after the answers before it: what was offered is likelier, what was said is less so."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp

from orientation.dialogue.alone import Ranking
from orientation.dialogue.context import Context
from orientation.understanding.kinds import FALLBACK, PROGRAMME_TALK, is_question

# In log-odds: what the last answer offered; what is of its family; the same for what begins with « et » or « mais »;
# what the last answer was; what was answered a few messages before; an answer that is sent back.
_SURE = 0.7
# What is more likely than not is asked again, if it was said.
_LIKELY = 0.5
_OFFERED, _SAME_FAMILY, _LINKED, _JUST_SAID, _SAID, _REFUSED = 2.0, 0.5, 0.6, -1.5, -0.7, -4.0


def expected(
    ranking: Ranking, state: Context, families: Mapping[str, str], is_linked: bool = False, refuses: bool = False
) -> Ranking:
    """Return a ranking as it is after what was answered and offered, the likeliest first; together as much as before.

    Nobody asks again what they have just read, if something near it is as likely: « et les maths ? » after the maths.
    families: that of each entry. is_linked: the message begins with what links it to the answer before. refuses: it
    says that this answer was to another question.
    """
    if not ranking or (ranking[0][1] >= _SURE and not refuses):
        # What says enough by itself is taken for itself.
        return ranking
    family = families.get(state.topic or "")
    linked = _LINKED if is_linked else 0.0
    # The menu of the welcome, or of what was not understood, says nothing of what is asked next.
    last = state.said[0] if state.said else ""
    offered = state.offered if is_question(last) or last == FALLBACK else ()

    def weight(intent: str, chance: float) -> float:
        if not is_question(intent) or intent in PROGRAMME_TALK:
            return 0.0
        if intent in state.said:
            if refuses and intent == state.said[0]:
                return _REFUSED
            if chance >= _LIKELY:
                return 0.0
            return _JUST_SAID if intent == state.said[0] else _SAID
        near = _SAME_FAMILY + linked if family and families.get(intent) == family else 0.0
        return near + (_OFFERED if intent in offered else 0.0)

    raised = [(intent, chance * exp(weight(intent, chance))) for intent, chance in ranking]
    total, before = sum(chance for _, chance in raised), sum(chance for _, chance in ranking)
    if not total:
        return ranking
    return sorted(((intent, chance * before / total) for intent, chance in raised), key=lambda pair: -pair[1])
