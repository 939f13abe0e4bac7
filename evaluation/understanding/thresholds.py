"""The threshold of the ways that have only one: as Rasa sets it, or the best one on the validation set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from evaluation.understanding.measures import accuracy, declined, recall_out_of_scope
from evaluation.understanding.messages import Messages
from evaluation.understanding.predictions import Prediction
from evaluation.understanding.results import Run
from orientation.understanding.kinds import OUT_OF_SCOPE

MOST_REJECTED = 0.03
_CANDIDATES = tuple(float(value) for value in np.arange(0.0, 1.0, 0.01))


def with_fallback_at(threshold: float, ambiguity: float) -> Callable[[Prediction], Prediction]:
    """Return what FallbackClassifier does: refuse below the threshold, or when the second intent is too near."""

    def change(prediction: Prediction) -> Prediction:
        found = prediction.at_threshold(threshold)
        first, second = [*(chance for _, chance in prediction.ranking), 0.0, 0.0][:2]
        return replace(found, intent=OUT_OF_SCOPE) if first - second < ambiguity else found

    return change


def at_best_threshold(run: Run, messages: Messages) -> Run:
    """Return the run at the threshold that is best on the validation set.

    Best: of those that refuse 3 % or less of the questions within scope (the lowest one, if none does), the highest
    mean of accuracy and of recall out of scope.
    """

    def at(threshold: float) -> Run:
        return run.mapped(lambda prediction: prediction.at_threshold(threshold))

    def quality(threshold: float) -> tuple[bool, float]:
        tried = at(threshold)
        asked = tried.of(messages.validation)
        others = tried.of(messages.validation_out_of_scope)
        allowed = declined(asked) <= MOST_REJECTED
        mean = (
            accuracy(messages.validation, asked) + recall_out_of_scope(messages.validation_out_of_scope, others)
        ) / 2
        return allowed, mean if allowed else -declined(asked)

    return at(max(_CANDIDATES, key=quality))
