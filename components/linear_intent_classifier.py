"""The intent classifier in Rasa's pipeline; what it does is in orientation/understanding/message_classifier.py."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT, INTENT_RESPONSE_KEY, METADATA, METADATA_EXAMPLE
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.catalogue_entity_extractor import DATA_DIR_VARIABLE
from components.conversation import context_of
from components.fingerprint import code_fingerprint, file_fingerprint
from components.tokenised import tokenised
from orientation.data_files.locations import CHAT_WORDS, DATA, INTENTS
from orientation.knowledge.entries import load_knowledge
from orientation.knowledge.intent_labels import load_topics
from orientation.recognition.french import DEFAULT_CACHE, lexicon
from orientation.understanding.chat_words import load_chat_words
from orientation.understanding.linear_model import Vector
from orientation.understanding.message import TokenisedMessage
from orientation.understanding.message_classifier import (
    ClassifierSettings,
    FollowUp,
    MessageClassifier,
    Ranking,
    Topic,
)
from orientation.understanding.retrieval import Scores
from orientation.understanding.two_questions import Sides
from orientation.understanding.universal_encoder import sentence_encoder

# What the next component reads to decide; not part of the parse result.
KNOWN_SHARE = "known_share"
SCORES = "scores"
HALVES = "halves"
SENTENCES = "sentences"
SIDES = "sides"
IN_TOPIC = "intent_ranking_in_topic"
# In the metadata of a training example: the intent of the question before it (data/nlu/follow_ups.yml).
AFTER = "after"
# There too: an ask of an entry, which has too few to be learnt by itself (runtime/knowledge_importer.py).
FAMILY_ONLY = "family_only"


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=True)
class LinearIntentClassifier(GraphComponent, IntentClassifier):
    """Give each intent a probability, to the message and to the two sides of each place where it may be cut.

    A featurizer before it gives the vectors; without one, words alone decide. Configuration: `temperature`,
    `vector_share`, `story_tokens`, `cut_tokens`, `cut_weights`, `topic_tokens` (see ClassifierSettings); `strength`,
    `vector_strength`, `filler_share`, `slip_share`, `seed` (see MessageClassifier.fit); `ranking_length`, intents
    reported.
    A message without any known feature gets no intent at all.
    """

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._settings = ClassifierSettings(**{field.name: config[field.name] for field in fields(ClassifierSettings)})
        self._model_storage = model_storage
        self._resource = resource
        self._lemma = lexicon(Path(config["cache_dir"])).lemma
        self._classifier: MessageClassifier
        self._topics: Mapping[str, str] = {}

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings that `config.yml` may override."""
        return {
            "strength": 1.0,
            "vector_strength": 1.0,
            "temperature": 0.1,
            "vector_share": 0.3,
            "filler_share": 0.3,
            "slip_share": 0.3,
            "story_tokens": 25,
            "cut_tokens": 40,
            "cut_weights": {},
            "topic_tokens": 10,
            "ranking_length": 5,
            "seed": 13,
            "chat_words": str(CHAT_WORDS),
            "intents": str(INTENTS),
            "data_dir": str(DATA),
            "cache_dir": str(DEFAULT_CACHE),
        }

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Return what tells Rasa's cache that the code or the words of chats have changed."""
        # What Rasa takes from its cache comes here without settings.
        settings = {**cls.get_default_config(), **config}
        return code_fingerprint() + file_fingerprint(Path(settings["chat_words"]))

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
            component._classifier = MessageClassifier.load(
                folder, component._lemma, sentence_encoder(), component._settings
            )
        data_dir = Path(os.environ.get(DATA_DIR_VARIABLE) or config["data_dir"])
        knowledge = load_knowledge(data_dir, Path(config["intents"]), Path(config["cache_dir"]) / "data")
        of_entries = {id_: entry.topic for id_, entry in knowledge.items()}
        component._topics = {**of_entries, **load_topics(Path(config["intents"]))}
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Fit the model on the intent examples and store it."""
        topics = load_topics(Path(self._config["intents"]))
        alone: list[tuple[TokenisedMessage, str]] = []
        follow_ups: list[FollowUp] = []
        for example in training_data.intent_examples:
            message, intent = tokenised(example), label_of(example)
            if after := subject_of(example):
                follow_ups.append(FollowUp(message, Topic(after, topics[after]), intent))
            else:
                alone.append((message, intent))
        self._classifier = MessageClassifier.fit(
            alone,
            follow_ups,
            load_chat_words(Path(self._config["chat_words"])),
            self._lemma,
            sentence_encoder(),
            self._settings,
            strength=self._config["strength"],
            vector_strength=self._config["vector_strength"],
            filler_share=self._config["filler_share"],
            slip_share=self._config["slip_share"],
            seed=self._config["seed"],
            families={label_of(example) for example in training_data.intent_examples if is_of_family(example)},
        )
        with self._model_storage.write_to(self._resource) as folder:
            self._classifier.save(folder)
        return self._resource

    def process(self, messages: list[Message], tracker: DialogueStateTracker | None = None) -> list[Message]:
        """Set the intent and the ranking of each message, its share of known words and its possible halves.

        A short message is also ranked as what goes on with the last topic of the conversation, if there is one.
        """
        before = context_of(tracker).topic if tracker else None
        topic = Topic(before, self._topics[before]) if before and before in self._topics else None
        for message in messages:
            classified = self._classifier.classify(tokenised(message), topic)
            ranking = _reported(classified.ranking)
            message.set(INTENT, ranking[0] if ranking else {"name": None, "confidence": 0.0}, add_to_output=True)
            message.set("intent_ranking", ranking[: self._config["ranking_length"]], add_to_output=True)
            message.set(KNOWN_SHARE, classified.known_share)
            message.set(SCORES, Scores(classified.scores, classified.families))
            message.set(HALVES, classified.halves)
            message.set(SENTENCES, classified.sentences)
            message.set(SIDES, classified.sides)
            if classified.in_topic is not None:
                message.set(IN_TOPIC, _reported(classified.in_topic))
        return messages

    @property
    def intents(self) -> list[str]:
        """Return the intents, in the order of the scores."""
        return self._classifier.intents

    def scores(self, message: Message) -> Vector:
        """Return the scores of a whole message, each above 0 where the intent's separator says yes."""
        return self._classifier.scores(tokenised(message))

    def word_scores(self, message: Message) -> Vector:
        """Return the scores that the words alone give a message."""
        return self._classifier.word_scores(tokenised(message))

    def sides(self, message: Message) -> list[Sides]:
        """Return the scores on both sides of every place where the message may be cut."""
        return self._classifier.sides(tokenised(message))


def subject_of(example: Message) -> str | None:
    """Return what was answered before a training example, None for one that stands alone."""
    after: str | None = (example.get(METADATA) or {}).get(METADATA_EXAMPLE, {}).get(AFTER)
    return after


def is_of_family(example: Message) -> bool:
    """Tell whether a training example is of a question that is learnt as its family alone."""
    return bool((example.get(METADATA) or {}).get(METADATA_EXAMPLE, {}).get(FAMILY_ONLY))


def label_of(example: Message) -> str:
    """Return the flat name of what an example asks: the entry of a retrieval intent, or the intent."""
    return str(example.get(INTENT_RESPONSE_KEY) or example.get(INTENT)).rpartition("/")[2]


def _reported(ranking: Ranking) -> list[dict[str, Any]]:
    return [{"name": intent, "confidence": chance} for intent, chance in ranking]
