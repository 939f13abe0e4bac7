"""Sentences as vectors of meaning: what an encoder does, whichever it is, and a memory of the last texts."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]

_KEPT = 256


class SentenceEncoder(Protocol):
    """What turns sentences into vectors: near one another when they mean the same."""

    @property
    def dimension(self) -> int:
        """Return the length of a vector."""
        ...

    @property
    def version(self) -> str:
        """Return what changes whenever the same text may get another vector: what was learnt is then learnt again."""
        ...

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Return one row for each text, of length 1: texts × dimension."""
        ...


class RememberingEncoder:
    """An encoder that encodes the same text once, as long as it is among the last ones.

    A message is looked at by several components, and so are its sentences; a conversation repeats itself.
    """

    def __init__(self, encoder: SentenceEncoder, kept: int = _KEPT) -> None:
        self._encoder = encoder
        self._kept = kept
        self._known: OrderedDict[str, Matrix] = OrderedDict()

    @property
    def dimension(self) -> int:
        """Return the length of a vector."""
        return self._encoder.dimension

    @property
    def version(self) -> str:
        """Return the version of the encoder behind."""
        return self._encoder.version

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Return one row for each text; those that are not remembered are encoded together."""
        rows = {text: self._known[text] for text in texts if text in self._known}
        new = list(dict.fromkeys(text for text in texts if text not in rows))
        if new:
            rows.update(zip(new, self._encoder.encode(new), strict=True))
        for text in list(rows)[-self._kept :]:
            self._known[text] = rows[text].copy()  # a view would keep the whole batch alive
            self._known.move_to_end(text)
        while len(self._known) > self._kept:
            self._known.popitem(last=False)
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        return np.stack([rows[text] for text in texts])
