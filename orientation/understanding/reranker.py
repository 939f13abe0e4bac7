"""Weigh what is likeliest again for a message that is not clear: by its sentences, and by what was said before it.

What speaks for one question is again the same for all of them. The weights were learnt on conversations of people who
knew nothing of the assistant (`python -m evaluation.understanding.talk_weights`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from orientation.understanding.by_sentence import Ranking
from orientation.understanding.encoder import Matrix
from orientation.understanding.kinds import DETAIL, PATH, SEARCH, is_question
from orientation.understanding.linear_model import Vector, probabilities

# The evidence for one question, in its order; the weights of config.yml have one for each.
EVIDENCE = (
    "chance_alone",
    "chance_in_sentence",
    "chance_in_last_sentence",
    "meant_after_message",
    "meant_after_topic",
    "meant_by_writer",
    "offered",
    "same_family",
    "is_no_entry",
)
# So many of the likeliest of the whole message are weighed, and of each other view.
_OF_WHOLE, _OF_VIEW = 12, 4
# What is done, however unlikely it is by the words alone.
_ACTS = (SEARCH, DETAIL, PATH)
# A chance below the first one, a meaning below the second one, says no more than that.
_LEAST, _FAR = 1e-4, -12.0

# The logarithm of the chance of each thing that a text may mean.
Meant = Mapping[str, float]


class Views(NamedTuple):
    """What one message may ask.

    alone: as a whole; sentences: each of them, none of a message of one. By its meaning alone: meant; after_message:
    as one text with the message before; after_topic: with the words of the subject before; of_writer: with where its
    writer stands; None where there is nothing of the kind.
    """

    alone: Ranking
    meant: Meant
    sentences: Sequence[Ranking] = ()
    after_message: Meant | None = None
    after_topic: Meant | None = None
    of_writer: Meant | None = None


class Before(NamedTuple):
    """What was said before a message: the last subject, and what the last answer offers."""

    topic: str | None = None
    offers: Collection[str] = ()


class Reranker:
    """Give the likeliest questions other chances; it knows none by its name."""

    def __init__(self, families: Mapping[str, str], weights: Mapping[str, float]) -> None:
        """Take the family of each entry, and the weights of EVIDENCE."""
        self._family_of = families
        self._weights = np.array([weights[name] for name in EVIDENCE])

    def rerank(self, ranking: Ranking, views: Views, before: Before) -> Ranking:
        """Return a ranking in which the likeliest questions share among them what they had together, in another way."""
        likely = self.likely(views)
        if not likely:
            return ranking
        shares = probabilities(self.evidence(likely, views, before) @ self._weights, 1.0)
        chances = dict(ranking)
        together = sum(chances.get(name, 0.0) for name in likely)
        again = chances | {name: float(share) * together for name, share in zip(likely, shares, strict=True)}
        return sorted(again.items(), key=lambda pair: -pair[1])

    def likely(self, views: Views) -> list[str]:
        """Return the questions that are among the likeliest of one view or another."""
        names = dict.fromkeys(name for name, _ in views.alone[:_OF_WHOLE])
        for sentence in views.sentences:
            names |= dict.fromkeys(name for name, _ in sentence[:_OF_VIEW])
        for meant in filter(None, (views.meant, views.after_message, views.after_topic, views.of_writer)):
            names |= dict.fromkeys(sorted(meant, key=lambda name: -meant[name])[:_OF_VIEW])
        can_be_asked = {*self._family_of, *_ACTS, *(name for name, _ in views.alone)}
        return [name for name in names if is_question(name) and name in can_be_asked]

    def evidence(self, likely: Sequence[str], views: Views, before: Before) -> Matrix:
        """Return what speaks for each of these questions: a row for each, the columns of EVIDENCE."""
        alone = _chances(views.alone, likely)
        sentences = [_chances(sentence, likely) for sentence in views.sentences] or [alone]
        family = self._family_of.get(before.topic or "")
        found: Matrix = np.array(
            [
                alone,
                np.max(sentences, axis=0),
                sentences[-1],
                *(
                    _nearness(views.meant if meant is None else meant, likely)
                    for meant in (views.after_message, views.after_topic, views.of_writer)
                ),
                [name in before.offers for name in likely],
                [family is not None and self._family_of.get(name) == family for name in likely],
                [name not in self._family_of for name in likely],
            ],
            dtype=np.float32,
        ).T
        return found


def _chances(ranking: Ranking, names: Iterable[str]) -> Vector:
    chances = dict(ranking)
    found: Vector = np.log(np.maximum([chances.get(name, 0.0) for name in names], _LEAST)).astype(np.float32)
    return found


def _nearness(meant: Meant, names: Iterable[str]) -> Vector:
    return np.array([max(meant.get(name, _FAR), _FAR) for name in names], dtype=np.float32)
