"""How near a message is to each of many texts by pieces of their words, which slips and endings hardly change."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

from orientation.text import fold

_WORD = re.compile(r"\w+")
_SHORTEST, _LONGEST = 3, 5

Numbers = npt.NDArray[np.float32]


class Documents:
    """Texts by the pieces of their words, weighed by how often they are in each and how few have them (TF-IDF)."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Take the texts; a word that several have is cut once."""
        ids: dict[str, int] = {}
        of_word: dict[str, npt.NDArray[np.intp]] = {}
        counted = []
        for text in texts:
            words = _words(text)
            for word in words:
                if word not in of_word:
                    of_word[word] = np.array(
                        [ids.setdefault(piece, len(ids)) for piece in _pieces(word)], dtype=np.intp
                    )
            pieces = np.concatenate([of_word[word] for word in words]) if words else np.array([], dtype=np.intp)
            counted.append(np.unique(pieces, return_counts=True))
        having = np.bincount(np.concatenate([found for found, _ in counted]), minlength=len(ids))
        self._ids = ids
        self._count = len(texts)
        self._rarity = np.log((1 + len(texts)) / (1 + having)) + 1
        self._unknown = math.log(1 + len(texts)) + 1
        weights = [(1 + np.log(counts)) * self._rarity[found] for found, counts in counted]
        weights = [weight / max(float(np.linalg.norm(weight)), 1e-6) for weight in weights]
        columns = np.concatenate([found for found, _ in counted])
        order = np.argsort(columns, kind="stable")
        self._texts = np.repeat(np.arange(len(texts)), [len(found) for found, _ in counted])[order].astype(np.int32)
        self._weights = np.concatenate(weights)[order].astype(np.float32)
        self._starts = np.searchsorted(columns[order], np.arange(len(ids) + 1))

    def nearness(self, text: str) -> Numbers:
        """Return how near a text is to each one, between 0 and 1."""
        near: Numbers = np.zeros(self._count, dtype=np.float32)
        length = 0.0
        for piece, count in Counter(chain.from_iterable(map(_pieces, _words(text)))).items():
            id_ = self._ids.get(piece)
            weight = (1 + math.log(count)) * (self._unknown if id_ is None else float(self._rarity[id_]))
            length += weight * weight
            if id_ is not None:
                span = slice(self._starts[id_], self._starts[id_ + 1])
                near[self._texts[span]] += weight * self._weights[span]
        return near / math.sqrt(length) if length else near


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _pieces(word: str) -> Iterable[str]:
    padded = f" {word} "
    for length in range(_SHORTEST, min(_LONGEST, len(padded)) + 1):
        for start in range(len(padded) - length + 1):
            yield padded[start : start + length]
