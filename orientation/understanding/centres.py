"""The centre of each group of vectors, in a space where ways to ask the same are near one another."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from orientation.understanding.encoder import Matrix
from orientation.understanding.linear_model import Vector

# How much of what varies within groups is taken to vary alike in all directions: it keeps the inverse sound.
_EVEN = 0.5


class Centres:
    """Tell how near a vector is to the centre of each group.

    Directions in which the vectors of one group differ among themselves count less (linear discriminants).
    """

    def __init__(self, vectors: Matrix, sizes: Sequence[int], from_middle: bool = False) -> None:
        """Take the vectors of the groups, one group after another, and how many each has.

        from_middle: directions are taken from the middle of all centres, for vectors that all point one way.
        """
        counts = np.asarray(sizes)
        starts = np.cumsum([0, *counts[:-1]])
        means = np.add.reduceat(vectors, starts, axis=0) / counts[:, None]
        within = vectors - np.repeat(means, counts, axis=0)
        covariance = within.T @ within / len(vectors)
        size = len(covariance)
        even = np.eye(size) * max(float(np.trace(covariance)) / size, 1e-6)
        spread = np.linalg.cholesky(np.linalg.inv((1 - _EVEN) * covariance + _EVEN * even)).T
        self._spread: Matrix = spread.astype(np.float32)
        centres = means @ spread.T
        self._middle: Vector = (centres.mean(axis=0) if from_middle else np.zeros(size)).astype(np.float32)
        centres = centres - self._middle
        lengths = np.maximum(np.linalg.norm(centres, axis=1, keepdims=True), 1e-6)
        self._centres: Matrix = (centres / lengths).astype(np.float32)

    def nearness(self, vector: Vector) -> Vector:
        """Return how near a vector is to each centre, from -1 to 1."""
        spread = self._spread @ vector - self._middle
        found: Vector = self._centres @ (spread / max(float(np.linalg.norm(spread)), 1e-6))
        return found
