"""The intent classifier: reads the words as they were meant, and scores the message, its sentences and its halves.

scikit-learn fits it; at run time a message is a handful of rows of one matrix, so that neither scikit-learn nor
its start-up time are needed to answer. The model is one JSON file and one NumPy file: nothing is unpickled.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.conversation import context_of
from components.fingerprint import code_fingerprint, file_fingerprint
from orientation.data_files.locations import CHAT_WORDS, INTENTS
from orientation.knowledge.intent_labels import load_topics
from orientation.recognition.french import DEFAULT_CACHE, lexicon
from orientation.text import fold
from orientation.understanding.chat_words import ChatWords, load_chat_words
from orientation.understanding.kinds import OUT_OF_SCOPE, SMALL_TALK
from orientation.understanding.linear_model import LinearModel, Vector, probabilities
from orientation.understanding.reading import ReadWord, WordReader, features_of, known_share, read_name
from orientation.understanding.segments import cuts, sentences
from orientation.understanding.story import score_story
from orientation.understanding.two_questions import Halves, Sides, find_halves

# What the next component reads to decide; not part of the parse result.
KNOWN_SHARE = "known_share"
HALVES = "halves"
IN_TOPIC = "intent_ranking_in_topic"

_MIN_OCCURRENCES = 2
_WORDS = re.compile(r"\w+'|\w+")

Reading = list[tuple[ReadWord, ...]]


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=True)
class LinearIntentClassifier(GraphComponent, IntentClassifier):
    """Give each intent a probability, to the message and to the two sides of each place where it may be cut.

    Configuration: `cut_weights`, what speaks for two questions (see orientation/understanding/two_questions.py);
    `strength`, the weight of the examples (scikit-learn's C); `temperature`, how sure the
    probabilities are; `filler_share`, the share of the examples that are learnt a second time with words around
    them; `story_tokens`, the length from which a message of several sentences is read sentence by sentence;
    `cut_tokens`, the length up to which it may hold two questions; `topic_tokens`, the length up to which it may go on
    with the topic of the message before; `ranking_length`, intents reported; `seed`.
    A message without any known feature gets no intent at all.
    """

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._lexicon = lexicon(Path(config["cache_dir"]))
        self._model: LinearModel
        self._reader: WordReader
        self._vocabulary: list[str] = []
        self._abbreviations: dict[str, list[str]] = {}
        self._topics: Mapping[str, str] = {}
        self._jobs: list[str] = []

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings that `config.yml` may override."""
        return {
            "strength": 1.0,
            "temperature": 0.1,
            "filler_share": 0.3,
            "story_tokens": 25,
            "cut_tokens": 40,
            "cut_weights": {},
            "topic_tokens": 10,
            "ranking_length": 5,
            "seed": 13,
            "chat_words": str(CHAT_WORDS),
            "intents": str(INTENTS),
            "cache_dir": str(DEFAULT_CACHE),
        }

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Return what tells Rasa's cache that the code or the words of chats have changed."""
        return code_fingerprint() + file_fingerprint(Path(config["chat_words"]))

    @staticmethod
    def required_packages() -> list[str]:
        """Return what training needs."""
        return ["sklearn", "rapidfuzz"]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LinearIntentClassifier:
        """Return an untrained classifier."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Fit the model on the intent examples and store it."""
        chat_words = load_chat_words(Path(self._config["chat_words"]))
        examples = training_data.intent_examples
        self._learn_words(examples, chat_words)
        readings = [list(chain.from_iterable(self._read(example))) for example in examples]
        intents = [str(example.get(INTENT)) for example in examples]
        for index, reading in self._with_filler(readings, intents, chat_words):
            readings.append(reading)
            intents.append(intents[index])
        counted = [features_of(reading) for reading in readings]
        self._model = LinearModel.fit(counted, intents, self._config["strength"], self._config["seed"])
        self._persist()
        return self._resource

    def process(self, messages: list[Message], tracker: DialogueStateTracker | None = None) -> list[Message]:
        """Set the intent and the ranking of each message, its share of known words and its possible halves.

        A short message is also ranked as what goes on with the last topic of the conversation, if there is one.
        """
        topic = context_of(tracker).topic if tracker else None
        for message in messages:
            reading = self._read(message)
            words = list(chain.from_iterable(reading))
            counts = features_of(words)
            known = self._model.knows_any(counts)
            scores = self._model.scores(counts)
            tokens = _folded(message)
            ranking = self._ranked(self._story_scores(reading, tokens, scores)) if known else []
            message.set(INTENT, ranking[0] if ranking else {"name": None, "confidence": 0.0}, add_to_output=True)
            message.set("intent_ranking", ranking[: self._config["ranking_length"]], add_to_output=True)
            message.set(KNOWN_SHARE, known_share(words))
            message.set(HALVES, self._halves(message, reading, tokens, scores) if known else None)
            if topic and topic in self._topics and len(tokens) <= self._config["topic_tokens"]:
                after_topic = [*self._read_text(self._topics[topic]), *words]
                message.set(IN_TOPIC, self._ranked(self._model.scores(features_of(after_topic))))
        return messages

    @property
    def intents(self) -> list[str]:
        """Return the intents, in the order of the scores."""
        return self._model.intents

    def scores(self, message: Message) -> Vector:
        """Return the scores of a whole message, each above 0 where the intent's separator says yes."""
        return self._model.scores(features_of(chain.from_iterable(self._read(message))))

    def sides(self, message: Message) -> list[Sides]:
        """Return the scores on both sides of every place where the message may be cut."""
        return list(self._sides(message, self._read(message), _folded(message)))

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> LinearIntentClassifier:
        """Return the trained classifier."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            names = json.loads((folder / "names.json").read_text(encoding="utf-8"))
            component._model = LinearModel.load(folder, names)
        component._abbreviations = names["abbreviations"]
        component._vocabulary = names["vocabulary"]
        component._jobs = names["jobs"]
        component._reader = component._new_reader()
        component._topics = load_topics(Path(config["intents"]))
        return component

    def _learn_words(self, examples: Iterable[Message], chat_words: ChatWords) -> None:
        """Take over the abbreviations, the other jobs, and the words of the examples, the most frequent first."""
        self._abbreviations = {form: list(words) for form, words in chat_words.abbreviations.items()}
        self._jobs = sorted(chat_words.jobs)
        self._reader = self._new_reader()
        words = (
            word.word
            for example in examples
            for word in chain.from_iterable(self._read(example))
            if not word.word.startswith("<")
        )
        frequencies = Counter(words).most_common()
        self._vocabulary = [word for word, frequency in frequencies if frequency >= _MIN_OCCURRENCES]
        self._reader = self._new_reader()

    def _new_reader(self) -> WordReader:
        return WordReader(self._abbreviations, self._vocabulary, self._lexicon.lemma, self._jobs)

    def _read(self, message: Message) -> Reading:
        """Return the words behind each token; a name of the catalogue is its kind, whatever the name.

        « une école à Lille » and « une école à Brest » are then the same question, and so is one about a town
        that is added tomorrow.
        """
        names = [(name["start"], name["end"], name["entity"], name["value"]) for name in message.get(ENTITIES) or ()]
        reading: Reading = []
        for token in message.get(TOKENS_NAMES[TEXT]) or ():
            named = next(
                ((kind, id_) for start, end, kind, id_ in names if start < token.end and token.start < end), None
            )
            reading.append((read_name(*named),) if named else self._reader.read(fold(token.text)))
        return reading

    def _with_filler(
        self, readings: list[list[ReadWord]], intents: list[str], chat_words: ChatWords
    ) -> Iterable[tuple[int, list[ReadWord]]]:
        """Yield a share of the questions again, with words around them that change nothing, and their index."""
        random = Random(self._config["seed"])
        before = [self._read_text(text) for text in chat_words.before]
        after = [self._read_text(text) for text in chat_words.after]
        for index in range(len(readings)):
            if intents[index] in SMALL_TALK - {OUT_OF_SCOPE} or random.random() >= self._config["filler_share"]:
                continue
            sides = random.choice(((True, False), (False, True), (True, True)))
            yield (
                index,
                [
                    *(random.choice(before) if sides[0] else ()),
                    *readings[index],
                    *(random.choice(after) if sides[1] else ()),
                ],
            )

    def _read_text(self, text: str) -> list[ReadWord]:
        return [word for part in _WORDS.findall(fold(text)) for word in self._reader.read(part)]

    def _story_scores(self, reading: Reading, tokens: list[str], scores: Vector) -> Vector:
        """Return the scores of the message; of a long one, sentence by sentence."""
        if len(tokens) < self._config["story_tokens"]:
            return scores
        spans = sentences(tokens)
        if len(spans) < 2:
            return scores
        parts = [self._model.scores(features_of(chain.from_iterable(reading[start:end]))) for start, end in spans]
        return score_story(self._model.intents, scores, parts)

    def _halves(self, message: Message, reading: Reading, tokens: list[str], scores: Vector) -> Halves | None:
        """Return the two questions that the message may hold."""
        if len(tokens) > self._config["cut_tokens"] or not self._config["cut_weights"]:
            return None
        return find_halves(
            self._model.intents,
            scores,
            self._sides(message, reading, tokens),
            len(tokens),
            self._config["temperature"],
            self._config["cut_weights"],
        )

    def _sides(self, message: Message, reading: Reading, tokens: list[str]) -> Iterator[Sides]:
        starts = [token.start for token in message.get(TOKENS_NAMES[TEXT]) or ()]
        names = [(name["start"], name["end"]) for name in message.get(ENTITIES) or ()]
        for cut in cuts(tokens):
            if any(start < starts[cut.at] < end for start, end in names):
                continue  # « Arts et Métiers » is one name
            left, right = chain.from_iterable(reading[: cut.at]), chain.from_iterable(reading[cut.at :])
            named = (any(start < starts[cut.at] for start, _ in names), any(end > starts[cut.at] for _, end in names))
            yield Sides(cut, self._model.scores(features_of(left)), self._model.scores(features_of(right)), named)

    def _ranked(self, scores: Vector) -> list[dict[str, Any]]:
        chances = probabilities(scores, self._config["temperature"])
        return [
            {"name": self._model.intents[index], "confidence": float(chances[index])}
            for index in (-chances).argsort(kind="stable")
        ]

    def _persist(self) -> None:
        with self._model_storage.write_to(self._resource) as folder:
            names = {
                **self._model.save(folder),
                "vocabulary": self._vocabulary,
                "abbreviations": self._abbreviations,
                "jobs": self._jobs,
            }
            (folder / "names.json").write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")


def _folded(message: Message) -> list[str]:
    return [fold(token.text) for token in message.get(TOKENS_NAMES[TEXT]) or ()]
