"""Weigh the likeliest entries again for a message that is not clear, with a finer encoder and what was said before.

What speaks for an entry is again the same for all of them. The weights were learnt on conversations of people who knew
nothing of the assistant (`python -m evaluation.understanding.talk_weights`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from orientation.knowledge.entries import KnowledgeEntry
from orientation.understanding.by_sentence import Ranking
from orientation.understanding.centres import Centres
from orientation.understanding.encoder import Matrix, SentenceEncoder
from orientation.understanding.kept_vectors import kept_vectors
from orientation.understanding.linear_model import Vector, probabilities

# The evidence for one entry, in its order; the weights of config.yml have one for each.
EVIDENCE = (
    "chance_alone",
    "chance_in_sentence",
    "chance_after_topic",
    "chance_of_writer",
    "offered",
    "same_family",
    "meaning_in_sentence",
    "meaning_after_topic",
    "answer_in_sentence",
    "answer_after_topic",
)
# So many of the likeliest of each view are weighed; a chance below the least says no more than the least.
_WEIGHED, _LEAST = 30, 1e-3
# Meanings differ by tenths where chances differ by tens.
_TENFOLD = 10.0
# So many ways to ask an entry say where its centre is.
_MOST_ASKS = 7
# So much of an answer says what it is about.
_ABOUT = 160
_QUESTIONS, _ANSWERS = "fine_questions.npz", "fine_answers.npz"


class View(NamedTuple):
    """A message, a sentence of it, or the message with words that stand around it: the text, and what it may ask."""

    text: str
    ranking: Ranking


class Views(NamedTuple):
    """The views of one message.

    alone: as a whole; sentences: each that asks, none of a message of one; after_topic: with the words of the subject
    before; of_writer: with where its writer stands.
    """

    alone: View
    sentences: Sequence[View] = ()
    after_topic: View | None = None
    of_writer: View | None = None


class Before(NamedTuple):
    """What was said before a message: the last subject, what the last answer offers, what the last ones answered."""

    topic: str | None = None
    offers: Collection[str] = ()
    said: Collection[str] = ()


class Asked(NamedTuple):
    """An entry as the reranker knows it: its family, the ways to ask it, what it answers with its label."""

    family: str
    asks: Sequence[str]
    answer: str


class Reranker:
    """Give the likeliest entries other chances; it knows none by its name."""

    def __init__(
        self,
        entries: Mapping[str, Asked],
        questions: SentenceEncoder,
        answers: SentenceEncoder,
        weights: Mapping[str, float],
        cache_dir: Path,
    ) -> None:
        """Take the entries, each with one way to ask it at least, and the encoders of questions and of answers."""
        vectors, self._answers = keep_vectors(entries, questions, answers, cache_dir)
        self._centres = Centres(vectors, [len(entry.asks) for entry in entries.values()], from_middle=True)
        self._row_of = {id_: row for row, id_ in enumerate(entries)}
        self._family_of = {id_: entry.family for id_, entry in entries.items()}
        self._encoder = questions
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
        names = dict.fromkeys(name for view in every for name, _ in view.ranking[:_WEIGHED])
        return [name for name in names if name in self._row_of]

    def evidence(self, likely: Sequence[str], views: Views, before: Before) -> Matrix:
        """Return what speaks for each of these entries: a row for each, the columns of EVIDENCE."""
        rows = np.array([self._row_of[name] for name in likely], dtype=np.intp)
        alone = _logarithms(views.alone, likely)
        of_writer = _logarithms(views.of_writer, likely) if views.of_writer else alone
        asking = views.sentences or [views.alone]
        meanings, answers = zip(*(self._near(view, rows) for view in asking), strict=True)
        meaning, answer = np.max(meanings, axis=0), np.max(answers, axis=0)
        after_topic, meaning_after, answer_after = alone, meaning, answer
        if views.after_topic:
            # Its own subject makes what was answered already no likelier.
            new = np.array([name not in before.said for name in likely])
            after_topic = np.where(new, _logarithms(views.after_topic, likely), alone)
            meaning_after, answer_after = (
                np.where(new, after, now)
                for after, now in zip(self._near(views.after_topic, rows), (meaning, answer), strict=True)
            )
        family = self._family_of.get(before.topic or "")
        found: Matrix = np.array(
            [
                alone,
                np.max([_logarithms(view, likely) for view in asking], axis=0),
                after_topic,
                of_writer,
                [name in before.offers for name in likely],
                [family is not None and self._family_of[name] == family for name in likely],
                meaning,
                meaning_after,
                answer,
                answer_after,
            ],
            dtype=np.float32,
        ).T
        return found

    def _near(self, view: View, rows: npt.NDArray[np.intp]) -> tuple[Vector, Vector]:
        """Return how near a text is to the ways to ask these entries, and to their answers."""
        vector: Vector = self._encoder.encode([view.text])[0]
        nearness = self._centres.nearness(vector)[rows]
        to_answers: Vector = self._answers[rows] @ vector
        return nearness * _TENFOLD, to_answers * _TENFOLD


def as_asked(entry: KnowledgeEntry, asks: Sequence[str]) -> Asked:
    """Return an entry with some of these ways to ask it, from all of their voices."""
    return Asked(entry.family, _spread(asks), ". ".join([entry.label, *(said.text for said in entry.said[:1])]))


def _spread(texts: Sequence[str]) -> list[str]:
    count = min(_MOST_ASKS, len(texts))
    return [texts[at * len(texts) // count] for at in range(count)]


def keep_vectors(
    entries: Mapping[str, Asked], questions: SentenceEncoder, answers: SentenceEncoder, cache_dir: Path
) -> tuple[Matrix, Matrix]:
    """Return the vectors of all ways to ask, and of all answers; those that are kept are not encoded."""
    asks = [ask for entry in entries.values() for ask in entry.asks]
    about = [entry.answer[:_ABOUT] for entry in entries.values()]
    return kept_vectors(asks, questions, cache_dir / _QUESTIONS), kept_vectors(about, answers, cache_dir / _ANSWERS)


def _logarithms(view: View, names: Sequence[str]) -> Vector:
    chances = dict(view.ranking)
    found: Vector = np.log(np.maximum([chances.get(name, 0.0) for name in names], _LEAST)).astype(np.float32)
    return found
