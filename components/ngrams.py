"""Count the words, lemmas and pieces of words of a message: the features of the intent classifier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

MIN_PIECE = 2
MAX_PIECE = 5


def features(words: Sequence[str], lemmas: Sequence[str]) -> Counter[str]:
    """Return how often each feature occurs.

    Words, lemmas, pairs of each, and pieces of 2 to 5 letters within a word.
    words, lemmas: folded (lower case, no accents), in their order; « <town> » stands for a town.
    """
    counts: Counter[str] = Counter(_pieces(words))
    for kind, sequence in (("w", words), ("l", lemmas)):
        counts.update(f"{kind}:{word}" for word in sequence)
        counts.update(
            f"{kind}:{first} {second}" for first, second in zip(("^", *sequence), (*sequence, "$"), strict=True)
        )
    return counts


def _pieces(words: Iterable[str]) -> Iterable[str]:
    for word in words:
        if word.startswith("<"):
            continue
        padded = f" {word} "
        for size in range(MIN_PIECE, MAX_PIECE + 1):
            for start in range(max(1, len(padded) - size + 1)):
                yield padded[start : start + size]
