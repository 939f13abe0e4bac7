"""Score a message that tells a story: its question counts, wherever it stands, and small talk does not."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from orientation.understanding.kinds import SMALL_TALK
from orientation.understanding.linear_model import Vector

# How much its sentences count against the message as a whole; chosen on the validation set.
_SENTENCES = 0.8


def score_story(intents: Sequence[str], whole: Vector, sentences: Sequence[Vector], asks: Sequence[bool]) -> Vector:
    """Return the scores of a message from its own and from those of its sentences.

    asks: whether each has a question mark; where one has, what the others tell is no question.
    A message asks what one of its sentences asks; it is small talk, or out of scope, only as far as each is.
    """
    stacked = np.stack(sentences)
    asking = stacked[np.array(asks)] if any(asks) else stacked
    small_talk = np.array([intent in SMALL_TALK for intent in intents])
    told: Vector = np.where(small_talk, stacked.min(axis=0), asking.max(axis=0))
    combined: Vector = _SENTENCES * told + (1 - _SENTENCES) * whole
    return combined
