"""Weigh the likeliest entries again for a message that is not clear, with what was said before.

What speaks for an entry is again the same for all of them. The weights were learnt on conversations of people who knew
nothing of the assistant (`python -m evaluation.understanding.talk_weights`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from orientation.understanding.by_sentence import Ranking
from orientation.understanding.encoder import Matrix
from orientation.understanding.linear_model import Vector, probabilities

# The evidence for one entry, in its order; the weights of config.yml have one for each.
EVIDENCE = (
    "chance_alone",
    "chance_in_sentence",
    "chance_after_topic",
    "chance_of_writer",
    "offered",
    "same_family",
)
# So many of the likeliest of each view are weighed; a chance below the least says no more than the least.
_WEIGHED, _LEAST = 30, 1e-4


class Views(NamedTuple):
    """What one message may ask.

    alone: as a whole; sentences: each that asks, none of a message of one; after_topic: with the words of the subject
    before; of_writer: with where its writer stands.
    """

    alone: Ranking
    sentences: Sequence[Ranking] = ()
    after_topic: Ranking | None = None
    of_writer: Ranking | None = None


class Before(NamedTuple):
    """What was said before a message: the last subject, what the last answer offers, what the last ones answered."""

    topic: str | None = None
    offers: Collection[str] = ()
    said: Collection[str] = ()


class Reranker:
    """Give the likeliest entries other chances; it knows none by its name."""

    def __init__(self, families: Mapping[str, str], weights: Mapping[str, float]) -> None:
        """Take the family of each entry, and the weights of EVIDENCE."""
        self._family_of = families
        self._weights = np.array([weights[name] for name in EVIDENCE])

    def rerank(self, ranking: Ranking, views: Views, before: Before) -> Ranking:
        """Return a ranking in which the likeliest entries share among them what they had together, in another way."""
        likely = self.likely(views)
        if not likely:
            return ranking
        shares = probabilities(self.evidence(likely, views, before) @ self._weights, 1.0)
        weighed = dict(zip(likely, shares, strict=True))
        together = sum(chance for name, chance in ranking if name in weighed)
        again = [(name, float(weighed[name]) * together if name in weighed else chance) for name, chance in ranking]
        return sorted(again, key=lambda pair: -pair[1])

    def likely(self, views: Views) -> list[str]:
        """Return the entries that are among the likeliest of one view or another."""
        every = filter(None, [views.alone, *views.sentences, views.after_topic, views.of_writer])
        names = dict.fromkeys(name for view in every for name, _ in view[:_WEIGHED])
        return [name for name in names if name in self._family_of]

    def evidence(self, likely: Sequence[str], views: Views, before: Before) -> Matrix:
        """Return what speaks for each of these entries: a row for each, the columns of EVIDENCE."""
        alone = after_topic = _logarithms(views.alone, likely)
        of_writer = _logarithms(views.of_writer, likely) if views.of_writer else alone
        if views.after_topic:
            # Its own subject makes what was answered already no likelier.
            new = np.array([name not in before.said for name in likely])
            after_topic = np.where(new, _logarithms(views.after_topic, likely), alone)
        family = self._family_of.get(before.topic or "")
        found: Matrix = np.array(
            [
                alone,
                np.max([_logarithms(view, likely) for view in views.sentences or [views.alone]], axis=0),
                after_topic,
                of_writer,
                [name in before.offers for name in likely],
                [family is not None and self._family_of[name] == family for name in likely],
            ],
            dtype=np.float32,
        ).T
        return found


def _logarithms(ranking: Ranking, names: Sequence[str]) -> Vector:
    chances = dict(ranking)
    found: Vector = np.log(np.maximum([chances.get(name, 0.0) for name in names], _LEAST)).astype(np.float32)
    return found
