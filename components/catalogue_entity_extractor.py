"""Find the schools, towns, levels… of the data files in messages, as entities whose value is an id."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import ENTITY_ATTRIBUTE_CONFIDENCE_TYPE
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_END,
    ENTITY_ATTRIBUTE_START,
    ENTITY_ATTRIBUTE_TYPE,
    ENTITY_ATTRIBUTE_VALUE,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.fingerprint import code_fingerprint
from orientation.data_files.file_state import FileState, state_of
from orientation.data_files.locations import DATA
from orientation.knowledge.catalogue import catalogue_files, load_catalogue
from orientation.knowledge.names import names
from orientation.recognition.recognition import Recogniser

DATA_DIR_VARIABLE = "CAP_IA_DATA_DIR"


def recogniser_of(data_dir: Path, cache_dir: Path) -> Recogniser:
    """Return what finds the names of a folder of data files, the same one for all of a process. Raises DataError."""
    return _read_recogniser(state_of(*catalogue_files(data_dir)), data_dir, cache_dir)


@lru_cache(maxsize=1)
def _read_recogniser(_: FileState, data_dir: Path, cache_dir: Path) -> Recogniser:
    return Recogniser(names(load_catalogue(data_dir, cache_dir / "data")), cache_dir)


@DefaultV1Recipe.register(
    # Only featurizers run while Rasa trains: as one, its entities are there for the classifier to learn from.
    [DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER],
    is_trainable=False,
)
class CatalogueEntityExtractor(GraphComponent, EntityExtractorMixin):
    """Extract entities with the names of the data files, read when the component is loaded.

    Nothing of them is in the model: after a change in `data/`, a restart is enough. Incorrect files raise
    DataError, whose sentences name the file, the entry and the field.
    """

    def __init__(self, recogniser: Recogniser) -> None:
        self._recogniser = recogniser

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> CatalogueEntityExtractor:
        """Return an extractor for the present data files (Rasa's `load` comes here too)."""
        data_dir = Path(os.environ.get(DATA_DIR_VARIABLE) or config["data_dir"])
        cache_dir = Path(config["cache_dir"])
        return cls(recogniser_of(data_dir, cache_dir))

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the default settings; the environment variable CAP_IA_DATA_DIR overrides `data_dir`."""
        return {"data_dir": str(DATA), "cache_dir": ".cache"}

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Return what tells Rasa's cache that the code has changed."""
        return code_fingerprint()

    @staticmethod
    def required_packages() -> list[str]:
        """Return the packages that must be installed."""
        return ["spacy", "rapidfuzz"]

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the entities found to each message."""
        for message in messages:
            found = self.add_extractor_name(self._entities(message.get(TEXT) or ""))
            message.set(ENTITIES, [*message.get(ENTITIES, []), *found], add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the entities found to each training example."""
        self.process(training_data.training_examples)
        return training_data

    def _entities(self, text: str) -> list[dict[str, Any]]:
        return [
            {
                ENTITY_ATTRIBUTE_TYPE: mention.kind,
                ENTITY_ATTRIBUTE_VALUE: mention.id,
                ENTITY_ATTRIBUTE_START: mention.start,
                ENTITY_ATTRIBUTE_END: mention.end,
                ENTITY_ATTRIBUTE_CONFIDENCE_TYPE: mention.score,
            }
            for mention in self._recogniser.find(text)
        ]
