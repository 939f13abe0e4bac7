"""Whether a message means what one of distress does, or what an ordinary one does: the nearest of each counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from orientation.understanding.encoder import Matrix
from orientation.understanding.linear_model import Vector

# As good as all 512, in a third of the memory.
_DIMENSIONS = 160


class Neighbours:
    """The messages that were learnt, as vectors on the axes that tell most of them apart."""

    def __init__(self, axes: Matrix, distress: Matrix, ordinary: Matrix) -> None:
        self._axes = axes
        self._distress = distress
        self._ordinary = ordinary

    @classmethod
    def fit(cls, distress: Matrix, ordinary: Matrix) -> Neighbours:
        """Return the neighbours among these messages' vectors, one row each, of length 1."""
        every = np.vstack([distress, ordinary])
        _, axes = np.linalg.eigh(every.T @ every)
        kept = axes[:, -_DIMENSIONS:].astype(np.float32)
        return cls(kept, distress @ kept, ordinary @ kept)

    def nearer(self, vector: Vector) -> float:
        """Return how much nearer the nearest message of distress is than the nearest ordinary one, from -2 to 2."""
        placed = vector @ self._axes
        return float((self._distress @ placed).max() - (self._ordinary @ placed).max())

    def arrays(self) -> dict[str, Any]:
        """Return what they are, as arrays."""
        return {
            "axes": self._axes,
            "near_distress": self._distress.astype(np.float16),
            "near_ordinary": self._ordinary.astype(np.float16),
        }

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, Any]) -> Neighbours:
        """Return the neighbours that `arrays` gave."""
        return cls(
            arrays["axes"], arrays["near_distress"].astype(np.float32), arrays["near_ordinary"].astype(np.float32)
        )
