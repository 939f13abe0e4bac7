"""Listen after an answer that neither a rule nor a story goes on from: a slip of theirs is no loop."""

from __future__ import annotations

import logging
from typing import Any

from rasa.core.policies.policy import Policy, PolicyPrediction
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

logger = logging.getLogger(__name__)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class LastResortPolicy(Policy):
    """Predict listening, surer than Rasa's fallback and less so than any rule or story.

    Alone, Rasa says the fallback of its RulePolicy ten times over. A message that nothing answers is an error of the
    rules and stories, and logged as one. Configuration: `fallback`, the action of the fallback; `confidence`, more than
    the RulePolicy's `core_fallback_threshold`.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings that `config.yml` may override."""
        return {"fallback": "utter_ask_rephrase", "confidence": 0.5, "priority": 0}

    def train(self, training_trackers: list[Any], domain: Domain, **_: Any) -> Resource:
        """Learn nothing."""
        with self._model_storage.write_to(self._resource):
            return self._resource

    def predict_action_probabilities(
        self, tracker: DialogueStateTracker, domain: Domain, rule_only_data: Any = None, **_: Any
    ) -> PolicyPrediction:
        """Return listening after an answer, nothing after a message."""
        probabilities = self._default_predictions(domain)
        if tracker.latest_action_name not in (None, ACTION_LISTEN_NAME):
            if tracker.latest_action_name == self.config["fallback"] and tracker.latest_message:
                logger.error("No rule or story answers the intent %s here.", tracker.latest_message.intent_name)
            probabilities[domain.index_for_action(ACTION_LISTEN_NAME)] = self.config["confidence"]
        return self._prediction(probabilities)
