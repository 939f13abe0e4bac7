"""Decide what becomes of a message: answered, asked back, or declined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from orientation.understanding.kinds import DETAIL, FALLBACK, OUT_OF_SCOPE, SEARCH

# Worth a search or a card even in a message that is not understood.
_SPEAKING = frozenset(["programme", "school", "unlisted_school", "town", "region"])
# What naming something asks by itself; the first kind found decides.
_ASKED_BY_NAMING = {
    "programme": DETAIL,
    "school": DETAIL,
    "unlisted_school": DETAIL,
    "town": SEARCH,
    "region": SEARCH,
    "diploma": SEARCH,
    "level": SEARCH,
    "speciality": SEARCH,
}
# Stands for a name in a line of words.
NAME = "@"
_ARTICLES = r"(?:(?:un|une|le|la|l|les|des|d|en|alors|et|plutot|bonjour|salut) )*"
_STUDIES = rf"{_ARTICLES}(?:{NAME}|ecoles?)"
_WEIGHED = re.compile(rf"{_STUDIES}(?: {_STUDIES})* ou {_STUDIES}(?: (?:svp|stp|merci))?")


@dataclass(frozen=True)
class Thresholds:
    """The chances from which a question is answered, and asked back; below, the message is declined.

    ask_against: the share of the best question's chance that `out_of_scope` may have for it to be asked back.
    """

    answer: float
    ask: float
    ask_against: float


def asked_by_naming(kinds: Iterable[str]) -> str | None:
    """Return what a message asks that only names things of these kinds."""
    found = set(kinds)
    return next((intent for kind, intent in _ASKED_BY_NAMING.items() if kind in found), None)


def weighs_studies(words: Sequence[str], kinds: Iterable[str]) -> bool:
    """Tell whether a message weighs one kind of studies against another: « école ou master ? ».

    words: folded, NAME for each name; kinds: those of the names.
    """
    return set(kinds) == {"diploma"} and _WEIGHED.fullmatch(" ".join(words)) is not None


def decide(
    ranking: Sequence[tuple[str, float]], known_share: float, named: Iterable[str], thresholds: Thresholds
) -> str:
    """Return the intent to act upon: a question's, FALLBACK to ask back, OUT_OF_SCOPE to decline.

    ranking: intents and their chances, likeliest first. known_share: the share of the words that are known.
    named: the kinds of the names in the message: a place or a school is searched, where others are asked back.
    """
    if not ranking or not known_share:
        return OUT_OF_SCOPE
    chances = dict(ranking)
    best, chance = next(((intent, chance) for intent, chance in ranking if intent != OUT_OF_SCOPE), (OUT_OF_SCOPE, 0.0))
    if best == ranking[0][0] and chance >= thresholds.answer:
        return best
    if chance >= thresholds.ask and chance * thresholds.ask_against >= chances.get(OUT_OF_SCOPE, 0.0):
        return asked_by_naming(_SPEAKING.intersection(named)) or FALLBACK
    return OUT_OF_SCOPE
