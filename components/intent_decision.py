"""Have the last word on a message: its question, its two questions, asked back, or declined."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from components.linear_intent_classifier import HALVES, KNOWN_SHARE
from orientation.text import fold
from orientation.understanding.decision import NAME, Thresholds, asked_by_naming, decide, weighs_studies
from orientation.understanding.kinds import TWO_QUESTIONS
from orientation.understanding.two_questions import Halves

# The two questions of a message, for the action that answers both: their text, intent and entities.
QUESTIONS = "questions"

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

    - A message that only names schools, towns, levels… asks for them; one that weighs two kinds of studies (« école
      ou master ? ») asks what it is surely taken for.
    - One that holds two questions, with a chance of `split` or more, is `two_questions`.
    - Otherwise the likeliest question from a chance of `answer`; from `ask`, `nlu_fallback`, which asks back, or
      what the message names; below, or when `out_of_scope` has more than `ask_against` of that chance, `out_of_scope`.
    """

    def __init__(self, config: dict[str, Any]) -> None:
        self._split = float(config["split"])
        self._thresholds = Thresholds(*(float(config[name]) for name in ("answer", "ask", "ask_against")))

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
        return {"split": 0.55, "answer": 0.7, "ask": 0.3, "ask_against": 0.5}

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent of each message."""
        for message in messages:
            likeliest = message.get(INTENT) or {"name": None, "confidence": 0.0}
            name, chance = self._decide(message, likeliest["confidence"])
            if name != likeliest["name"]:
                message.set(INTENT, {"name": name, "confidence": chance}, add_to_output=True)
        return messages

    def _decide(self, message: Message, confidence: float) -> tuple[str, float]:
        """Return the intent and how sure it is: of another than the likeliest, what that one leaves."""
        kinds = [entity["entity"] for entity in message.get(ENTITIES) or ()]
        named = asked_by_naming(kinds)
        if named and says_only_names(message):
            likeliest = message.get(INTENT) or {}
            if confidence >= self._thresholds.answer and weighs_studies(_line(message), kinds):
                return likeliest["name"], confidence
            return named, 1.0
        halves: Halves | None = message.get(HALVES)
        if halves and halves.chance >= self._split:
            message.set(QUESTIONS, _questions(message, halves), add_to_output=True)
            return TWO_QUESTIONS, halves.chance
        ranking = [(entry["name"], entry["confidence"]) for entry in message.get("intent_ranking") or ()]
        return decide(ranking, message.get(KNOWN_SHARE) or 0.0, kinds, self._thresholds), 1.0 - confidence


def _questions(message: Message, halves: Halves) -> list[dict[str, Any]]:
    """Return both parts as messages of their own; what they name has its place in them."""
    text: str = message.get(TEXT)
    cut: int = message.get(TOKENS_NAMES[TEXT])[halves.at].start
    entities = message.get(ENTITIES) or []
    first = [entity for entity in entities if entity["start"] < cut]
    second = [
        {**entity, "start": entity["start"] - cut, "end": entity["end"] - cut}
        for entity in entities
        if entity["start"] >= cut
    ]
    return [
        {"text": text[:cut], "intent": {"name": halves.intents[0]}, "entities": first},
        {"text": text[cut:], "intent": {"name": halves.intents[1]}, "entities": second},
    ]


def says_only_names(message: Message) -> bool:
    """Tell whether a message says nothing beside the names in it."""
    return not _words_beside_names(message)


def _words_beside_names(message: Message) -> list[str]:
    return [word for word in _line(message) if word != NAME and word not in SMALL_WORDS]


def _line(message: Message) -> list[str]:
    """Return the folded words of a message, NAME for each name in it."""
    spans = [(entity["start"], entity["end"]) for entity in message.get(ENTITIES) or () if "start" in entity]
    words: list[str] = []
    named = None
    for token in message.get(TOKENS_NAMES[TEXT]) or ():
        name = next((span for span in spans if span[0] < token.end and token.start < span[1]), None)
        if name is None:
            words += filter(None, [fold(token.text).strip("'-.,;:!?()«»\"/ ")])
        elif name != named:
            words.append(NAME)
        named = name
    return words
