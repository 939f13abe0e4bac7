"""Entries that nobody taught the classifier, found by the few ways to ask them that they give.

What speaks for an entry is the same for all of them: how near its phrasings are in meaning and in words, and whether
the classifier sees its family. What speaks for what the classifier knows is its score, and how near its nearest example
is. A handful of weights turns all that into chances: a choice among everything that can be asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from orientation.understanding.centres import Centres
from orientation.understanding.documents import Documents
from orientation.understanding.encoder import Matrix
from orientation.understanding.kinds import OUT_OF_SCOPE
from orientation.understanding.linear_model import Packed, Vector, probabilities, unpack
from orientation.understanding.reading import ReadWord
from orientation.understanding.shared_words import Lemmas, SharedWords, rows_with

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
    "words_of_phrasings",
)
# The same for one intent that the classifier knows.
EVIDENCE_OF_KNOWN = (
    "known_score",
    "known_meaning",
    "known_same_words",
    "known_words",
    "known_is_nothing",
)
WEIGHTS = (*EVIDENCE, "bias", *EVIDENCE_OF_KNOWN)
# What a message asks that is an example word for word, beside all that is only near.
WORD_FOR_WORD = 5.0
_SAME_WORDS, _ALL = EVIDENCE_OF_KNOWN.index("known_same_words"), 0.999
# What the classifier thinks less likely than so many others is not weighed.
_WEIGHED = 8
_NEAR = 3
_NOWHERE = np.array([], dtype=np.intp)
_NONE = slice(0, 0)
_NO_WORD = frozenset("?!.,;:-'’()«»\"")

Ranking = list[tuple[str, float]]


class Known(NamedTuple):
    """What the classifier knows.

    rarity: of each lemma of the examples, between 0 and 1; a lemma that is not there is as rare as can be. meanings:
    the vectors of the examples of each intent, one row each; a message is near those of a few intents, so that they
    stay packed. phrasings: the lemmas of the examples of each intent.
    """

    rarity: Mapping[str, float]
    meanings: Mapping[str, Packed]
    phrasings: Mapping[str, Sequence[Lemmas]] = MappingProxyType({})


class Scores(NamedTuple):
    """What the classifier makes of a message: the score of each intent, and of each family of entries.

    Its chances would not do: one of them is near 1 for what is like no example too.
    """

    intents: Mapping[str, float] = MappingProxyType({})
    families: Mapping[str, float] = MappingProxyType({})


class Phrasing(NamedTuple):
    """One way to ask an entry: the entry, its lemmas, its text."""

    entry: str
    lemmas: Lemmas
    text: str = ""


class Told(NamedTuple):
    """What an entry answers: its lemmas, its text with the label; and the family of the entry."""

    lemmas: Lemmas = frozenset()
    text: str = ""
    family: str = ""


_NOTHING_TOLD = Told()


def lemmas_of(words: Iterable[ReadWord]) -> Lemmas:
    """Return the lemmas of the words of a text."""
    return frozenset(word.lemma for word in words if word.lemma not in _NO_WORD)


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
        self._vectors = vectors[order]
        counts = [len(indices) for indices in of_entry.values()]
        self._counts = np.array(counts)
        self._starts = np.cumsum([0, *counts[:-1]])
        # The phrasings of each entry in a row of its own, the last one again where it has fewer.
        self._rows = np.minimum(
            self._starts[:, None] + np.arange(max(counts))[None, :], (self._starts + self._counts)[:, None] - 1
        )
        self._is_own = np.arange(max(counts))[None, :] < self._counts[:, None]
        self._known = known
        self._weights = np.array([weights[name] for name in EVIDENCE])
        self._bias = weights["bias"]
        self._weights_of_known = np.array([weights[name] for name in EVIDENCE_OF_KNOWN])
        self._words = SharedWords(lemmas, known.rarity)
        self._asked_with = rows_with(asked)
        self._words_of_entry = SharedWords(
            [words | told.get(entry, _NOTHING_TOLD).lemmas for entry, words in zip(of_entry, asked, strict=True)],
            known.rarity,
        )
        self._words_of_known = SharedWords([each for texts in known.phrasings.values() for each in texts], known.rarity)
        self._row_of_intent = {intent: row for row, intent in enumerate(known.phrasings)}
        self._words_of_intent = SharedWords(
            [Lemmas().union(*texts) for texts in known.phrasings.values()],
            known.rarity,
        )
        self._rows_of_known = dict(zip(known.phrasings, _slices(map(len, known.phrasings.values())), strict=True))
        self._documents = Documents(
            [
                " ".join([*(phrasings[index].text for index in indices), told.get(entry, _NOTHING_TOLD).text])
                for entry, indices in of_entry.items()
            ]
        )
        self._centres = Centres(self._vectors, counts)
        self._family_of = [told.get(entry, _NOTHING_TOLD).family for entry in of_entry]

    def evidence(self, text: str, lemmas: Lemmas, vector: Vector, families: Mapping[str, float]) -> Matrix:
        """Return what speaks for each entry: a row for each, in the order of `entries`, the columns of EVIDENCE.

        text, lemmas, vector: of the message. families: the score that each has from the classifier.
        """
        meanings = (self._vectors @ vector)[self._rows]
        meanings[~self._is_own] = -1.0
        nearest = -np.sort(-meanings, axis=1)[:, :_NEAR]
        near = np.where(nearest > -1.0, nearest, 0.0).sum(axis=1) / np.minimum(self._is_own.sum(axis=1), _NEAR)
        rarest = np.zeros(len(self.entries))
        for lemma in lemmas:
            asked = self._asked_with.get(lemma, _NOWHERE)
            rarest[asked] = np.maximum(rarest[asked], self._known.rarity.get(lemma, 1.0))
        of_text = self._words.of_text(lemmas)
        found: Matrix = np.empty((len(self.entries), len(EVIDENCE)), dtype=np.float32)
        found[:, 0] = nearest[:, 0]
        found[:, 1] = near
        found[:, 2] = self._best(self._words.of_message(lemmas))
        found[:, 3] = self._best(of_text)
        found[:, 4] = rarest
        found[:, 5] = self._words_of_entry.of_message(lemmas)
        found[:, 6] = self._documents.nearness(text)
        found[:, 7] = self._centres.nearness(vector)
        lowest = min(families.values(), default=0.0)
        found[:, 8] = [families.get(family, lowest) for family in self._family_of]
        # What most of its phrasings say and the message does not: « quel salaire ? » names no school.
        found[:, 9] = np.add.reduceat(of_text, self._starts) / self._counts
        return found

    def evidence_of_known(
        self, lemmas: Lemmas, vector: Vector, intents: Mapping[str, float]
    ) -> tuple[list[str], Matrix]:
        """Return the likeliest intents that the classifier knows, and what speaks for each of them.

        intents: their scores. A row for each, the columns of EVIDENCE_OF_KNOWN.
        """
        names = sorted(intents, key=lambda name: -intents[name])[:_WEIGHED]
        alike, of_intent = self._words_of_known.alike(lemmas), self._words_of_intent.of_message(lemmas)
        found: Matrix = np.array(
            [
                (
                    intents[name],
                    self._nearest_known(name, vector),
                    float(alike[self._rows_of_known.get(name, _NONE)].max(initial=0.0)),
                    float(of_intent[self._row_of_intent[name]]) if name in self._row_of_intent else 0.0,
                    float(name == OUT_OF_SCOPE),
                )
                for name in names
            ],
            dtype=np.float32,
        )
        return names, found.reshape(-1, len(EVIDENCE_OF_KNOWN))

    def chances(self, text: str, lemmas: Lemmas, vector: Vector, scores: Scores) -> Ranking:
        """Return everything that can be asked with its chance, the likeliest first; together 1."""
        names, of_known = self.evidence_of_known(lemmas, vector, scores.intents)
        of_entries = self.evidence(text, lemmas, vector, scores.families)
        raised = np.concatenate([of_entries @ self._weights + self._bias, of_known @ self._weights_of_known])
        shares = probabilities(raised + WORD_FOR_WORD * self.word_for_word(lemmas, of_known), 1.0)
        everything = (*self.entries, *names)
        return [(everything[index], float(shares[index])) for index in np.argsort(-shares, kind="stable")]

    def word_for_word(self, lemmas: Lemmas, of_known: Matrix) -> npt.NDArray[np.bool_]:
        """Tell of each entry, and of each intent with this evidence, whether a message is an example of it."""
        alike = np.concatenate([self._best(self._words.alike(lemmas)), of_known[:, _SAME_WORDS]])
        found: npt.NDArray[np.bool_] = alike >= _ALL
        return found

    def known_words(self, lemmas: Lemmas, entry: str) -> float:
        """Return the share of a message's lemmas that the phrasings of an entry have."""
        row = self.entries.index(entry)
        return sum(row in self._asked_with.get(lemma, _NOWHERE) for lemma in lemmas) / len(lemmas) if lemmas else 0.0

    def _nearest_known(self, intent: str, vector: Vector) -> float:
        meanings = self._known.meanings.get(intent)
        return 0.0 if meanings is None else float((unpack(meanings) @ vector).max())

    def _best(self, of_phrasings: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Return the highest number of the phrasings of each entry."""
        found: npt.NDArray[np.float64] = np.maximum.reduceat(of_phrasings, self._starts)
        return found


def _slices(lengths: Iterable[int]) -> list[slice]:
    """Return where each of several parts of a row stands, of their lengths."""
    ends = list(accumulate(lengths))
    return [slice(start, end) for start, end in zip([0, *ends], ends, strict=False)]
