"""What a message asks by itself: a question, two questions, what it names, or nothing that is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from orientation.dialogue.utterance import NAME, Utterance
from orientation.french.files import CONVERSATION
from orientation.understanding.kinds import (
    DETAIL,
    FALLBACK,
    OUT_OF_SCOPE,
    PATH,
    SEARCH,
    TWO_QUESTIONS,
    is_question,
)
from orientation.understanding.two_questions import Halves

Ranking = Sequence[tuple[str, float]]

# Worth a search or a card even in a message that is not understood.
_SPEAKING = frozenset(["programme", "school", "unlisted_school", "town", "region"])
# Of what is surely a question so many words are known: what is typed at random is like everything a little.
_KNOWN = 0.5
# A longer message that names a place is not about it for that alone: a search must be as likely as this. What is less
# likely is not worth asking back either.
_MOST_WORDS, _MEANT = 8, 0.1
# Who names a place and a diploma or a subject searches.
_ENOUGH_NAMED = 2
_PLACES = ("town", "region")
_SCHOOLS = ("school", "programme")
_FEW_WORDS = 5
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
_ARTICLES = r"(?:(?:un|une|le|la|l|les|des|d|en|alors|et|plutot|bonjour|salut) )*"
_STUDIES = rf"{_ARTICLES}(?:{NAME}|ecoles?)"
_WEIGHED = re.compile(rf"{_STUDIES}(?: {_STUDIES})* ou {_STUDIES}(?: (?:svp|stp|merci))?")


@dataclass(frozen=True)
class Thresholds:
    """The chances that decide.

    sure: from it a question is never one that goes on with the topic. answer: from it it is answered without a second
    thought; follow_up: the same for what a message asks after the topic. guess: from it the likeliest question is
    answered, and the second offered; guess_in_talk: the same after a subject, where no rule makes anything else of it.
    ask: from it it is asked back; below, the message is declined, as it is when `out_of_scope` has more than
    `ask_against` of that chance. asked: from it what is surely some question, of which several share the chance, is
    asked back and never declined; asked_in_talk: the same after a subject. split: from it a message is two questions.
    """

    sure: float
    answer: float
    follow_up: float
    guess: float
    guess_in_talk: float
    ask: float
    ask_against: float
    asked: float
    asked_in_talk: float
    split: float


class AskedPart(NamedTuple):
    """A sentence of several: its folded words, whether it has a question mark, what it may ask by itself."""

    words: tuple[str, ...]
    asks: bool
    ranking: Ranking


@dataclass(frozen=True)
class Candidates:
    """What a message may ask: everything with its chance, likeliest first; the same after the topic; two questions.

    known_share: the share of its words that are known. questions: the chance that it is some question or other, which
    neighbouring ones may share.
    """

    ranking: Ranking = ()
    known_share: float = 1.0
    in_topic: Ranking = ()
    halves: Halves | None = None
    questions: float = 0.0
    parts: tuple[AskedPart, ...] = ()


@dataclass(frozen=True)
class Alone:
    """What a message asks by itself, and the chance of it; FALLBACK: unsure, OUT_OF_SCOPE: nothing that is known."""

    intent: str
    chance: float
    halves: Halves | None = None


def asked_by_naming(kinds: Iterable[str]) -> str | None:
    """Return what a message asks that only names things of these kinds."""
    found = set(kinds)
    return next((intent for kind, intent in _ASKED_BY_NAMING.items() if kind in found), None)


def asked_alone(utterance: Utterance, candidates: Candidates, thresholds: Thresholds, has_topic: bool = False) -> Alone:
    """Return what a message asks by itself; has_topic: something was spoken of before it.

    A message that only names schools, towns, levels… asks for them; one that weighs two kinds of studies (« école ou
    master ? ») asks what it is surely taken for.
    """
    ranking, halves = candidates.ranking, candidates.halves
    named = asked_by_naming(utterance.names)
    if named and utterance.only_names:
        if ranking and ranking[0][1] >= thresholds.answer and weighs_studies(utterance):
            return Alone(*ranking[0])
        return Alone(named, 1.0)
    if halves and halves.chance >= thresholds.split:
        first, second = halves.intents
        if PATH in halves.intents and utterance.tells_profile and utterance.asks and halves.chance < thresholds.asked:
            # « J’ai un bac+3, ça compte ? » tells where one stands, and asks no way from there.
            return Alone(second if first == PATH else first, halves.chance)
        return Alone(TWO_QUESTIONS, halves.chance, halves)
    return _likeliest(utterance, candidates, thresholds, has_topic)


def likeliest_question(ranking: Ranking) -> tuple[str, float]:
    """Return the likeliest of what can be answered, and its chance."""
    return next(((intent, chance) for intent, chance in ranking if intent != OUT_OF_SCOPE), (OUT_OF_SCOPE, 0.0))


def weighs_studies(utterance: Utterance) -> bool:
    """Tell whether a message weighs one kind of studies against another: « école ou master ? »."""
    return set(utterance.names) == {"diploma"} and _WEIGHED.fullmatch(" ".join(utterance.line)) is not None


def _likeliest(utterance: Utterance, candidates: Candidates, thresholds: Thresholds, has_topic: bool) -> Alone:
    ranking = candidates.ranking
    if not ranking or not candidates.known_share:
        return Alone(OUT_OF_SCOPE, 1.0)
    best, chance = likeliest_question(ranking)
    # « chaud, et à Grenoble »
    is_bare = utterance.names_any(_PLACES) and len(utterance.words) <= _FEW_WORDS
    if is_bare and has_topic and chance < thresholds.answer and ranking[0][0] != OUT_OF_SCOPE:
        return Alone(SEARCH, 1.0 - chance)
    # Where several entries speak of the subject, that something is asked may be sure, and what exactly only likely.
    is_asked = is_question(best) and chance >= thresholds.guess and candidates.questions >= thresholds.answer
    if best == ranking[0][0] and (chance >= thresholds.answer or is_asked):
        return Alone(best, chance)
    if chance >= thresholds.ask and chance * thresholds.ask_against >= dict(ranking).get(OUT_OF_SCOPE, 0.0):
        named = asked_by_naming(_SPEAKING.intersection(utterance.names))
        # « un logement à Paris, c’est combien, par rapport à Nantes ? » names towns, and searches for no programme.
        is_told_of = len(set(utterance.names)) < _ENOUGH_NAMED and len(utterance.words) > _MOST_WORDS
        if is_told_of and dict(ranking).get(named or "", 0.0) < _MEANT:
            named = None
        return Alone(named or FALLBACK, 1.0 - chance)
    # In the middle of a talk, what is likely a question is more likely about its subject than about anything else.
    goes_on = has_topic and (utterance.asks or utterance.says_any(CONVERSATION.words.speaks_of))
    asked = thresholds.asked_in_talk if goes_on else thresholds.asked
    if candidates.questions >= asked and candidates.known_share >= _KNOWN and chance >= _MEANT:
        return Alone(FALLBACK, 1.0 - chance)
    if utterance.names_any(_PLACES) and utterance.says_any(CONVERSATION.words.searched_things):
        return Alone(SEARCH, 1.0 - chance)
    if has_topic and utterance.names_any(_SCHOOLS):
        return Alone(DETAIL, 1.0 - chance)
    return Alone(OUT_OF_SCOPE, 1.0 - chance)
