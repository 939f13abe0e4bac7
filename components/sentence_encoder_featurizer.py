"""The vector of each message, as a dense feature of Rasa's pipeline."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.fingerprint import code_fingerprint, file_fingerprint
from components.tokenised import tokenised
from orientation.data_files.locations import CHAT_WORDS
from orientation.recognition.french import DEFAULT_CACHE, lexicon
from orientation.understanding.chat_words import load_chat_words
from orientation.understanding.encoder import SentenceEncoder
from orientation.understanding.message_reader import MessageReader
from orientation.understanding.universal_encoder import sentence_encoder

_AT_ONCE = 256
_READER_FILE = "reader.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SentenceEncoderFeaturizer(DenseFeaturizer, GraphComponent):
    """Give each message the vector of its sentence, as dense sentence features: the same question in other words.

    Abbreviations and slips are put right before, towards the words of the training examples, which is all that is
    learnt. A choice (« /ask_salary ») means exactly what it says and gets no vector, neither does an empty message.
    """

    def __init__(
        self, config: dict[str, Any], name: str, encoder: SentenceEncoder, reader: MessageReader | None = None
    ) -> None:
        super().__init__(name, config)
        self._encoder = encoder
        self._lemma = lexicon(Path(config["cache_dir"])).lemma
        self._reader = reader or MessageReader([], {}, [], self._lemma)
        self._write_to: tuple[ModelStorage, Resource] | None = None

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoderFeaturizer:
        """Return a featurizer that knows no word yet."""
        component = cls(config, execution_context.node_name, sentence_encoder())
        component._write_to = model_storage, resource
        return component

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> SentenceEncoderFeaturizer:
        """Return the featurizer with the words that were learnt."""
        component = cls(config, execution_context.node_name, sentence_encoder())
        with model_storage.read_from(resource) as folder:
            learnt = json.loads((folder / _READER_FILE).read_text(encoding="utf-8"))
        component._reader = MessageReader.load(learnt, component._lemma)
        return component

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings that `config.yml` may override."""
        return {FEATURIZER_CLASS_ALIAS: None, "chat_words": str(CHAT_WORDS), "cache_dir": str(DEFAULT_CACHE)}

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Accept what Rasa gives."""

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Return what tells Rasa's cache that the code, the encoder or the words of chats have changed."""
        # What Rasa takes from its cache comes here without settings.
        settings = {**cls.get_default_config(), **config}
        return code_fingerprint() + file_fingerprint(Path(settings["chat_words"])) + sentence_encoder().version

    @staticmethod
    def required_packages() -> list[str]:
        """Return nothing: Rasa wants a package and its module to have one name, and the encoder's have two."""
        return []

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the words of the examples and store them."""
        assert self._write_to is not None, "only what Rasa has created is trained"
        storage, resource = self._write_to
        examples = [tokenised(example) for example in training_data.intent_examples]
        self._reader = MessageReader.learn(examples, load_chat_words(Path(self._config["chat_words"])), self._lemma)
        with storage.write_to(resource) as folder:
            learnt = json.dumps(self._reader.save(), ensure_ascii=False)
            (folder / _READER_FILE).write_text(learnt, encoding="utf-8")
        return resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the vector of each message, as one row."""
        for start in range(0, len(messages), _AT_ONCE):
            self._add_features([message for message in messages[start : start + _AT_ONCE] if _is_said(message)])
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the vector of each training example."""
        self.process(training_data.training_examples)
        return training_data

    def _add_features(self, messages: Sequence[Message]) -> None:
        vectors = self._encoder.encode([self._reader.in_full(tokenised(message)) for message in messages])
        for message, vector in zip(messages, vectors, strict=True):
            # Of its tokens nothing is known: a sequence feature would be made up.
            self.add_features_to_message(None, vector[np.newaxis], TEXT, message)


def _is_said(message: Message) -> bool:
    text = (message.get(TEXT) or "").strip()
    return bool(text) and not text.startswith("/")
