"""All messages of the evaluation, by set, the same for every way of understanding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from evaluation.understanding import examples as sets
from evaluation.understanding.examples import HELD_OUT, VALIDATION, Example, NamedThings, TwoQuestions
from evaluation.understanding.filler import TEST, in_long_message, with_filler
from evaluation.understanding.typing_noise import NOISES, Noise
from orientation.understanding.kinds import SMALL_TALK

NOISE_SEED = 2026
LONG_MESSAGE = "long_message"


@dataclass(frozen=True)
class Messages:
    """The validation set, the held-out set, and its clean half under each kind of noise."""

    validation: list[Example]
    validation_out_of_scope: list[Example]
    questions: list[Example]
    out_of_scope: list[Example]
    two_questions: list[TwoQuestions]
    named: list[NamedThings]
    noisy: dict[str, list[Example]] = field(default_factory=dict)

    def texts(self) -> list[str]:
        """Return every text once."""
        groups: list[Sequence[Any]] = [
            self.validation, self.validation_out_of_scope, self.questions, self.out_of_scope, self.two_questions,
            self.named, *self.noisy.values(),
        ]  # fmt: skip
        return list(dict.fromkeys(message.text for group in groups for message in group))


def load_messages() -> Messages:
    """Return all messages; the noise is the same in every run."""
    questions = sets.questions(HELD_OUT)
    clean = [example for example in questions if example.part == "clean"]
    return Messages(
        sets.questions(VALIDATION),
        sets.out_of_scope(VALIDATION),
        questions,
        sets.out_of_scope(HELD_OUT),
        sets.two_questions(HELD_OUT),
        sets.named_things(HELD_OUT),
        noisy_sets(clean),
    )


def noisy_sets(clean: list[Example]) -> dict[str, list[Example]]:
    """Return the messages under each kind of noise, one kind at a time."""
    spoilt: dict[str, Noise] = {
        **NOISES,
        "filler": lambda text, random: with_filler(text, random, TEST),
        LONG_MESSAGE: lambda text, random: in_long_message(text, random, TEST),
    }
    result: dict[str, list[Example]] = {}
    for name, noise in spoilt.items():
        random = Random(NOISE_SEED)
        result[name] = [
            Example(noise(example.text, random), example.intent, name, example.also)
            for example in clean
            # A long message has a question inside; nobody hides a « merci » in one.
            if name != LONG_MESSAGE or example.intent not in SMALL_TALK
        ]
    return result
