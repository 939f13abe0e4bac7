"""Take a message for what it says after the messages before it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from components.catalogue_entity_extractor import DATA_DIR_VARIABLE
from components.conversation import context_of
from components.intent_decision import says_only_names
from components.linear_intent_classifier import IN_TOPIC
from orientation.data_files.locations import CHAT_WORDS, DATA, INTENTS
from orientation.dialogue.context import Context
from orientation.dialogue.resolution import TOLD_AS, Heard, resolve
from orientation.knowledge.catalogue import Catalogue, load_catalogue
from orientation.knowledge.facts import load_facts
from orientation.knowledge.intent_labels import load_intent_labels
from orientation.knowledge.sectors import Sectors, load_sectors
from orientation.paths.paths_data import load_paths
from orientation.paths.reading import ProfileReader
from orientation.recognition.french import DEFAULT_CACHE
from orientation.recognition.pieces import words_of
from orientation.understanding.chat_words import load_chat_words
from orientation.understanding.kinds import MISSES, PROGRAMME_TALK, SMALL_TALK, is_topic

ASPECT = "aspect"
_NOT_A_FOLLOW_UP = MISSES | SMALL_TALK


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=False)
class ContextResolution(GraphComponent, IntentClassifier):
    """Give a message the intent that it has in its conversation.

    `answer`: the chance from which a message is taken as going on with the topic of the one before; `sure`: the chance
    from which it is a question of its own. A message without a conversation keeps its intent. What is asked of the
    programme in focus becomes an entity `aspect`.
    """

    def __init__(self, config: dict[str, Any], catalogue: Catalogue, sectors: Sectors, profiles: ProfileReader) -> None:
        self._answer = float(config["answer"])
        self._sure = float(config["sure"])
        self._offered = frozenset(catalogue.index["diploma"])
        self._sectors = sectors
        self._profiles = profiles

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ContextResolution:
        """Return a component with the settings of `config.yml` and the present data files. Raises DataError."""
        data_dir = Path(os.environ.get(DATA_DIR_VARIABLE) or config["data_dir"])
        catalogue = load_catalogue(data_dir, Path(config["cache_dir"]) / "data")
        facts = load_facts(data_dir / "facts.yml", catalogue.sources)
        paths = load_paths(data_dir / "paths.yml", catalogue, facts, load_intent_labels(Path(config["intents"])))
        profiles = ProfileReader(paths, load_chat_words(Path(config["chat_words"])).abbreviations)
        return cls(config, catalogue, load_sectors(data_dir / "sectors.yml", catalogue.sources), profiles)

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings that `config.yml` may override."""
        return {
            "answer": 0.7,
            "sure": 0.9,
            "data_dir": str(DATA),
            "cache_dir": str(DEFAULT_CACHE),
            "intents": str(INTENTS),
            "chat_words": str(CHAT_WORDS),
        }

    def process(self, messages: list[Message], tracker: DialogueStateTracker | None = None) -> list[Message]:
        """Set the intent of each message again, where the conversation gives it another one."""
        if tracker is None:
            return messages
        context = context_of(tracker)
        for message in messages:
            self._resolve(message, context)
        return messages

    def _resolve(self, message: Message, context: Context) -> None:
        text = message.get(TEXT) or ""
        if text.startswith("/"):
            return  # a choice says exactly what it means
        intent = message.get(INTENT) or {}
        entities = message.get(ENTITIES) or []
        resolved = resolve(
            Heard(
                intent=intent.get("name") or "",
                words=(words := words_of(text)),
                is_sure=(intent.get("confidence") or 0.0) >= self._sure and is_topic(intent.get("name") or ""),
                names=tuple(entity["entity"] for entity in entities),
                only_names=bool(entities) and says_only_names(message),
                in_topic=self._in_topic(message),
                names_sector=self._sectors.find(words) is not None,
                names_offer=any(
                    entity["entity"] == "diploma" and entity["value"] in self._offered for entity in entities
                ),
                tells_profile=self._tells_profile(text, intent.get("name"), entities, context),
            ),
            context,
        )
        if resolved.intent != intent.get("name"):
            message.set(INTENT, {"name": resolved.intent, "confidence": 1.0}, add_to_output=True)
        if resolved.aspect:
            asked = {"entity": ASPECT, "value": resolved.aspect.value}
            message.set(ENTITIES, [*entities, asked], add_to_output=True)

    def _tells_profile(self, text: str, intent: str | None, entities: list[dict[str, Any]], context: Context) -> bool:
        """Tell whether a message says where somebody stands, if that may be what it is for."""
        if not (context.asks_profile or intent in TOLD_AS):
            return False
        return self._profiles.read(text, entities, asked=context.asks_profile) is not None

    def _in_topic(self, message: Message) -> str | None:
        """Return what a message asks after the topic, None if that is not sure or no question."""
        ranking = message.get(IN_TOPIC)
        if not ranking:
            return None
        best = ranking[0]
        sure = best["confidence"] >= self._answer and best["name"] not in _NOT_A_FOLLOW_UP | PROGRAMME_TALK
        return str(best["name"]) if sure else None
