"""One linear separator for each intent over the features of a message, as plain arrays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float32]

# Rarer ones cost space, and the validation set shows nothing for it.
_LEAST_MESSAGES = 5


class Packed(NamedTuple):
    """Weights as steps of a size that each column has of its own."""

    steps: npt.NDArray[np.int8]
    scales: Vector


class LinearModel:
    """Score a message for each intent: its TF-IDF weighted features, of length 1, times the intent's weights."""

    def __init__(
        self, intents: Sequence[str], names: Sequence[str], idf: Vector, weights: Packed, bias: Vector
    ) -> None:
        self.intents = list(intents)
        self._columns = {name: column for column, name in enumerate(names)}
        self._idf = idf
        # They stay packed: a message needs some hundred rows of tens of thousands.
        self._weights = weights
        self._bias = bias

    @classmethod
    def fit(
        cls,
        counted: Sequence[Mapping[str, int]],
        labels: Sequence[str],
        strength: float,
        seed: int,
        least_messages: int = _LEAST_MESSAGES,
    ) -> LinearModel:
        """Return the model of these messages' features and intents.

        strength: the weight of the examples against the size of the weights (scikit-learn's C). Features of fewer
        than `least_messages` messages are left out.
        """
        from scipy.sparse import csr_matrix
        from sklearn.svm import LinearSVC

        frequencies = Counter(name for counts in counted for name in counts)
        names = sorted(name for name, frequency in frequencies.items() if frequency >= least_messages)
        idf = np.array([np.log((1 + len(counted)) / (1 + frequencies[name])) + 1 for name in names], dtype=np.float32)
        none = np.zeros(0, dtype=np.float32)
        model = cls([], names, idf, pack(np.zeros((1, 0))), none)
        vectors = [model._vector(counts) for counts in counted]
        rows = np.repeat(np.arange(len(vectors)), [len(columns) for columns, _ in vectors])
        columns = np.concatenate([columns for columns, _ in vectors])
        values = np.concatenate([values for _, values in vectors])
        inputs = csr_matrix((values, (rows, columns)), shape=(len(counted), len(names)))
        fitted = LinearSVC(C=strength, random_state=seed).fit(inputs, labels)
        model.intents = [str(intent) for intent in fitted.classes_]
        model._weights = pack(fitted.coef_.T)
        model._bias = fitted.intercept_.astype(np.float32)
        return model

    def scores(self, counts: Mapping[str, int]) -> Vector:
        """Return one score for each intent, above 0 where the separator says yes; no known feature gives the biases."""
        columns, values = self._vector(counts)
        scores: Vector = values @ unpack(self._weights, columns) + self._bias
        return scores

    def knows_any(self, counts: Mapping[str, int]) -> bool:
        """Tell whether any of the features was seen in training."""
        return any(name in self._columns for name in counts)

    def save(self, folder: Path) -> dict[str, Any]:
        """Write the numbers to `weights.npz`, and return the names for the caller's JSON."""
        steps, scales = self._weights
        np.savez_compressed(folder / "weights.npz", idf=self._idf, weights=steps, scales=scales, bias=self._bias)
        return {"intents": self.intents, "features": list(self._columns)}

    @classmethod
    def load(cls, folder: Path, names: Mapping[str, Any]) -> LinearModel:
        """Return the model that `save` wrote."""
        with np.load(folder / "weights.npz") as arrays:
            weights = Packed(arrays["weights"], arrays["scales"])
            return cls(names["intents"], names["features"], arrays["idf"], weights, arrays["bias"])

    def _vector(self, counts: Mapping[str, int]) -> tuple[npt.NDArray[np.int64], Vector]:
        """Return the known features' columns and their weights, of length 1 together."""
        known = [(self._columns[name], count) for name, count in counts.items() if name in self._columns]
        columns = np.array([column for column, _ in known], dtype=np.int64)
        values = (1 + np.log(np.array([count for _, count in known], dtype=np.float32))) * self._idf[columns]
        length = float(np.sqrt((values**2).sum()))
        return columns, (values / length if length else values).astype(np.float32)


def probabilities(scores: Vector, temperature: float) -> Vector:
    """Return scores as shares of 1; the lower the temperature, the more the best one takes."""
    raised = np.exp((scores - scores.max()) / temperature)
    shares: Vector = raised / raised.sum()
    return shares


def pack(weights: npt.NDArray[Any]) -> Packed:
    """Return the weights of each intent, a column, in 255 steps: a quarter of the space, same ranking."""
    scales = np.maximum(np.abs(weights).max(axis=0), np.finfo(np.float32).tiny).astype(np.float32) / 127
    return Packed(np.rint(weights / scales).astype(np.int8), scales)


def unpack(weights: Packed, rows: npt.NDArray[np.int64] | slice = slice(None)) -> Vector:
    """Return some rows of the weights that were packed, or all, as near as 255 steps are."""
    return weights.steps[rows].astype(np.float32) * weights.scales
