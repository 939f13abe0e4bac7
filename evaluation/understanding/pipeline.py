"""The assistant's trained components, outside Rasa's graph, to look at what they see."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import yaml
from rasa.engine.graph import ExecutionContext
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelMetadata
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.catalogue_entity_extractor import CatalogueEntityExtractor
from components.french_tokenizer import FrenchTokenizer
from components.knowledge_selector import KnowledgeSelector
from components.linear_intent_classifier import LinearIntentClassifier
from components.sentence_encoder_featurizer import SentenceEncoderFeaturizer
from components.turn_decision import TurnDecision
from evaluation.understanding.examples import Example
from orientation.data_files.locations import CONFIG
from orientation.text import tidy


class Pipeline:
    """The components of one model, with the settings of `config.yml`."""

    def __init__(self, model: Path, config: Path = CONFIG, **settings: Any) -> None:
        named = {entry["name"]: entry for entry in yaml.safe_load(config.read_text(encoding="utf-8"))["pipeline"]}
        self.settings = {
            **LinearIntentClassifier.get_default_config(),
            **named[f"{LinearIntentClassifier.__module__}.{LinearIntentClassifier.__name__}"],
            **settings,
        }
        with tempfile.TemporaryDirectory() as folder:
            storage, metadata = LocalModelStorage.from_model_archive(Path(folder), model)
            self.classifier = LinearIntentClassifier.load(
                self.settings, storage, _resource(metadata, LinearIntentClassifier), None
            )
            selector: Any = KnowledgeSelector
            self.selector = selector.load(
                {**selector.get_default_config(), **named[f"{selector.__module__}.{selector.__name__}"]},
                storage, _resource(metadata, selector), ExecutionContext(None),
            )  # fmt: skip
            self.selector_reader, self.selector_known = self.selector.knows
            self.points = self.selector.points
            self.shares = named[f"{selector.__module__}.{selector.__name__}"]["shares"]
            self.weights = named[f"{selector.__module__}.{selector.__name__}"]["weights"]
            featurizer: Any = SentenceEncoderFeaturizer
            self._featurizer = featurizer.load(
                featurizer.get_default_config(), storage, _resource(metadata, featurizer), ExecutionContext(None)
            )
        self._tokenizer = FrenchTokenizer(FrenchTokenizer.get_default_config())
        extractor: Any = CatalogueEntityExtractor
        self._extractor = extractor.create(extractor.get_default_config(), None, None, None)
        deciding: Any = TurnDecision
        settled = {**TurnDecision.get_default_config(), **named[f"{TurnDecision.__module__}.{TurnDecision.__name__}"]}
        self.decision: TurnDecision = deciding.create(settled, None, None, None)

    def trained_on(self, examples: Iterable[Example]) -> LinearIntentClassifier:
        """Return a classifier with the same settings that has learnt from these examples only."""
        messages = []
        for example in examples:
            message = self.read(example.text)
            message.set(INTENT, example.intent)
            messages.append(message)
        return self.trained_on_read(messages)

    def trained_on_read(self, messages: Sequence[Message]) -> LinearIntentClassifier:
        """Return the same of messages that were read, and have their intent."""
        with tempfile.TemporaryDirectory() as folder:
            storage = LocalModelStorage(Path(folder))
            classifier = LinearIntentClassifier(self.settings, storage, Resource("classifier"))
            classifier.train(TrainingData(list(messages)))
        return classifier

    def read(self, text: str) -> Message:
        """Return the message with its tokens, its names and its vector."""
        message = Message({TEXT: tidy(text)})
        self._tokenizer.process([message])
        self._extractor.process([message])
        self._featurizer.process([message])
        return message

    def parse(self, text: str) -> Message:
        """Return the message with its ranking, its known words and its possible halves."""
        message = self.read(text)
        self.classifier.process([message])
        self.selector.process([message])
        return message

    def understand(self, text: str, tracker: DialogueStateTracker | None = None) -> Message:
        """Return the message with the intent that is acted upon, in a conversation if there is one."""
        message = self.read(text)
        self.classifier.process([message], tracker)
        self.selector.process([message], tracker)
        self.decision.process([message], tracker)
        return message


def _resource(metadata: ModelMetadata, component: type) -> Resource:
    """Return where a model holds what a component has learnt."""
    (name,) = [name for name in metadata.train_schema.nodes if name.startswith("train_") and component.__name__ in name]
    return Resource(name)
