"""Yes or no first, to who asks whether something is so: « faut-il être fort en maths ? »."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from components.catalogue_entity_extractor import DATA_DIR_VARIABLE
from orientation.data_files.locations import DATA, INTENTS
from orientation.knowledge.entries import Knowledge, load_knowledge
from orientation.recognition.french import DEFAULT_CACHE
from orientation.understanding.polar import PolarQuestions
from orientation.understanding.universal_encoder import sentence_encoder

# The number of the first sentence that an entry has for the way in which it was asked.
IF_ASKED = "if_asked"


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=False)
class YesOrNo(GraphComponent, IntentClassifier):
    """Tell which of the ways to ask an entry (`if_asked` in data/knowledge) a message is nearest to in meaning.

    Configuration: `least`, the least cosine at which it is asked so; `margin`, by how much more than otherwise.
    """

    def __init__(self, knowledge: Knowledge, least: float, margin: float) -> None:
        groups = {id_: [lead.asks for lead in entry.if_asked] for id_, entry in knowledge.items() if entry.if_asked}
        self._polar = PolarQuestions(groups, sentence_encoder(), least, margin)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> YesOrNo:
        """Return a component that knows the present entries. Raises DataError."""
        data_dir = Path(os.environ.get(DATA_DIR_VARIABLE) or config["data_dir"])
        cache_dir = Path(config["cache_dir"]) / "data"
        knowledge = load_knowledge(data_dir, Path(config["intents"]), cache_dir)
        return cls(knowledge, float(config["least"]), float(config["margin"]))

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings that `config.yml` may override."""
        return {
            "least": 0.68,
            "margin": 0.05,
            "data_dir": str(DATA),
            "intents": str(INTENTS),
            "cache_dir": str(DEFAULT_CACHE),
        }

    def process(self, messages: list[Message]) -> list[Message]:
        """Say of each message how its entry is asked, if that is known."""
        for message in messages:
            _, sentence = message.get_dense_features(TEXT)
            text = message.get(TEXT) or ""
            if sentence is None or text.startswith("/"):
                continue
            asked = self._polar.asked(str((message.get(INTENT) or {}).get("name")), text, sentence.features[0])
            if asked is not None:
                message.set(IF_ASKED, asked, add_to_output=True)
        return messages
