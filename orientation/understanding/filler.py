"""Words around a question that change nothing of it: a share of the examples is learnt a second time with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from orientation.understanding.kinds import OUT_OF_SCOPE, SMALL_TALK
from orientation.understanding.reading import ReadWord

Words = Sequence[ReadWord]


def with_filler(
    examples: Sequence[Words],
    intents: Sequence[str],
    before: Sequence[Words],
    after: Sequence[Words],
    share: float,
    seed: int,
) -> Iterator[tuple[list[ReadWord], str]]:
    """Yield a share of the questions again with words before them, after them or both, and their intent.

    examples, intents: as long as each other; small talk is left as it is. before, after: the words to choose from.
    """
    random = Random(seed)
    for words, intent in zip(examples, intents, strict=True):
        if intent in SMALL_TALK - {OUT_OF_SCOPE} or random.random() >= share:
            continue
        sides = random.choice(((True, False), (False, True), (True, True)))
        yield (
            [*(random.choice(before) if sides[0] else ()), *words, *(random.choice(after) if sides[1] else ())],
            intent,
        )
