"""The last component: what was understood, in Rasa's words for retrieval intents."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from components.catalogue_entity_extractor import DATA_DIR_VARIABLE
from components.turn_decision import PART
from orientation.data_files.locations import DATA
from orientation.dialogue.asked import MORE, RESPONSE_SELECTOR, retrieval_intent, selection
from orientation.knowledge.entries import families

_CHOICE = re.compile(rf"/(\w+)(?:/({MORE}))?")


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=False)
class RetrievalIntent(GraphComponent, IntentClassifier):
    """Give a message that asks for an entry of data/knowledge its family as intent, and the entry as response.

    Before, entries and acts are alike: flat names. A rule then says « intent: job, action: utter_job », and Rasa's own
    ActionRetrieveResponse finds the answer. A choice names the entry, « /ask_role », or « /ask_role/more »: Rasa's
    RegexMessageHandler, which knows families alone, leaves it as it is understood here.
    """

    def __init__(self, families: Mapping[str, str]) -> None:
        self._families = families

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> RetrievalIntent:
        """Return a component that knows the present entries. Raises DataError."""
        return cls(families(Path(os.environ.get(DATA_DIR_VARIABLE) or config["data_dir"])))

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings that `config.yml` may override."""
        return {"data_dir": str(DATA)}

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent and the response of each message that asks for an entry."""
        for message in messages:
            intent = message.get(INTENT) or {}
            asked, confidence, part = str(intent.get("name")), intent.get("confidence") or 0.0, message.get(PART) or ""
            if choice := _CHOICE.fullmatch((message.get(TEXT) or "").strip()):
                asked, confidence, part = choice[1], 1.0, choice[2] or ""
            if asked not in self._families:
                continue
            family = self._families[asked]
            message.set(INTENT, retrieval_intent(family, asked, confidence), add_to_output=True)
            message.set(RESPONSE_SELECTOR, selection(family, asked, confidence, part), add_to_output=True)
            if choice:
                message.set(ENTITIES, [], add_to_output=True)
                message.set(INTENT_RANKING_KEY, [{"name": asked, "confidence": confidence}], add_to_output=True)
        return messages
