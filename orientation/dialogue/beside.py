"""What a message asks beside what is done about it: « … et y a-t-il un internat ? » after the price of a school.

Weighed by a handful of weights, the same for every entry; they were learnt on messages in the middle of a talk
(`python -m evaluation.understanding.beside_weights`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from orientation.dialogue.alone import AskedPart, Candidates
from orientation.dialogue.aspects import ASPECT_OF_INTENT, read_aspect
from orientation.dialogue.context import Context
from orientation.understanding.kinds import (
    ABOUT_ONESELF,
    ABOUT_THE_TALK,
    CHANGE,
    COMPARE,
    DETAIL,
    MISSES,
    PATH,
    PROGRAMME_TALK,
    SEARCH,
    SMALL_TALK,
)

# In the order of AskedBeside.evidence; the weights of config.yml have one for each, and `bias`.
EVIDENCE = (
    "chance",
    "chance_in_whole",
    "asks",
    "tells_beside_question",
    "length",
    "share",
    "answered_here",
    "same_family",
    "is_done",
    "chance_of_answer",
)
# What is done in the place of an answer: made from names, it takes the whole message.
DONE = frozenset([SEARCH, CHANGE, DETAIL, COMPARE, PATH])
_NEVER = PROGRAMME_TALK | ABOUT_THE_TALK | ABOUT_ONESELF | SMALL_TALK | MISSES | {PATH}
# So many of the last questions were just answered.
_JUST = 2
_LEAST, _LEAST_IN_WHOLE = 1e-3, 1e-4
_LONG = 15


class AskedBeside(NamedTuple):
    """An entry that a sentence may ask beside what is done, and what speaks for it, in the order of EVIDENCE."""

    entry: str
    evidence: tuple[float, ...]


class Beside:
    """Tell which entry a message asks beside what is done about it; it knows none by its name."""

    def __init__(self, families: Mapping[str, str], weights: Mapping[str, float], least: float) -> None:
        """Take the family of each entry, the weights of EVIDENCE and `bias`, and the least chance that is answered."""
        self._families = families
        self._weights = weights
        self._least = least

    def asked(self, intent: str, chance: float, candidates: Candidates, state: Context) -> str | None:
        """Return the entry that is likeliest asked beside this intent, which has this chance; None if none is."""
        found = [(self.chance_of(each), each.entry) for each in self.likely(intent, chance, candidates, state)]
        likeliest, entry = max(found, default=(0.0, None))
        return entry if likeliest >= self._least else None

    def chance_of(self, beside: AskedBeside) -> float:
        """Return the chance that an entry is asked."""
        pairs = zip(EVIDENCE, beside.evidence, strict=True)
        total = self._weights["bias"] + sum(self._weights[name] * value for name, value in pairs)
        return 1 / (1 + math.exp(-total))

    def likely(self, intent: str, chance: float, candidates: Candidates, state: Context) -> Iterator[AskedBeside]:
        """Yield what each sentence of several asks the most likely, where that may be asked beside this intent.

        What is asked of a programme that is looked at is no question beside it.
        """
        if state.after_distress or not (intent in self._families or intent in DONE):
            return
        never = {*_NEVER, intent, *state.said[:_JUST]}
        any_asks = any(part.asks for part in candidates.parts)
        words = sum(len(part.words) for part in candidates.parts)
        whole = dict(candidates.ranking)
        for part in candidates.parts:
            entry, alone = part.ranking[0]
            if entry in never or entry not in self._families or _is_of_programme(intent, entry, part):
                continue
            evidence = (
                math.log(max(alone, _LEAST)),
                math.log(max(whole.get(entry, 0.0), _LEAST_IN_WHOLE)),
                float(part.asks),
                float(any_asks and not part.asks),
                min(len(part.words), _LONG) / _LONG,
                len(part.words) / max(words, 1),
                dict(part.ranking).get(intent, 0.0),
                float(self._families.get(intent) == self._families[entry]),
                float(intent in DONE),
                chance,
            )
            yield AskedBeside(entry, evidence)


def _is_of_programme(intent: str, entry: str, part: AskedPart) -> bool:
    """Tell whether a sentence asks of a programme what the entry answers in general: « c’est en alternance ? »."""
    return intent in DONE and entry in ASPECT_OF_INTENT and read_aspect(part.words) is not None
