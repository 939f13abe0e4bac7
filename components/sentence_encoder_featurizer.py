"""The vector of each message, as a dense feature of Rasa's pipeline."""

from __future__ import annotations

from collections.abc import Sequence
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

from components.fingerprint import code_fingerprint
from orientation.understanding.encoder import SentenceEncoder
from orientation.understanding.universal_encoder import sentence_encoder

_AT_ONCE = 256


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoderFeaturizer(DenseFeaturizer, GraphComponent):
    """Give each message the vector of its sentence, as dense sentence features: the same question in other words.

    A choice (« /ask_salary ») means exactly what it says and gets none, neither does an empty message.
    """

    def __init__(self, config: dict[str, Any], name: str, encoder: SentenceEncoder) -> None:
        super().__init__(name, config)
        self._encoder = encoder

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoderFeaturizer:
        """Return a featurizer with the encoder of this process (Rasa's `load` comes here too)."""
        return cls(config, execution_context.node_name, sentence_encoder())

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return Rasa's settings of featurizers; there are no others."""
        return {FEATURIZER_CLASS_ALIAS: None}

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Accept what Rasa gives."""

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Return what tells Rasa's cache that the code or the encoder has changed."""
        return code_fingerprint() + sentence_encoder().version

    @staticmethod
    def required_packages() -> list[str]:
        """Return nothing: Rasa wants a package and its module to have one name, and the encoder's have two."""
        return []

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
        vectors = self._encoder.encode([message.get(TEXT) for message in messages])
        for message, vector in zip(messages, vectors, strict=True):
            # Of its tokens nothing is known: a sequence feature would be made up.
            self.add_features_to_message(None, vector[np.newaxis], TEXT, message)


def _is_said(message: Message) -> bool:
    text = (message.get(TEXT) or "").strip()
    return bool(text) and not text.startswith("/")
