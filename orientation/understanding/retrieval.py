"""Entries that nobody taught the classifier, found by the few ways to ask them that they give.

What speaks for an entry is the same for all of them: how near its phrasings are in meaning and in words, and how near
what the classifier knows is. A logistic model of a handful of weights turns that into a chance.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from orientation.understanding.encoder import Matrix
from orientation.understanding.linear_model import Vector
from orientation.understanding.reading import ReadWord

# The evidence for one entry, in its order; the weights of config.yml have one for each, and `bias`.
EVIDENCE = (
    "nearest_meaning",
    "near_meanings",
    "words_of_message",
    "words_of_phrasing",
    "rarest_shared_word",
    "known_meaning",
    "known_chance",
    "out_of_scope_chance",
)
_NEAR = 3
_NO_WORD = frozenset("?!.,;:-'’()«»\"")

Ranking = list[tuple[str, float]]


class Known(NamedTuple):
    """What the classifier knows.

    rarity: of each lemma of the examples, between 0 and 1; a lemma that is not there is as rare as can be. meanings:
    vectors of typical examples, one row each.
    """

    rarity: Mapping[str, float]
    meanings: Matrix


class Phrasing(NamedTuple):
    """One way to ask an entry: the entry, its lemmas."""

    entry: str
    lemmas: frozenset[str]


def lemmas_of(words: Iterable[ReadWord]) -> frozenset[str]:
    """Return the lemmas of the words of a text."""
    return frozenset(word.lemma for word in words if word.lemma not in _NO_WORD)


def rarity_of(texts: Sequence[frozenset[str]]) -> dict[str, float]:
    """Return how rare each lemma is in these texts, 0 where all have it; 1 is that of a lemma which none has."""
    counts = Counter(lemma for lemmas in texts for lemma in lemmas)
    most = math.log(len(texts) + 1)
    return {lemma: math.log((len(texts) + 1) / (count + 1)) / most for lemma, count in counts.items()}


def typical(vectors: Matrix, labels: Sequence[str], each: int, seed: int) -> Matrix:
    """Return the vectors that stand for those of each label, `each` of them, of length 1."""
    from sklearn.cluster import KMeans

    rows = []
    for label in sorted(set(labels)):
        mine = vectors[np.array(labels) == label]
        rows.append(KMeans(min(each, len(mine)), n_init=1, random_state=seed).fit(mine).cluster_centers_)
    found = np.concatenate(rows)
    typical_ones: Matrix = (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)
    return typical_ones


class Retriever:
    """Give each entry that has phrasings a chance; it knows none by its name."""

    def __init__(
        self, phrasings: Sequence[Phrasing], vectors: Matrix, known: Known, weights: Mapping[str, float]
    ) -> None:
        self._phrasings = phrasings
        self._vectors = vectors
        self._known = known
        self._weights = np.array([weights[name] for name in EVIDENCE])
        self._bias = weights["bias"]
        self._of_entry: dict[str, list[int]] = {}
        for index, phrasing in enumerate(phrasings):
            self._of_entry.setdefault(phrasing.entry, []).append(index)
        self._lemmas = {
            entry: frozenset().union(*(phrasings[index].lemmas for index in indices))
            for entry, indices in self._of_entry.items()
        }

    def evidence(
        self, lemmas: frozenset[str], vector: Vector, known_chance: float, out_of_scope_chance: float
    ) -> dict[str, tuple[float, ...]]:
        """Return what speaks for each entry, in the order of EVIDENCE.

        lemmas, vector: of the message. known_chance: of the likeliest question that the classifier knows.
        """
        meanings = self._vectors @ vector
        known = float((self._known.meanings @ vector).max(initial=0.0))
        found: dict[str, tuple[float, ...]] = {}
        for entry, indices in self._of_entry.items():
            nearest = sorted((float(meanings[index]) for index in indices), reverse=True)[:_NEAR]
            shared = [self._shared(lemmas, self._phrasings[index].lemmas) for index in indices]
            found[entry] = (
                nearest[0],
                sum(nearest) / len(nearest),
                max(of_message for of_message, _ in shared),
                max(of_phrasing for _, of_phrasing in shared),
                max((self._rarity(lemma) for lemma in lemmas & self._lemmas[entry]), default=0.0),
                known,
                known_chance,
                out_of_scope_chance,
            )
        return found

    def chances(
        self, lemmas: frozenset[str], vector: Vector, known_chance: float, out_of_scope_chance: float
    ) -> Ranking:
        """Return the entries with their chances, the likeliest first; together at most 1."""
        found = self.evidence(lemmas, vector, known_chance, out_of_scope_chance)
        odds = {
            entry: math.exp(min(float(self._weights @ np.array(seen)) + self._bias, 50.0))
            for entry, seen in found.items()
        }
        total = 1.0 + sum(odds.values())
        return sorted(((entry, value / total) for entry, value in odds.items()), key=lambda each: -each[1])

    def known_words(self, lemmas: frozenset[str], entry: str) -> float:
        """Return the share of a message's lemmas that the phrasings of an entry have."""
        return len(lemmas & self._lemmas[entry]) / len(lemmas) if lemmas else 0.0

    def _shared(self, message: frozenset[str], phrasing: frozenset[str]) -> tuple[float, float]:
        """Return how much of the message's words a phrasing has, and of the phrasing's words the message."""
        both, of_message, of_phrasing = (self._weight(words) for words in (message & phrasing, message, phrasing))
        return both / of_message if of_message else 0.0, both / of_phrasing if of_phrasing else 0.0

    def _weight(self, lemmas: Iterable[str]) -> float:
        return sum(map(self._rarity, lemmas))

    def _rarity(self, lemma: str) -> float:
        return self._known.rarity.get(lemma, 1.0)


def with_new(ranking: Ranking, new: Ranking) -> Ranking:
    """Return a ranking in which new entries have their chances, and the others share what is left as before."""
    left = 1.0 - sum(chance for _, chance in new)
    return sorted([*((name, chance * left) for name, chance in ranking), *new], key=lambda each: -each[1])
