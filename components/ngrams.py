"""Count the words and pieces of words of a message: the features of the intent classifier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

MIN_PIECE = 2
MAX_PIECE = 5


def features(words: Sequence[str]) -> Counter[str]:
    """Return how often each feature occurs: words, pairs of words, and pieces of 2 to 5 letters within a word.

    words: folded words (lower case, no accents) in their order.
    """
    counts: Counter[str] = Counter(f"w:{word}" for word in words)
    counts.update(f"p:{first} {second}" for first, second in zip(("^", *words), (*words, "$"), strict=True))
    counts.update(_pieces(words))
    return counts


def _pieces(words: Iterable[str]) -> Iterable[str]:
    for word in words:
        padded = f" {word} "
        for size in range(MIN_PIECE, MAX_PIECE + 1):
            for start in range(max(1, len(padded) - size + 1)):
                yield padded[start : start + size]
