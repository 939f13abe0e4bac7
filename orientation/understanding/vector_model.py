"""One linear separator for each intent over the vector of a message's meaning, as plain arrays."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from orientation.understanding.encoder import Matrix
from orientation.understanding.linear_model import Packed, Vector, pack, unpack

_FILE = "vector_weights.npz"


class VectorModel:
    """Score a vector for each intent: its product with the intent's weights, and the intent's bias."""

    def __init__(self, intents: Sequence[str], weights: Matrix, bias: Vector) -> None:
        self.intents = list(intents)
        self._weights = weights
        self._bias = bias

    @classmethod
    def fit(
        cls, vectors: Matrix, labels: Sequence[str], intents: Sequence[str], strength: float, seed: int
    ) -> VectorModel:
        """Return the model of these messages' vectors, one row each, and labels.

        intents: in the order of the scores. strength: the weight of the examples against the size of the weights
        (scikit-learn's C). Raises ValueError when an intent has no vector to learn from.
        """
        from sklearn.svm import LinearSVC

        fitted = LinearSVC(C=strength, random_state=seed).fit(vectors, labels)
        if missing := set(intents) - set(fitted.classes_):
            raise ValueError(f"No example with a vector: {', '.join(sorted(missing))}")
        order = [list(fitted.classes_).index(intent) for intent in intents]
        weights = unpack(pack(fitted.coef_.T[:, order]))
        return cls(intents, weights, fitted.intercept_[order].astype(np.float32))

    def scores(self, vectors: Matrix) -> Matrix:
        """Return a row of scores for each row, one for each intent, above 0 where the separator says yes."""
        scores: Matrix = vectors @ self._weights + self._bias
        return scores

    def save(self, folder: Path) -> None:
        """Write the numbers to `vector_weights.npz`."""
        steps, scales = pack(self._weights)
        np.savez_compressed(folder / _FILE, weights=steps, scales=scales, bias=self._bias)

    @classmethod
    def load(cls, folder: Path, intents: Sequence[str]) -> VectorModel | None:
        """Return the model that `save` wrote, None where none was."""
        if not (folder / _FILE).is_file():
            return None
        with np.load(folder / _FILE) as arrays:
            return cls(intents, unpack(Packed(arrays["weights"], arrays["scales"])), arrays["bias"])
