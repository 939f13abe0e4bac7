"""What our own encoder makes of a message: the score of each need, and of none, from its vector.

A small network, learnt once by `python -m encoder.distress` and kept with the encoder whose vectors it reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from orientation.data_files.locations import ENCODER
from orientation.understanding.linear_model import Vector

FINER = ENCODER / "distress.npz"
# Vectors are of length 1; the network was learnt on longer ones.
SCALE = 8.0
_LEAST = 1e-6


class FinerMeaning:
    """The networks of the file: one hidden layer each; what they say is averaged."""

    def __init__(self, labels: Sequence[str], layers: Sequence[npt.NDArray[np.float32]]) -> None:
        """Take the labels, and the weights and biases of the hidden layers and of the outputs, a row for a network."""
        self.labels = list(labels)
        self._hidden, self._hidden_bias, self._output, self._output_bias = layers

    def scores(self, vector: Vector) -> Vector:
        """Return the logarithm of the chance of each label."""
        hidden = np.maximum(SCALE * vector @ self._hidden + self._hidden_bias, 0)
        raised = np.einsum("nh,nhl->nl", hidden, self._output) + self._output_bias
        raised = np.exp(raised - raised.max(1, keepdims=True))
        chances = raised / raised.sum(1, keepdims=True)
        found: Vector = np.log(chances + _LEAST).mean(0)
        return found

    def save(self, path: Path) -> None:
        """Write the networks as plain arrays of half precision."""
        layers = (self._hidden, self._hidden_bias, self._output, self._output_bias)
        np.savez_compressed(path, np.array(self.labels), *(layer.astype(np.float16) for layer in layers))

    @classmethod
    def load(cls, path: Path = FINER) -> FinerMeaning:
        """Return the networks that `save` wrote."""
        with np.load(path) as arrays:
            labels, *layers = (arrays[f"arr_{at}"] for at in range(5))
        return cls(labels.tolist(), [layer.astype(np.float32) for layer in layers])
