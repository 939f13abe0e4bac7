"""Cut a message into plain words, abbreviations in full, and find phrases in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from rapidfuzz import process
from rapidfuzz.distance import OSA

from orientation.text import fold
from orientation.understanding.sounds import sound

_LEVEL = re.compile(r"\bbac ?(?:\+|plus) ?(\d|un|deux|trois|quatre|cinq|six)\b")
_IN_LETTERS = {"un": "1", "deux": "2", "trois": "3", "quatre": "4", "cinq": "5", "six": "6"}
_PIECE = re.compile(r"bac\+\d|aujourd'hui|[^\W_]+'?|[,;:.!?()/+\n]")
_SHORTEST_REPAIRED = 6
_CONSONANTS = frozenset("bcdfgjklmnpqrstvwxz")


@dataclass(frozen=True)
class Word:
    """One word as it was meant, and where it stands in the text as it was typed."""

    text: str
    start: int
    end: int


class WordCutter:
    """Cut messages. `abbreviations` gives the words behind each short form.

    `repaired` are the words that are brought back from a slip, `as_typed` those that are left as they are.
    """

    def __init__(
        self, abbreviations: Mapping[str, Sequence[str]], repaired: Iterable[str], as_typed: Iterable[str]
    ) -> None:
        self._as_typed = frozenset(map(fold, as_typed))
        self._abbreviations = {short: words for short, words in abbreviations.items() if short not in self._as_typed}
        self._repaired = sorted({fold(word) for word in repaired if len(word) >= _SHORTEST_REPAIRED})
        self._by_sound = {sound(word): word for word in reversed(self._repaired)}

    def cut(self, text: str) -> list[Word]:
        """Return the words and punctuation marks of a text."""
        words = [
            Word(meant, piece.start(), piece.end())
            for piece in _PIECE.finditer(_LEVEL.sub(_level, fold(text)))
            for meant in self._meant(piece.group())
        ]
        # « j’suis », « j’fais »
        return [
            replace(word, text="je") if word.text == "j'" and following and following.text[0] in _CONSONANTS else word
            for word, following in zip_longest(words, words[1:])
        ]

    def phrase(self, text: str) -> tuple[str, ...]:
        """Return the words of a phrase of the data."""
        return tuple(word.text for word in self.cut(text))

    def _meant(self, word: str) -> Sequence[str]:
        if word in self._as_typed:
            return (word,)
        return self._abbreviations.get(word) or (self._nearest(word) or word,)

    def _nearest(self, word: str) -> str | None:
        if len(word) < _SHORTEST_REPAIRED or not word.isalpha():
            return None
        if heard := self._by_sound.get(sound(word)):
            return heard
        same_initial = [known for known in self._repaired if known[0] == word[0] and abs(len(known) - len(word)) <= 1]
        found = process.extractOne(word, same_initial, scorer=OSA.distance, score_cutoff=1)
        return str(found[0]) if found else None


def _level(match: re.Match[str]) -> str:
    """Return « bac+5 », padded so that offsets stay those of the text."""
    number = _IN_LETTERS.get(match[1], match[1])
    return f"bac+{number}".ljust(len(match[0]))
