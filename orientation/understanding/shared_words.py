"""How much a message and each of many short texts have in common, word by word, the rarer words the more."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

Lemmas = frozenset[str]

_NOWHERE = np.array([], dtype=np.intp)
_LEAST = 1e-6


class SharedWords:
    """Weigh what texts share with a message; all of them at once."""

    def __init__(self, texts: Sequence[Lemmas], rarity: Mapping[str, float]) -> None:
        """Take the lemmas of the texts, and how rare each lemma is; one that is not there is as rare as can be."""
        self._rarity = rarity
        self._rows_with = rows_with(texts)
        self._weights = np.maximum([self.weight(lemmas) for lemmas in texts], _LEAST)

    def weight(self, lemmas: Iterable[str]) -> float:
        """Return how much lemmas weigh together."""
        return sum(self._rarity.get(lemma, 1.0) for lemma in lemmas)

    def shared(self, lemmas: Lemmas) -> npt.NDArray[np.float64]:
        """Return how much what each text shares with a message weighs."""
        found = np.zeros(len(self._weights))
        for lemma in lemmas:
            found[self._rows_with.get(lemma, _NOWHERE)] += self._rarity.get(lemma, 1.0)
        return found

    def of_message(self, lemmas: Lemmas) -> npt.NDArray[np.float64]:
        """Return which share of a message each text has."""
        return self.shared(lemmas) / max(self.weight(lemmas), _LEAST)

    def of_text(self, lemmas: Lemmas) -> npt.NDArray[np.float64]:
        """Return which share of each text a message has."""
        found: npt.NDArray[np.float64] = self.shared(lemmas) / self._weights
        return found

    def alike(self, lemmas: Lemmas) -> npt.NDArray[np.float64]:
        """Return how near each text is to a message: 1 for the same words, 0 for none."""
        return self.of_message(lemmas) * self.of_text(lemmas)


def rows_with(texts: Sequence[Lemmas]) -> dict[str, npt.NDArray[np.intp]]:
    """Return the rows of the texts that have each lemma."""
    rows: dict[str, list[int]] = {}
    for row, lemmas in enumerate(texts):
        for lemma in lemmas:
            rows.setdefault(lemma, []).append(row)
    return {lemma: np.array(found, dtype=np.intp) for lemma, found in rows.items()}


def rarity_of(texts: Sequence[Lemmas]) -> dict[str, float]:
    """Return how rare each lemma is in these texts, 0 where all have it; 1 is that of a lemma which none has."""
    counts = Counter(lemma for lemmas in texts for lemma in lemmas)
    most = math.log(len(texts) + 1)
    return {lemma: math.log((len(texts) + 1) / (count + 1)) / most for lemma, count in counts.items()}
