"""Entries that nobody taught the classifier, found by the few ways to ask them that they give.

What speaks for an entry is the same for all of them: how near its phrasings are in meaning and in words, and whether
the classifier sees its family. What speaks for what the classifier knows is its score, and how near its nearest example
is.
A handful of weights turns all that into chances: a choice among everything that can be asked.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from orientation.understanding.documents import Documents
from orientation.understanding.encoder import Matrix
from orientation.understanding.kinds import OUT_OF_SCOPE
from orientation.understanding.linear_model import Packed, Vector, probabilities, unpack
from orientation.understanding.reading import ReadWord

# The evidence for one entry, in its order; the weights of config.yml have one for each, and `bias`.
EVIDENCE = (
    "nearest_meaning",
    "near_meanings",
    "words_of_message",
    "words_of_phrasing",
    "rarest_shared_word",
    "words_of_entry",
    "pieces_of_entry",
    "centre_of_meanings",
    "family_score",
    "same_words",
)
# The same for one intent that the classifier knows.
EVIDENCE_OF_KNOWN = ("known_score", "known_meaning", "known_same_words", "known_is_nothing")
WEIGHTS = (*EVIDENCE, "bias", *EVIDENCE_OF_KNOWN)
# What the classifier thinks less likely than so many others is not weighed.
_WEIGHED = 8
_NEAR = 3
# How much of what varies between phrasings is taken to vary alike in all directions: it keeps the inverse sound.
_EVEN = 0.5
_NOWHERE = np.array([], dtype=np.intp)
_NO_WORD = frozenset("?!.,;:-'’()«»\"")

Ranking = list[tuple[str, float]]


class Known(NamedTuple):
    """What the classifier knows.

    rarity: of each lemma of the examples, between 0 and 1; a lemma that is not there is as rare as can be. meanings:
    the vectors of the examples of each intent, one row each; a message is near those of a few
    intents, so that they stay packed. phrasings: the lemmas of the examples of each intent.
    """

    rarity: Mapping[str, float]
    meanings: Mapping[str, Packed]
    phrasings: Mapping[str, frozenset[frozenset[str]]] = MappingProxyType({})


class Scores(NamedTuple):
    """What the classifier makes of a message: the score of each intent, and of each family of entries.

    Its chances would not do: one of them is near 1 for what is like no example too.
    """

    intents: Mapping[str, float] = MappingProxyType({})
    families: Mapping[str, float] = MappingProxyType({})


class Phrasing(NamedTuple):
    """One way to ask an entry: the entry, its lemmas, its text."""

    entry: str
    lemmas: frozenset[str]
    text: str = ""


class Told(NamedTuple):
    """What an entry answers: its lemmas, its text with the label; and the family of the entry."""

    lemmas: frozenset[str] = frozenset()
    text: str = ""
    family: str = ""


_NOTHING_TOLD = Told()


def lemmas_of(words: Iterable[ReadWord]) -> frozenset[str]:
    """Return the lemmas of the words of a text."""
    return frozenset(word.lemma for word in words if word.lemma not in _NO_WORD)


def rarity_of(texts: Sequence[frozenset[str]]) -> dict[str, float]:
    """Return how rare each lemma is in these texts, 0 where all have it; 1 is that of a lemma which none has."""
    counts = Counter(lemma for lemmas in texts for lemma in lemmas)
    most = math.log(len(texts) + 1)
    return {lemma: math.log((len(texts) + 1) / (count + 1)) / most for lemma, count in counts.items()}


class Retriever:
    """Give each entry that has phrasings a chance; it knows none by its name.

    All entries are weighed at once: one product for the meanings, one for the words.
    """

    def __init__(
        self,
        phrasings: Sequence[Phrasing],
        vectors: Matrix,
        known: Known,
        weights: Mapping[str, float],
        told: Mapping[str, Told] = MappingProxyType({}),
    ) -> None:
        """Take the phrasings with a vector each, and what the answer of each entry tells."""
        of_entry: dict[str, list[int]] = {}
        for index, phrasing in enumerate(phrasings):
            of_entry.setdefault(phrasing.entry, []).append(index)
        order = [index for indices in of_entry.values() for index in indices]
        lemmas = [phrasings[index].lemmas for index in order]
        asked = [frozenset().union(*(phrasings[index].lemmas for index in indices)) for indices in of_entry.values()]
        self.entries = tuple(of_entry)
        asked_in = [row for row, indices in enumerate(of_entry.values()) for _ in indices]
        self._vectors = vectors[order]
        counts = [len(indices) for indices in of_entry.values()]
        self._starts = np.cumsum([0, *counts[:-1]])
        # The phrasings of each entry in a row of its own, the last one again where it has fewer.
        self._rows = np.minimum(
            self._starts[:, None] + np.arange(max(counts))[None, :], (self._starts + counts)[:, None] - 1
        )
        self._is_own = np.arange(max(counts))[None, :] < np.array(counts)[:, None]
        self._known = known
        self._weights = np.array([weights[name] for name in EVIDENCE])
        self._bias = weights["bias"]
        self._weights_of_known = np.array([weights[name] for name in EVIDENCE_OF_KNOWN])
        self._phrasings_with = _rows_with(lemmas)
        self._asked_with = _rows_with(asked)
        self._entries_with = _rows_with(
            [words | told.get(entry, _NOTHING_TOLD).lemmas for entry, words in zip(of_entry, asked, strict=True)]
        )
        self._documents = Documents(
            [
                " ".join([*(phrasings[index].text for index in indices), told.get(entry, _NOTHING_TOLD).text])
                for entry, indices in of_entry.items()
            ]
        )
        self._spread, self._centres = _centres(self._vectors, self._starts, np.array(counts))
        self._rows_of_words = _rows_of_words(asked_in, lemmas)
        self._family_of = [told.get(entry, _NOTHING_TOLD).family for entry in of_entry]
        self._of_phrasing = np.array([self._weight(words) for words in lemmas], dtype=np.float32)

    def evidence(self, text: str, lemmas: frozenset[str], vector: Vector, families: Mapping[str, float]) -> Matrix:
        """Return what speaks for each entry: a row for each, in the order of `entries`, the columns of EVIDENCE.

        text, lemmas, vector: of the message. families: the score that each has from the classifier.
        """
        of_message = max(self._weight(lemmas), 1e-6)
        meanings = (self._vectors @ vector)[self._rows]
        meanings[~self._is_own] = -1.0
        nearest = -np.sort(-meanings, axis=1)[:, :_NEAR]
        near = np.where(nearest > -1.0, nearest, 0.0).sum(axis=1) / np.minimum(self._is_own.sum(axis=1), _NEAR)
        shared = np.zeros(len(self._vectors))
        in_entry, rarest = np.zeros((2, len(self.entries)))
        for lemma in lemmas:
            rarity = self._rarity(lemma)
            shared[self._phrasings_with.get(lemma, _NOWHERE)] += rarity
            in_entry[self._entries_with.get(lemma, _NOWHERE)] += rarity
            asked = self._asked_with.get(lemma, _NOWHERE)
            rarest[asked] = np.maximum(rarest[asked], rarity)
        shared = shared[self._rows]
        found: Matrix = np.empty((len(self.entries), len(EVIDENCE)), dtype=np.float32)
        found[:, 0] = nearest[:, 0]
        found[:, 1] = near
        found[:, 2] = shared.max(axis=1) / of_message
        found[:, 3] = (shared / np.maximum(self._of_phrasing, 1e-6)[self._rows]).max(axis=1)
        found[:, 4] = rarest
        found[:, 5] = in_entry / of_message
        found[:, 6] = self._documents.nearness(text)
        spread = self._spread @ vector
        found[:, 7] = self._centres @ (spread / max(float(np.linalg.norm(spread)), 1e-6))
        lowest = min(families.values(), default=0.0)
        found[:, 8] = [families.get(family, lowest) for family in self._family_of]
        found[:, 9] = 0.0
        found[self._rows_of_words.get(lemmas, _NOWHERE), 9] = 1.0
        return found

    def evidence_of_known(
        self, lemmas: frozenset[str], vector: Vector, intents: Mapping[str, float]
    ) -> tuple[list[str], Matrix]:
        """Return the likeliest intents that the classifier knows, and what speaks for each of them.

        intents: their scores. A row for each, the columns of EVIDENCE_OF_KNOWN.
        """
        names = sorted(intents, key=lambda name: -intents[name])[:_WEIGHED]
        found: Matrix = np.array(
            [
                (
                    intents[name],
                    self._nearest_known(name, vector),
                    float(lemmas in self._known.phrasings.get(name, ())),
                    float(name == OUT_OF_SCOPE),
                )
                for name in names
            ],
            dtype=np.float32,
        )
        return names, found.reshape(-1, len(EVIDENCE_OF_KNOWN))

    def chances(self, text: str, lemmas: frozenset[str], vector: Vector, scores: Scores) -> Ranking:
        """Return everything that can be asked with its chance, the likeliest first; together 1."""
        names, of_known = self.evidence_of_known(lemmas, vector, scores.intents)
        of_entries = self.evidence(text, lemmas, vector, scores.families)
        raised = np.concatenate([of_entries @ self._weights + self._bias, of_known @ self._weights_of_known])
        shares = probabilities(raised, 1.0)
        everything = (*self.entries, *names)
        return [(everything[index], float(shares[index])) for index in np.argsort(-shares, kind="stable")]

    def known_words(self, lemmas: frozenset[str], entry: str) -> float:
        """Return the share of a message's lemmas that the phrasings of an entry have."""
        row = self.entries.index(entry)
        return sum(row in self._asked_with.get(lemma, _NOWHERE) for lemma in lemmas) / len(lemmas) if lemmas else 0.0

    def _nearest_known(self, intent: str, vector: Vector) -> float:
        meanings = self._known.meanings.get(intent)
        return 0.0 if meanings is None else float((unpack(meanings) @ vector).max())

    def _weight(self, lemmas: Iterable[str]) -> float:
        return sum(map(self._rarity, lemmas))

    def _rarity(self, lemma: str) -> float:
        return self._known.rarity.get(lemma, 1.0)


def _centres(vectors: Matrix, starts: npt.NDArray[np.intp], counts: npt.NDArray[np.intp]) -> tuple[Matrix, Matrix]:
    """Return what spreads vectors so that ways to ask the same are near, and the centre of each entry, of length 1.

    Directions in which the phrasings of one entry differ among themselves count less (linear discriminants).
    """
    middles = np.add.reduceat(vectors, starts, axis=0) / counts[:, None]
    within = vectors - np.repeat(middles, counts, axis=0)
    covariance = within.T @ within / len(vectors)
    size = len(covariance)
    even = np.eye(size) * max(float(np.trace(covariance)) / size, 1e-6)
    spread: Matrix = np.linalg.cholesky(np.linalg.inv((1 - _EVEN) * covariance + _EVEN * even)).T.astype(np.float32)
    centres = middles @ spread.T
    lengths = np.maximum(np.linalg.norm(centres, axis=1, keepdims=True), 1e-6)
    found: Matrix = (centres / lengths).astype(np.float32)
    return spread, found


def _rows_of_words(rows: Sequence[int], texts: Sequence[frozenset[str]]) -> dict[frozenset[str], npt.NDArray[np.intp]]:
    """Return the rows of the texts that have exactly these lemmas, for each set of lemmas."""
    found: dict[frozenset[str], set[int]] = {}
    for row, lemmas in zip(rows, texts, strict=True):
        found.setdefault(lemmas, set()).add(row)
    return {lemmas: np.array(sorted(same), dtype=np.intp) for lemmas, same in found.items()}


def _rows_with(texts: Sequence[frozenset[str]]) -> dict[str, npt.NDArray[np.intp]]:
    """Return the rows of the texts that have each lemma."""
    rows: dict[str, list[int]] = {}
    for row, lemmas in enumerate(texts):
        for lemma in lemmas:
            rows.setdefault(lemma, []).append(row)
    return {lemma: np.array(found, dtype=np.intp) for lemma, found in rows.items()}
