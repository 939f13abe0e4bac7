"""Which programmes of the list on the screen are picked: by rank, or by what tells them apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from orientation.french.files import CONVERSATION
from orientation.recognition.pieces import PAUSE

_ORDINAL = re.compile(r"(\d{1,2})(?:e|eme|ieme|er|ere|re|nd|nde)?")


@lru_cache(maxsize=1)
def _ranks() -> Mapping[str, int]:
    """Return the rank that each word says, « deuxième » 2."""
    phrases = CONVERSATION.cues.ranks.phrases
    return {word: rank for rank, phrase in enumerate(phrases, start=1) for word in phrase.items[0].words}


def picked_ranks(words: Sequence[str], count: int, first: int = 1) -> tuple[int, ...]:
    """Return the picked positions (from 0) in a list of `count` whose first number on the screen is `first`.

    words: folded. « la deuxième » is 1, « les deux dernières » the last two, « la 7 » the position that shows 7.
    """
    lists = CONVERSATION.words
    found: dict[int, None] = {}
    for index, word in enumerate(words):
        before = words[index - 1] if index else ""
        after = words[index + 1] if index + 1 < len(words) else ""
        if word in lists.last_ones or word in lists.first_few:
            size = min(_number(before) or 1, count) if word in lists.first_few or word.endswith("s") else 1
            positions = range(size) if word in lists.first_few else range(count - size, count)
            if not (word in ("dernier", "derniere") and before == "avant"):
                found |= dict.fromkeys(positions)
            elif count > 1:
                found[count - 2] = None
            continue
        if after in lists.first_few or after in lists.last_ones:
            continue  # « les deux premières »
        if before == "les" and (many := _number(word)) is not None and not _begins_ranks(words[index + 1 :]):
            found |= dict.fromkeys(range(min(many, count)))  # « compare les deux »
            continue
        rank = _rank(word, before)
        if rank is not None and (position := _position(rank, count, first)) is not None:
            found[position] = None
    if not found and not lists.all_of_them.isdisjoint(words) and count > 1:
        found = dict.fromkeys(range(count))
    return tuple(position for position in found if 0 <= position < count)


def is_pick(words: Sequence[str]) -> bool:
    """Tell whether folded words only pick in a list: « la 2 », « le premier et le troisième », « celle de… »."""
    if not words:
        return False
    lists = CONVERSATION.words
    if words[0] in lists.points:
        return True
    ranks = [word for index, word in enumerate(words) if _says_rank(word, words[index - 1] if index else "")]
    others = [word for word in words if word != PAUSE and word not in ranks]
    return bool(ranks) and all(word in lists.around_rank or word in lists.numerals for word in others)


def _says_rank(word: str, before: str) -> bool:
    # Who only says « fin » has finished.
    lists = CONVERSATION.words
    return (word in lists.last_ones and word != "fin") or word in lists.first_few or _rank(word, before) is not None


def _rank(word: str, before: str) -> int | None:
    lists = CONVERSATION.words
    if before in lists.before_class:
        return None
    if match := _ORDINAL.fullmatch(word):
        return int(match[1])
    if word in lists.numerals and before not in lists.before_rank:
        return None
    if word in ("un", "une") and before != "numero":
        return None
    return _ranks().get(word)


def _number(word: str) -> int | None:
    if word.isdigit() and len(word) < 3:
        return int(word)
    return _ranks().get(word) if word in CONVERSATION.words.numerals else None


def _begins_ranks(following: Sequence[str]) -> bool:
    """Tell whether a number is the first of several: « les 2 et 4 », and not « les deux »."""
    is_joined = PAUSE in following[:1] or not CONVERSATION.words.joined.isdisjoint(following[:1])
    return is_joined and len(following) > 1 and _number(following[1]) is not None


def _position(rank: int, count: int, first: int) -> int | None:
    """Return the position of a number: that on the screen, or else the rank in what is shown."""
    if first <= rank < first + count:
        return rank - first
    return rank - 1 if 1 <= rank <= count else None
