"""Bring back the words that were meant behind slips and glued letters, and never touch a word that is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from orientation.understanding.keyboard import KEY_NEIGHBOURS

_SHORTEST = 4
_TWO_SLIPS_FROM = 8
_CANDIDATES = 20
# A letter beside the right one on the keyboard is less of a mistake than any other.
_NEAR_KEY = 0.4
# « lecole », « jserai », « dentree », « quil »: what loses its apostrophe or its e.
_STUCK = ("qu", "j", "l", "d", "c", "t", "m", "n", "s", "k")
_SHORTEST_FREED = {"qu": 2}


class WordRepair:
    """Repair words towards a vocabulary, most frequent words first.

    `vocabulary` are the words of the training examples, `is_word` tells the ordinary French ones: neither is ever
    changed. Other words are freed of a stuck small word (« lecole » is « l », « ecole »), else replaced by the
    nearest word of the vocabulary: one slip away, two for eight letters or more.
    """

    def __init__(self, vocabulary: Iterable[str], is_word: Callable[[str], bool]) -> None:
        self._rank = {word: rank for rank, word in enumerate(vocabulary)}
        self._is_word = is_word
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for word in self._rank:
            if len(word) >= _SHORTEST and word.isalpha():
                self._by_length[len(word)].append(word)
        self.repair = lru_cache(maxsize=8192)(self._repair)

    def _repair(self, word: str) -> tuple[str, ...]:
        """Return the word or words that are meant; `word` is folded."""
        if len(word) < _SHORTEST or not word.isalpha() or self.knows(word):
            return (word,)
        for stuck in _STUCK:
            rest = word[len(stuck) :]
            if word.startswith(stuck) and len(rest) >= _SHORTEST_FREED.get(stuck, 3) and self.knows(rest):
                return (stuck, rest)
        return (self._nearest(word) or word,)

    def knows(self, word: str) -> bool:
        """Tell whether a word is one of the vocabulary or of French."""
        return word in self._rank or self._is_word(word)

    def _nearest(self, word: str) -> str | None:
        slips = 1 if len(word) < _TWO_SLIPS_FROM else 2
        best: tuple[float, int, str] | None = None
        for length in range(len(word) - 1, len(word) + 2):
            near = process.extract(
                word, self._by_length[length], scorer=OSA.distance, score_cutoff=slips, limit=_CANDIDATES
            )
            for candidate, distance, _ in near:
                found = (distance - _NEAR_KEY * _near_keys(word, candidate), self._rank[candidate], candidate)
                best = min(best, found) if best else found
        return best[2] if best else None


def _near_keys(word: str, other: str) -> int:
    if len(word) != len(other):
        return 0
    return sum(a != b and b in KEY_NEIGHBOURS.get(a, "") for a, b in zip(word, other, strict=True))
