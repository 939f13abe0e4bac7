"""Find the word of a name behind a typo, and leave ordinary French words alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz import process
from rapidfuzz.distance import OSA

from orientation.french.files import NAME_CONTEXTS
from orientation.understanding.sounds import sound

_SHORTEST = 4
_LONGEST_ACRONYM = 6
# « dunkerk » sounds like one name only; short words sound like many.
_SHORTEST_HEARD = 6


@dataclass(frozen=True)
class Correction:
    """The word that is meant, and how many letters were wrong."""

    word: str
    typos: int


class Spelling:
    """Correct words towards the vocabulary of the names.

    `is_word` tells which words are ordinary French, and thus no typos. A short acronym is only corrected when
    a letter is missing, added or misplaced: with another letter in the place of one, it is another school.
    """

    def __init__(self, vocabulary: Iterable[str], acronyms: Iterable[str], is_word: Callable[[str], bool]) -> None:
        self._vocabulary = frozenset(vocabulary)
        self._acronyms = frozenset(acronym for acronym in acronyms if len(acronym) <= _LONGEST_ACRONYM)
        self._is_word = is_word
        lists = NAME_CONTEXTS.words
        self._never_corrected = lists.not_typos | lists.foreign_towns
        self._by_shape: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word in sorted(self._vocabulary):
            if len(word) >= _SHORTEST and word.isalpha():
                self._by_shape[word[0], len(word)].append(word)
        self._by_sound = _only_ones((sound(word), word) for word in self._vocabulary if len(word) >= _SHORTEST_HEARD)

    def correct(self, word: str) -> Correction | None:
        """Return the word that is meant, None if this one is right or too far from all."""
        if len(word) < _SHORTEST or not word.isalpha() or word in self._vocabulary or self.is_ordinary(word):
            return None
        # « lisep », « dascq », « lutc »
        freed = word[1:] if word[0] in "dl" else ""
        if freed in (self._vocabulary if len(freed) >= _SHORTEST else self._acronyms):
            return Correction(freed, 0)
        if sounding := self._by_sound.get(sound(word)):
            return Correction(sounding, int(OSA.distance(word, sounding)))
        same_initial: list[str] = []
        for length in range(len(word) - 3, len(word) + 4):
            same_initial += self._by_shape.get((word[0], length), ())
        return self.nearest(word, same_initial) or self._freed_acronym(freed)

    def _freed_acronym(self, freed: str) -> Correction | None:
        """Return the school of « lepitta »: both a stuck article and a typo."""
        return self.nearest(freed, sorted(self._acronyms)) if len(freed) > _SHORTEST else None

    def is_ordinary(self, word: str) -> bool:
        """Tell whether a word stands for itself, whatever it resembles."""
        return word in self._never_corrected or self._is_word(word)

    def nearest(self, word: str, candidates: Sequence[str]) -> Correction | None:
        """Return the nearest candidate, within the number of typos that its length allows."""
        corrections = (
            Correction(candidate, int(distance))
            for candidate, distance, _ in process.extract(
                word, candidates, scorer=OSA.distance, score_cutoff=3, limit=5
            )
            if distance <= _typos_allowed(max(len(word), len(candidate)))
            and not self._is_other_acronym(word, candidate)
        )
        return next(corrections, None)

    def _is_other_acronym(self, word: str, candidate: str) -> bool:
        return candidate in self._acronyms and len(word) == len(candidate) and sorted(word) != sorted(candidate)


def _only_ones(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the words that are alone with their sound."""
    found: dict[str, list[str]] = defaultdict(list)
    for heard, word in pairs:
        found[heard].append(word)
    return {heard: words[0] for heard, words in found.items() if len(words) == 1}


def differ_by_doubled_letters(word: str, other: str) -> bool:
    """Tell whether only doubled letters make two words different (« lyonn », « lyon »)."""
    return [letter for letter, _ in groupby(word)] == [letter for letter, _ in groupby(other)]


def _typos_allowed(length: int) -> int:
    if length < 5:
        return 0
    return 1 if length < 9 else 2 if length < 13 else 3
