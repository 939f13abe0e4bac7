"""What the learnt model of distress sees of a message besides its vector: words as they sound, and pieces of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from orientation.french.phrases import PAUSE

_SIZES = (3, 4, 5)


def features(keys: Sequence[str], plain_text: str) -> Counter[str]:
    """Return how often each feature occurs: words, pairs, pairs with one between, pieces of 3 to 5 letters.

    keys: of the words, with pauses (Reader.read); plain_text: the message without accents.
    """
    counts: Counter[str] = Counter(f"w:{key}" for key in keys if key != PAUSE)
    counts.update(f"p:{first} {second}" for first, second in pairwise(keys))
    words = [key for key in keys if key != PAUSE]
    counts.update(f"a:{first} {second}" for first, second in zip(words, words[2:], strict=False))
    counts.update(_pieces(plain_text))
    return counts


def _pieces(text: str) -> Iterator[str]:
    for word in text.split():
        padded = f" {word} "
        for size in _SIZES:
            for start in range(max(1, len(padded) - size + 1)):
                yield padded[start : start + size]
