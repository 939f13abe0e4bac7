"""The classifier of messages: reads the words as they were meant, scores the message, its sentences and its halves.

Words and pieces of words say what a message has in common with the examples, its vector what it means in other words:
two models, each with a share in the scores. The halves of a message are scored by their words alone, so that only the
sentences of a long one are encoded beside the message itself.

scikit-learn fits it; at run time a message is a handful of rows of one matrix, so that neither scikit-learn nor
its start-up time are needed to answer. The model is one JSON file and one NumPy file: nothing is unpickled.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from orientation.understanding.chat_words import ChatWords
from orientation.understanding.encoder import SentenceEncoder
from orientation.understanding.filler import with_filler
from orientation.understanding.linear_model import LinearModel, Vector, probabilities
from orientation.understanding.message import TokenisedMessage
from orientation.understanding.message_reader import Lemma, MessageReader, Reading
from orientation.understanding.reading import ReadWord, features_of, known_share
from orientation.understanding.segments import cuts, sentences, without_refused
from orientation.understanding.slips import with_slips
from orientation.understanding.story import score_story
from orientation.understanding.two_questions import Halves, Sides, find_halves
from orientation.understanding.vector_model import VectorModel

_NAMES_FILE, _IN_TOPIC = "names.json", "in_topic"
# A side of so many words at least may be a question; of a sentence, so many cuts at most are looked at.
_SHORTEST_SIDE = 3
_MOST_CUTS = 3

Ranking = list[tuple[str, float]]


class Topic(NamedTuple):
    """What was answered before a message: its intent, and its subject in plain words."""

    intent: str
    words: str


class FollowUp(NamedTuple):
    """A message that goes on with a topic, and what it asks after it."""

    message: TokenisedMessage
    topic: Topic
    intent: str


@dataclass(frozen=True)
class ClassifierSettings:
    """How scores are read.

    temperature: how sure the probabilities are. story_tokens: the length from which a message of several sentences is
    read sentence by sentence; cut_tokens: up to which it may hold two questions; topic_tokens: up to which it may go on
    with the topic of the message before. cut_weights: what speaks for two questions (see two_questions.py).
    vector_share: what the vector of a message counts against its words, from 0 to 1.
    """

    temperature: float
    vector_share: float
    story_tokens: int
    cut_tokens: int
    cut_weights: Mapping[str, float]
    topic_tokens: int


class Part(NamedTuple):
    """A part of a message: its first token and the one after its last, whether it has a question mark, its scores.

    vector: of its meaning, None without one. scores, families: as those of a message.
    """

    start: int
    end: int
    asks: bool
    vector: Vector | None
    scores: Mapping[str, float]
    families: Mapping[str, float]


class Classified(NamedTuple):
    """The intents of a message with their chances, the likeliest first, and what else decides.

    ranking: empty for a message without any known feature. known_share: of its words. halves: the two questions that it
    may hold. in_topic: its ranking as what goes on with a topic, None without one. scores: of each intent, above
    0 where its separator says yes; unlike its chance, low for what is like no example at all. families: the score of
    each family of questions too rare to be learnt one by one. sentences: of a message of several, each by itself.
    sides: of a message of one sentence, both sides of each place where it may be cut.
    """

    ranking: Ranking
    known_share: float
    halves: Halves | None
    in_topic: Ranking | None
    scores: Mapping[str, float] = MappingProxyType({})
    families: Mapping[str, float] = MappingProxyType({})
    sentences: Sequence[Part] = ()
    sides: Sequence[tuple[Part, Part]] = ()


class MessageClassifier:
    """Give each intent a probability, to the message and to the two sides of each place where it may be cut.

    Questions that have but a few examples are learnt together, as their family: it is scored, and no intent. What goes
    on with a topic is scored by a model of its own, which knows no family: they have no examples after a topic.
    """

    def __init__(
        self,
        reader: MessageReader,
        model: LinearModel,
        in_topic: LinearModel,
        vectors: VectorModel | None,
        encoder: SentenceEncoder,
        settings: ClassifierSettings,
        families: Collection[str] = (),
    ) -> None:
        self._reader = reader
        self._model = model
        self._in_topic = in_topic
        self._vectors = vectors
        self._encoder = encoder
        self._settings = settings
        learnt = model.intents
        self._families = {name: at for at, name in enumerate(learnt) if name in families}
        self._own = np.array([at for at, name in enumerate(learnt) if name not in families], dtype=np.intp)
        self.intents = [learnt[at] for at in self._own]

    @classmethod
    def fit(
        cls,
        examples: Sequence[tuple[TokenisedMessage, str]],
        follow_ups: Sequence[FollowUp],
        chat_words: ChatWords,
        lemma: Lemma,
        encoder: SentenceEncoder,
        settings: ClassifierSettings,
        *,
        strength: float,
        vector_strength: float,
        filler_share: float,
        slip_share: float,
        seed: int,
        families: Collection[str] = (),
    ) -> MessageClassifier:
        """Return a classifier that has learnt from messages and their intents, alone and after a topic.

        strength, vector_strength: the weight of the examples (scikit-learn's C), as words and as vectors, of
        the examples that have one. filler_share: the share of the examples that are learnt a second time with
        words around them. slip_share: with key slips in them. families: those of the intents that are families.
        """
        reader = MessageReader.learn([message for message, _ in examples], chat_words, lemma)
        readings = [list(chain.from_iterable(reader.read(message))) for message, _ in examples]
        intents = [intent for _, intent in examples]
        before, after = ([reader.read_text(text) for text in side] for side in (chat_words.before, chat_words.after))
        again = list(with_filler(readings, intents, before, after, filler_share, seed))
        again += [
            (list(chain.from_iterable(reader.read(message))), intent)
            for message, intent in with_slips(examples, slip_share, seed)
        ]
        counted = [features_of(words) for words in (*readings, *(words for words, _ in again))]
        counted += [_features_in_topic(reader, each.topic, reader.read(each.message)) for each in follow_ups]
        labels = [*intents, *(intent for _, intent in again), *(each.intent for each in follow_ups)]
        model = LinearModel.fit(counted, labels, strength, seed)
        own = [at for at, label in enumerate(labels) if label not in families]
        in_topic = LinearModel.fit([counted[at] for at in own], [labels[at] for at in own], strength, seed)
        encoded = [(message.vector, intent) for message, intent in examples if message.vector is not None]
        meant = None
        if encoded:
            vectors, meanings = zip(*encoded, strict=True)
            meant = VectorModel.fit(np.stack(vectors), meanings, model.intents, vector_strength, seed)
        return cls(reader, model, in_topic, meant, encoder, settings, families)

    @classmethod
    def load(
        cls, folder: Path, lemma: Lemma, encoder: SentenceEncoder, settings: ClassifierSettings
    ) -> MessageClassifier:
        """Return the classifier that `save` wrote."""
        names = json.loads((folder / _NAMES_FILE).read_text(encoding="utf-8"))
        model = LinearModel.load(folder, names)
        in_topic = LinearModel.load(folder / _IN_TOPIC, names[_IN_TOPIC])
        vectors = VectorModel.load(folder, model.intents)
        return cls(MessageReader.load(names, lemma), model, in_topic, vectors, encoder, settings, names["families"])

    def save(self, folder: Path) -> None:
        """Write what was learnt into a folder."""
        if self._vectors is not None:
            self._vectors.save(folder)
        (folder / _IN_TOPIC).mkdir(exist_ok=True)
        names = {
            **self._model.save(folder),
            **self._reader.save(),
            _IN_TOPIC: self._in_topic.save(folder / _IN_TOPIC),
            "families": list(self._families),
        }
        (folder / _NAMES_FILE).write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")

    def classify(self, message: TokenisedMessage, topic: Topic | None = None) -> Classified:
        """Return what a message asks; `topic` is what it may go on with."""
        reading, tokens = self._reader.read(message), message.words
        words = list(chain.from_iterable(reading))
        counts = features_of(words)
        ranking: Ranking = []
        halves: Halves | None = None
        own: dict[str, float] = {}
        families: dict[str, float] = {}
        parts: list[Part] = []
        sides: list[tuple[Part, Part]] = []
        if self._model.knows_any(counts):
            scores = self._model.scores(counts)
            spans = without_refused(sentences(message.words), message.words, message.is_name)
            is_whole = spans in ([(0, len(tokens))], [])
            parts, of_parts = self._parts(message, reading, [] if is_whole else spans)
            whole = self._with_vector(scores, message.vector)
            if parts and len(tokens) >= self._settings.story_tokens:
                whole = score_story(self._model.intents, whole, of_parts, [part.asks for part in parts])
            ranking = self._ranked(whole)
            own, families = self._named(whole)
            halves = self._halves(message, reading, tokens, scores[self._own])
            if not parts and len(tokens) <= self._settings.cut_tokens:
                sides = self._cut(message, reading)
        in_topic = None
        if topic is not None and len(tokens) <= self._settings.topic_tokens:
            scores = self._in_topic.scores(_features_in_topic(self._reader, topic, reading))
            in_topic = _ranking(self._in_topic.intents, scores, self._settings.temperature)
        return Classified(ranking, known_share(words), halves, in_topic, own, families, tuple(parts), tuple(sides))

    def scores(self, message: TokenisedMessage) -> Vector:
        """Return the scores of a whole message, each above 0 where the intent's separator says yes."""
        scores = self._model.scores(features_of(chain.from_iterable(self._reader.read(message))))
        own: Vector = self._with_vector(scores, message.vector)[self._own]
        return own

    def word_scores(self, message: TokenisedMessage) -> Vector:
        """Return the scores that the words of a message give it, comparable with those of its sides."""
        return self._own_scores(chain.from_iterable(self._reader.read(message)))

    def sides(self, message: TokenisedMessage) -> list[Sides]:
        """Return the scores on both sides of every place where the message may be cut."""
        return list(self._sides(message, self._reader.read(message), message.words))

    def _with_vector(self, scores: Vector, vector: Vector | None) -> Vector:
        """Return the scores of a message's words together with those of its vector, if it has one."""
        if self._vectors is None or vector is None:
            return scores
        share = self._settings.vector_share
        together: Vector = (1 - share) * scores + share * self._vectors.scores(vector)
        return together

    def _cut(self, message: TokenisedMessage, reading: Reading) -> list[tuple[Part, Part]]:
        """Return both sides of the places where a sentence may be cut, each long enough to ask something."""
        ends = len(message.tokens)
        places = [
            cut.at
            for cut in cuts(message.words)
            if cut.strength and min(cut.at, ends - cut.at) >= _SHORTEST_SIDE and not message.is_inside_name(cut.at)
        ][:_MOST_CUTS]
        parts, _ = self._parts(message, reading, [span for at in places for span in ((0, at), (at, ends))])
        return list(zip(parts[::2], parts[1::2], strict=True))

    def _parts(
        self, message: TokenisedMessage, reading: Reading, spans: Sequence[tuple[int, int]]
    ) -> tuple[list[Part], list[Vector]]:
        """Return parts of a message, and the scores of each, families included."""
        if not spans:
            return [], []
        scores = [self._model.scores(features_of(chain.from_iterable(reading[start:end]))) for start, end in spans]
        vectors: Sequence[Vector | None] = [None] * len(spans)
        if self._vectors is not None and message.vector is not None:
            vectors = list(self._encoder.encode([self._reader.in_full(message, start, end) for start, end in spans]))
        scores = [self._with_vector(part, vector) for part, vector in zip(scores, vectors, strict=True)]
        parts = [
            Part(start, end, _ends_asking(message.words[start:end]), vector, *self._named(part))
            for (start, end), vector, part in zip(spans, vectors, scores, strict=True)
        ]
        return parts, scores

    def _named(self, scores: Vector) -> tuple[dict[str, float], dict[str, float]]:
        """Return the score of each intent, and of each family."""
        own = dict(zip(self.intents, map(float, scores[self._own]), strict=True))
        return own, {name: float(scores[at]) for name, at in self._families.items()}

    def _halves(self, message: TokenisedMessage, reading: Reading, tokens: list[str], scores: Vector) -> Halves | None:
        """Return the two questions that the message may hold."""
        temperature, weights = self._settings.temperature, self._settings.cut_weights
        if len(tokens) > self._settings.cut_tokens or not weights:
            return None
        sides = self._sides(message, reading, tokens)
        return find_halves(self.intents, scores, sides, len(tokens), temperature, weights)

    def _sides(self, message: TokenisedMessage, reading: Reading, tokens: list[str]) -> Iterator[Sides]:
        for cut in cuts(tokens):
            if not message.is_inside_name(cut.at):
                left, right = (
                    self._own_scores(chain.from_iterable(side)) for side in (reading[: cut.at], reading[cut.at :])
                )
                yield Sides(cut, left, right, message.named_sides(cut.at))

    def _own_scores(self, words: Iterable[ReadWord]) -> Vector:
        """Return the scores of the intents that words give."""
        own: Vector = self._model.scores(features_of(words))[self._own]
        return own

    def _ranked(self, scores: Vector) -> Ranking:
        return _ranking(self.intents, scores[self._own], self._settings.temperature)


def _ends_asking(tokens: Sequence[str]) -> bool:
    return any("?" in token for token in tokens)


def _ranking(intents: Sequence[str], scores: Vector, temperature: float) -> Ranking:
    chances = probabilities(scores, temperature)
    return [(intents[index], float(chances[index])) for index in (-chances).argsort(kind="stable")]


def _features_in_topic(reader: MessageReader, topic: Topic, reading: Reading) -> Counter[str]:
    """Return the features of a message that goes on with a topic: with its words, and which one it is."""
    counts = features_of([*reader.read_text(topic.words), *chain.from_iterable(reading)])
    counts[f"<after {topic.intent}>"] = 1
    return counts
