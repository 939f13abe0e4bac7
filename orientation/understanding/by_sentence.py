"""Read a message of several sentences by its sentences too: what one of them asks is asked, whatever stands around it.

« Merci. J’ai 16 ans et je suis en première. C’est quoi, la TSI ? » asks what its last sentence asks.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations, pairwise
from types import MappingProxyType
from typing import NamedTuple

from orientation.understanding.kinds import DENY, JOKE, OUT_OF_SCOPE, PATH, SMALL_TALK
from orientation.understanding.two_questions import Halves, are_two

Ranking = list[tuple[str, float]]

# The share of the message as a whole; the rest is that of the sentence that asks the most plainly. « Par où
# commencer ? » and « Des conseils ? » ask nothing without what stands before them. Chosen on the validation sets.
_WHOLE = 0.5
# The share of a message alone beside what it asks after its topic. Chosen on the validation set of follow-ups.
_ALONE = 0.5
# What was offered is so many times likelier.
_OFFERED = 2.0
# What a sentence that tells counts, where another one has a question mark.
_TELLS = 0.3
_LEAST = 1e-4
# What the first of two questions leads to is so many times likelier as the second.
_LED = 8.0
# From this chance a sentence says more than small talk.
_SAYS_MORE = 0.5
_POLITE = SMALL_TALK - {OUT_OF_SCOPE, JOKE}
# Two questions are both among so many of the likeliest, and of some weight in the whole: « les aides ? Genre
# de l’argent ? » asks no salary.
_AMONG, _WITH_THE_WHOLE = 8, 0.04
# From this chance of each they need not be.
_PLAIN_ALONE = 0.95


class RankedPart(NamedTuple):
    """What a part of a message may ask: the index of its first token, whether it has a question mark, its ranking."""

    start: int
    asks: bool
    ranking: Ranking


def asked_in(whole: Ranking, sentences: Sequence[RankedPart]) -> Ranking:
    """Return what a message asks, with chances that are 1 together: as a whole, and in one of its sentences.

    It is nothing that is known only as far as each of its sentences is.
    """
    any_asks = any(sentence.asks for sentence in sentences)
    alone = dict(whole)
    voices = [_heard(sentence, any_asks) for sentence in sentences]
    # « Merci. Et la TSI ? » thanks, and asks: small talk counts where nothing else is said.
    if any(chance >= _SAYS_MORE for voice in voices for name, chance in voice.items() if name not in SMALL_TALK):
        voices = [
            {name: chance * _TELLS if name in _POLITE else chance for name, chance in voice.items()} for voice in voices
        ]
    names = dict.fromkeys(name for voice in (alone, *voices) for name in voice)
    chances = {
        name: max(alone.get(name, 0.0), _LEAST) ** _WHOLE * _best(name, voices) ** (1 - _WHOLE) for name in names
    }
    total = sum(chances.values())
    return sorted(((name, chance / total) for name, chance in chances.items()), key=lambda pair: -pair[1])


def refuses(sentence: RankedPart) -> bool:
    """Tell whether a sentence only says what is not asked (« Je n’ai pas demandé le salaire »)."""
    intent, chance = sentence.ranking[0]
    return intent == DENY and chance >= _SAYS_MORE


def in_context(alone: Ranking, together: Sequence[Ranking], said: Collection[str]) -> Ranking:
    """Return what a message that is not clear asks, read with the subject that it may go on with, and with its writer.

    together: the rankings of the message as one text with the words of the subject, and with where its writer stands.
    said: what was answered, which its own subject makes no likelier.
    """
    contexts = [*map(dict, together)]

    def chance_of(name: str, chance: float) -> float:
        if name in said or not contexts:
            return chance
        after = 1.0
        for ranking in contexts:
            after *= max(ranking.get(name, 0.0), _LEAST) ** ((1 - _ALONE) / len(contexts))
        return float(max(chance, _LEAST) ** _ALONE) * after

    chances = {name: chance_of(name, chance) for name, chance in alone}
    total = sum(chances.values())
    return sorted(((name, chance / total) for name, chance in chances.items()), key=lambda pair: -pair[1])


def with_offered(ranking: Ranking, offers: Collection[str]) -> Ranking:
    """Return a ranking in which what the last answer offered is likelier; together as much as before."""
    raised = [(name, chance * (_OFFERED if name in offers else 1.0)) for name, chance in ranking]
    share = sum(chance for _, chance in ranking) / max(sum(chance for _, chance in raised), _LEAST)
    return sorted(((name, chance * share) for name, chance in raised), key=lambda pair: -pair[1])


def _best(name: str, voices: Sequence[Mapping[str, float]]) -> float:
    weigh = min if name == OUT_OF_SCOPE else max
    return max(weigh(voice.get(name, 0.0) for voice in voices), _LEAST)


def two_in(
    asked: Ranking,
    parts: Sequence[RankedPart],
    least: float,
    leads_to: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> Halves | None:
    """Return the two questions that two parts ask, each with a chance of `least` or more; None without.

    asked: what the whole asks: both are among the likeliest of it. leads_to: what is asked after each entry: « à 29 ans
    j’y ai droit, et on touche combien ? » asks the pay of that. « Je suis en seconde, je garde quelles spécialités ? »
    is one question.
    """
    any_asks = any(part.asks for part in parts)
    likeliest = {name for name, chance in asked[:_AMONG] if chance >= _WITH_THE_WHOLE}
    asking = [part for part in parts if part.asks >= any_asks]
    pairs: list[Halves] = []
    # « Combien pour le visa ? Et quelles villes ? Lille ? » : all that follows the first question is the second.
    after_part = {part.start: following.start for part, following in pairwise(parts)}
    for before, after in combinations(asking, 2):
        first, chance = before.ranking[0]
        led = leads_to.get(first, ())
        second, other = _best_after(after.ranking, led)
        known = first in likeliest and (second in likeliest or second in led)
        # « combien on gagne et quelles écoles à Lille ? » : each is plain enough without the whole.
        known = known or min(chance, other) >= _PLAIN_ALONE
        if known and are_two((first, second)) and (any_asks or PATH not in (first, second)):
            pairs.append(Halves((first, second), after_part[before.start], min(chance, other)))
    plain = [halves for halves in pairs if halves.chance >= least]
    return max(plain, key=lambda halves: halves.chance, default=None)


def _best_after(ranking: Ranking, led: Collection[str]) -> tuple[str, float]:
    """Return the likeliest of a second question, what the first one leads to being likelier."""
    raised = [(name, chance * (_LED if name in led else 1.0)) for name, chance in ranking]
    # What is not in the ranking keeps its share.
    total = 1.0 + sum(chance for _, chance in raised) - sum(chance for _, chance in ranking)
    name, chance = max(raised, key=lambda pair: pair[1])
    return name, chance / total


def _heard(sentence: RankedPart, any_asks: bool) -> dict[str, float]:
    share = 1.0 if sentence.asks or not any_asks else _TELLS
    return {name: chance * share if name != OUT_OF_SCOPE else chance for name, chance in sentence.ranking}
