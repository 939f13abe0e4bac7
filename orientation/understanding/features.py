"""The features of a message: words, lemmas, sounds, and pieces of words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from orientation.understanding.sounds import sound

MIN_PIECE = 2
MAX_PIECE = 5

_BEGIN, _END = "^", "$"


def features(words: Sequence[str], lemmas: Sequence[str]) -> Counter[str]:
    """Return how often each feature occurs.

    Words, lemmas and sounds, pairs of each, pairs of sounds with one between, and pieces of 2 to 5 letters of words.
    words, lemmas: folded (lower case, no accents), in their order; « <town> » stands for a town.
    """
    sounds = [sound(lemma) for lemma in lemmas]
    counts: Counter[str] = Counter(_pieces(words))
    for kind, sequence in (("w", words), ("l", lemmas), ("s", sounds)):
        counts.update(f"{kind}:{word}" for word in sequence)
        counts.update(f"{kind}:{first} {second}" for first, second in _pairs(sequence, 1))
    counts.update(f"a:{first} {second}" for first, second in _pairs(sounds, 2))
    return counts


def _pairs(sequence: Sequence[str], apart: int) -> Iterable[tuple[str, str]]:
    bounded = (_BEGIN, *sequence, _END)
    return zip(bounded, bounded[apart:])  # noqa: B905 (the second is shorter)


def _pieces(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        if word.startswith("<"):
            continue
        padded = f" {word} "
        for size in range(MIN_PIECE, MAX_PIECE + 1):
            for start in range(max(1, len(padded) - size + 1)):
                yield padded[start : start + size]
