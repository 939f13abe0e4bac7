"""A learnt model of distress: the chance of each need, and of none, from words and from the vectors of a message."""

from __future__ import annotations

import json
import warnings
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from orientation.safety.care_files import NO_NEED
from orientation.safety.neighbours import Neighbours
from orientation.understanding.encoder import Matrix
from orientation.understanding.linear_model import Packed, Vector, pack, unpack

_LEAST_MESSAGES = 2
_WORD_STRENGTH, _MEANING_STRENGTH = 30.0, 10.0
# Of words, of the general vector, of our own encoder, of the nearest messages: chosen on the validation set and on
# ordinary messages.
_WORD_SHARE, _MEANING_SHARE, _FINER_SHARE, _NEIGHBOUR_SHARE = 0.45, 0.3, 0.5, 6.0
# Without what our own encoder makes of it: words and meaning count for more.
_SHARE_AT_A_GLANCE, _NEIGHBOUR_SHARE_AT_A_GLANCE = 0.6, 14.0
# Ordinary questions of data/nlu: with fewer of them, « je suis en BTS » sounds like distress; more take minutes.
ORDINARY_STYLE = "ordinary"
# The labels that are no need.
NO_DISTRESS = frozenset([NO_NEED, ORDINARY_STYLE])


class CareModel:
    """The chance of each label, from the words of a message alone, with its meaning, or with its finer meaning too."""

    def __init__(
        self,
        labels: Sequence[str],
        words: WordModel,
        meaning: MeaningModel,
        neighbours: Neighbours,
        ordinary: Iterable[int] = (),
    ) -> None:
        self.labels = list(labels)
        # Messages that are known to be no distress, word for word, as hashes.
        self.ordinary = frozenset(ordinary)
        self._words = words
        self._meaning = meaning
        self._neighbours = neighbours
        self._is_distress = np.array([label not in NO_DISTRESS for label in labels])

    @classmethod
    def fit(
        cls,
        counted: Sequence[Mapping[str, int]],
        vectors: Matrix,
        labels: Sequence[str],
        weights: Sequence[float],
        others: Matrix,
        ordinary: Iterable[int] = (),
    ) -> CareModel:
        """Return the model of these messages: their features, vectors (one row each), labels and weights.

        others: vectors of more messages that are no distress; ordinary: the hashes of messages that are none, whatever
        their words.
        """
        words = WordModel.fit(counted, labels, weights, _WORD_STRENGTH)
        meaning = MeaningModel.fit(vectors, labels, weights, _MEANING_STRENGTH)
        is_distress = np.array([label not in NO_DISTRESS for label in labels])
        neighbours = Neighbours.fit(vectors[is_distress], np.vstack([vectors[~is_distress], others]))
        return cls(sorted(set(labels)), words, meaning, neighbours, ordinary)

    def by_words(self, counts: Mapping[str, int]) -> Vector:
        """Return the chance of each label as far as the words tell."""
        return _chances(self._words.scores(counts))

    def at_a_glance(self, counts: Mapping[str, int], vector: Vector) -> Vector:
        """Return the chance of each label, as far as words and the general vector tell."""
        scores = _SHARE_AT_A_GLANCE * (self._words.scores(counts) + self._meaning.scores(vector))
        return _chances(scores + self._is_distress * _NEIGHBOUR_SHARE_AT_A_GLANCE * self._neighbours.nearer(vector))

    def chances(self, counts: Mapping[str, int], vector: Vector, finer: Vector) -> Vector:
        """Return the chance of each label; finer: the scores of what our own encoder makes of the message."""
        scores = _WORD_SHARE * self._words.scores(counts) + _MEANING_SHARE * self._meaning.scores(vector)
        scores = scores + _FINER_SHARE * finer
        return _chances(scores + self._is_distress * _NEIGHBOUR_SHARE * self._neighbours.nearer(vector))

    def save(self, path: Path) -> None:
        """Write the model as plain arrays."""
        labels = np.array(self.labels, dtype=np.str_)
        ordinary = np.array(sorted(self.ordinary), dtype=np.uint64)
        parts = {**self._words.arrays(), **self._meaning.arrays(), **self._neighbours.arrays()}
        np.savez_compressed(path, labels=labels, ordinary=ordinary, **parts)

    @classmethod
    def load(cls, path: Path) -> CareModel:
        """Return the model that `save` wrote."""
        with np.load(path) as arrays:
            words, meaning = WordModel.of_arrays(arrays), MeaningModel.of_arrays(arrays)
            neighbours = Neighbours.of_arrays(arrays)
            return cls(arrays["labels"].tolist(), words, meaning, neighbours, arrays["ordinary"].tolist())


def _chances(scores: Vector) -> Vector:
    raised = np.exp(scores - scores.max())
    chances: Vector = raised / raised.sum()
    return chances


class WordModel:
    """Score the features of a message for each label: TF-IDF weighted, of length 1, times the label's weights."""

    def __init__(self, names: Sequence[str], idf: Vector, weights: Packed, bias: Vector) -> None:
        self._columns = {name: column for column, name in enumerate(names)}
        self._idf = idf
        self._weights = weights
        self._bias = bias

    @classmethod
    def fit(
        cls, counted: Sequence[Mapping[str, int]], labels: Sequence[str], weights: Sequence[float], strength: float
    ) -> WordModel:
        """Return the model of these messages' features; weights: of each message, strength: scikit-learn's C."""
        from scipy.sparse import csr_matrix

        frequencies = Counter(name for counts in counted for name in counts)
        names = sorted(name for name, frequency in frequencies.items() if frequency >= _LEAST_MESSAGES)
        idf = np.array([np.log((1 + len(counted)) / (1 + frequencies[name])) + 1 for name in names], dtype=np.float32)
        model = cls(names, idf, pack(np.zeros((1, 1))), np.zeros(1, dtype=np.float32))
        vectors = [model._vector(counts) for counts in counted]
        rows = np.repeat(np.arange(len(vectors)), [len(columns) for columns, _ in vectors])
        columns = np.concatenate([columns for columns, _ in vectors])
        values = np.concatenate([values for _, values in vectors])
        inputs = csr_matrix((values, (rows, columns)), shape=(len(counted), len(names)))
        model._weights, model._bias = _separate(inputs, labels, weights, strength)
        return model

    def scores(self, counts: Mapping[str, int]) -> Vector:
        """Return the score of each label."""
        columns, values = self._vector(counts)
        scores: Vector = values @ unpack(self._weights, columns) + self._bias
        return scores

    def _vector(self, counts: Mapping[str, int]) -> tuple[npt.NDArray[np.int64], Vector]:
        known = [(self._columns[name], count) for name, count in counts.items() if name in self._columns]
        columns = np.array([column for column, _ in known], dtype=np.int64)
        values = (1 + np.log(np.array([count for _, count in known], dtype=np.float32))) * self._idf[columns]
        length = float(np.sqrt((values**2).sum()))
        return columns, (values / length if length else values).astype(np.float32)

    def arrays(self) -> dict[str, Any]:
        """Return what the model is, as arrays without objects."""
        names = np.frombuffer(json.dumps(list(self._columns), ensure_ascii=False).encode(), dtype=np.uint8)
        steps, scales = self._weights
        return {"names": names, "idf": self._idf, "word_steps": steps, "word_scales": scales, "word_bias": self._bias}

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, Any]) -> WordModel:
        """Return the model that `arrays` gave."""
        names = json.loads(bytes(arrays["names"]))
        return cls(names, arrays["idf"], Packed(arrays["word_steps"], arrays["word_scales"]), arrays["word_bias"])


class MeaningModel:
    """Score the vector of a message for each label."""

    def __init__(self, weights: Matrix, bias: Vector) -> None:
        self._weights = weights
        self._bias = bias

    @classmethod
    def fit(cls, vectors: Matrix, labels: Sequence[str], weights: Sequence[float], strength: float) -> MeaningModel:
        """Return the model of these messages' vectors, one row each."""
        packed, bias = _separate(vectors, labels, weights, strength)
        return cls(unpack(packed), bias)

    def scores(self, vectors: Matrix) -> Matrix:
        """Return a row of scores for each row."""
        scores: Matrix = vectors @ self._weights + self._bias
        return scores

    def arrays(self) -> dict[str, Any]:
        """Return what the model is, as arrays."""
        return {"meaning": self._weights, "meaning_bias": self._bias}

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, Any]) -> MeaningModel:
        """Return the model that `arrays` gave."""
        return cls(arrays["meaning"], arrays["meaning_bias"])


def _separate(inputs: Any, labels: Sequence[str], weights: Sequence[float], strength: float) -> tuple[Packed, Vector]:
    from sklearn.linear_model import LogisticRegression

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the last steps change nothing that is measured
        fitted = LogisticRegression(C=strength, max_iter=300, tol=1e-3).fit(inputs, labels, sample_weight=weights)
    return pack(fitted.coef_.T), fitted.intercept_.astype(np.float32)
