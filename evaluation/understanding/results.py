"""What one way of understanding made of all messages, with one or several seeds, and at what price."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

from evaluation.understanding.predictions import Prediction


@dataclass(frozen=True)
class Run:
    """The predictions by text, the milliseconds of each, the seconds of training, the memory and size in MB."""

    predictions: Mapping[str, Prediction]
    milliseconds: Sequence[float]
    training_seconds: float | None
    memory_mb: float | None
    model_mb: float | None

    def of(self, messages: Sequence[Any]) -> list[Prediction]:
        """Return the predictions of messages, in their order."""
        return [self.predictions[message.text] for message in messages]

    def mapped(self, change: Callable[[Prediction], Prediction]) -> Run:
        """Return the same run with each prediction changed."""
        return replace(self, predictions={text: change(found) for text, found in self.predictions.items()})

    @property
    def milliseconds_a_message(self) -> float:
        """Return the median time of a message."""
        return median(self.milliseconds)


@dataclass(frozen=True)
class Result:
    """One column of the report."""

    name: str
    runs: Sequence[Run]
