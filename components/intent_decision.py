"""Decide what a message asks: the likeliest intent, what its mentions say, or that it was not understood."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from orientation.text import fold

# What naming something asks by itself; the first kind found decides.
MENTION_INTENTS = {
    "programme": "ask_programme_detail",
    "school": "ask_programme_detail",
    "unlisted_school": "ask_programme_detail",
    "town": "search_programmes",
    "region": "search_programmes",
    "diploma": "search_programmes",
    "level": "search_programmes",
    "speciality": "search_programmes",
}

# Words that ask nothing beside a name: « et l'UTC ? », « un master à Lens svp ».
SMALL_WORDS = frozenset(
    [
        *("a", "au", "aux", "avec", "d", "dans", "de", "des", "du", "en", "et", "l", "la", "le", "les", "ou", "par"),
        *("pour", "pres", "proche", "s", "sur", "un", "une", "vers", "alors", "aussi", "plutot", "voila"),
        *("bonjour", "salut", "svp", "stp", "merci", "formation", "formations", "ecole", "ecoles"),
    ]
)


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=False)
class IntentDecision(GraphComponent, IntentClassifier):
    """Have the last word on the intent.

    - A message that only names schools, towns, levels… asks for them.
    - Otherwise the likeliest intent, if its confidence is `threshold` or more.
    - Below it, what the message names, if it names something; else `nlu_fallback`.
    """

    def __init__(self, config: dict[str, Any]) -> None:
        self._threshold = float(config["threshold"])

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> IntentDecision:
        """Return a component with the settings of `config.yml`."""
        return cls(config)

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings that `config.yml` may override."""
        return {"threshold": 0.4}

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent of each message."""
        for message in messages:
            likeliest = message.get(INTENT) or {"name": None, "confidence": 0.0}
            name = self._decide(message, likeliest)
            if name != likeliest["name"]:
                message.set(INTENT, {"name": name, "confidence": 1.0 - likeliest["confidence"]}, add_to_output=True)
        return messages

    def _decide(self, message: Message, likeliest: dict[str, Any]) -> str:
        named = _intent_of_mentions(entity["entity"] for entity in message.get(ENTITIES) or ())
        if named and not _words_beside_mentions(message):
            return named
        if likeliest["name"] is not None and likeliest["confidence"] >= self._threshold:
            return str(likeliest["name"])
        return named or DEFAULT_NLU_FALLBACK_INTENT_NAME


def _intent_of_mentions(kinds: Iterable[str]) -> str | None:
    found = set(kinds)
    return next((intent for kind, intent in MENTION_INTENTS.items() if kind in found), None)


def _words_beside_mentions(message: Message) -> list[str]:
    spans = [(entity["start"], entity["end"]) for entity in message.get(ENTITIES) or () if "start" in entity]
    return [
        word
        for token in message.get(TOKENS_NAMES[TEXT]) or ()
        if not any(start < token.end and token.start < end for start, end in spans)
        for word in [fold(token.text).strip("'-.,;:!?()«»\"/ ")]
        if word and word not in SMALL_WORDS
    ]
