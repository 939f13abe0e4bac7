"""Choose the settings of `config.yml` from the validation set: `python -m evaluation.understanding.tune`.

Prints the share of the vectors, the temperature with the smallest calibration loss, the weights of the evidence for two
questions, and what each set of thresholds would give, on the validation set and on a fifth of the training examples
that the classifier has not seen. The held-out set is never read.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
import yaml
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import TEXT

from components.linear_intent_classifier import LinearIntentClassifier
from components.turn_decision import candidates_of
from evaluation.understanding.examples import (
    GROUPS,
    OUT_OF_SCOPE,
    VALIDATION,
    Example,
    out_of_scope,
    questions,
    training_examples,
    two_questions,
)
from evaluation.understanding.filler import VALIDATION as FILLER
from evaluation.understanding.filler import with_filler
from evaluation.understanding.pipeline import Pipeline
from orientation.dialogue.alone import Candidates, Thresholds
from orientation.dialogue.context import Context
from orientation.dialogue.decide import decide
from orientation.dialogue.utterance import Utterance
from orientation.understanding.kinds import FALLBACK
from orientation.understanding.two_questions import EVIDENCE, are_two, evidence
from runtime import boot
from runtime.training import model_path

_TEMPERATURES = (0.08, 0.1, 0.12, 0.15, 0.18, 0.2)
_VECTOR_SHARES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6)
_MOST_REJECTED = 0.03
_MOST_ASKED_BACK = 0.05
_GUESS, _ASK, _AGAINST = (0.1, 0.2, 0.3, 0.4), (0.05, 0.1, 0.15, 0.2, 0.3), (0.5, 0.7, 1.0, 1.5, 2.0)
# One question is asked far more often than two.
_MOST_SPLIT = 0.007
_SPLITS = (0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2)
_FOLDS = 5
_SEED = 1


def main() -> None:
    """Fit, choose and print."""
    model = Path(sys.argv[1]) if len(sys.argv) > 1 else model_path()
    boot.prepare()
    pipeline = Pipeline(model)
    asked, others = questions(VALIDATION), out_of_scope(VALIDATION)
    share = _best_vector_share(model, asked, others)
    pipeline = Pipeline(model, vector_share=share)
    temperature = _best_temperature(pipeline, asked)
    pipeline = Pipeline(model, vector_share=share, temperature=temperature, cut_weights={})
    examples = training_examples()
    Random(_SEED).shuffle(examples)
    held_back = examples[: len(examples) // _FOLDS]
    classifier = pipeline.trained_on(examples[len(held_back) :])
    weights, split = _fit_cuts(pipeline, classifier, held_back, temperature)
    print(
        yaml.safe_dump(
            {"vector_share": share, "temperature": temperature, "cut_weights": weights, "split": split}, sort_keys=False
        )
    )
    unseen = [_seen(pipeline, classifier, example) for example in held_back]
    _print_thresholds(
        pipeline.decision.thresholds,
        [_seen(pipeline, pipeline.classifier, example) for example in asked],
        [_seen(pipeline, pipeline.classifier, example) for example in others],
        [seen for seen in unseen if seen.example.intent != OUT_OF_SCOPE],
        [seen for seen in unseen if seen.example.intent == OUT_OF_SCOPE],
    )


def _best_vector_share(model: Path, asked: Sequence[Example], others: Sequence[Example]) -> float:
    """Return the largest share of the vectors that costs nothing.

    The validation set is written as the training examples are, so that words nearly suffice there; with other people,
    meaning does more. It cannot tell how much more, only how much is free.
    """
    right: dict[float, float] = {}
    for share in _VECTOR_SHARES:
        pipeline = Pipeline(model, vector_share=share)
        found = [
            np.mean([_likeliest(pipeline, example.text) == example.intent for example in examples])
            for examples in (asked, others)
        ]
        right[share] = float(np.mean(found))
        print(f"vector share {share}: likeliest right {found[0]:.3f}, out of scope {found[1]:.3f}")
    return max(share for share in _VECTOR_SHARES if right[share] >= right[0.0])


def _likeliest(pipeline: Pipeline, text: str) -> str:
    return pipeline.classifier.intents[int(pipeline.classifier.scores(pipeline.read(text)).argmax())]


def _best_temperature(pipeline: Pipeline, asked: Iterable[Example]) -> float:
    intents = pipeline.classifier.intents
    rows = [
        (pipeline.classifier.scores(pipeline.read(example.text)), intents.index(example.intent)) for example in asked
    ]

    def loss(temperature: float) -> float:
        total = 0.0
        for scores, right in rows:
            raised = (scores - scores.max()) / temperature
            total += float(np.log(np.exp(raised).sum()) - raised[right])
        return total / len(rows)

    for temperature in _TEMPERATURES:
        print(f"temperature {temperature}: loss {loss(temperature):.3f}")
    return min(_TEMPERATURES, key=loss)


def _fit_cuts(
    pipeline: Pipeline, classifier: LinearIntentClassifier, held_back: Sequence[Example], temperature: float
) -> tuple[dict[str, float], float]:
    """Return the weights of the evidence, and the chance from which a message is cut in two.

    Two questions come from the validation set, single ones from training examples, seen by a classifier that learnt
    from the others; half of them with words around.
    """
    from sklearn.linear_model import LogisticRegression

    random = Random(_SEED)
    single = [
        with_filler(example.text, random, FILLER) if random.random() < 1 / 2 else example.text for example in held_back
    ]
    rows: list[tuple[float, ...]] = []
    labels: list[int] = []
    messages = two_questions(VALIDATION)
    plain = [[seen for _, seen in _evidence(pipeline, classifier, text, temperature)] for text in single]
    double = [list(_evidence(pipeline, classifier, message.text, temperature)) for message in messages]
    for message, found in zip(messages, double, strict=True):
        right = [seen for asked, seen in found if asked == message.intents]
        if right:
            # Of the cuts that give the right two questions, the plainest.
            rows.append(max(right, key=lambda seen: seen[2]))
            labels.append(1)
    for evidences in plain:
        rows += evidences
        labels += [0] * len(evidences)
    fitted = LogisticRegression(C=3.0, max_iter=5000).fit(np.array(rows), labels)
    weights = dict(zip(EVIDENCE, (round(float(weight), 2) for weight in fitted.coef_[0]), strict=True))
    weights["bias"] = round(float(fitted.intercept_[0]), 2)

    def likeliest(evidences: Sequence[tuple[float, ...]]) -> tuple[int, float]:
        chances = fitted.predict_proba(np.array(evidences))[:, 1]
        return int(chances.argmax()), float(chances.max())

    cut_plain = [likeliest(evidences)[1] if evidences else 0.0 for evidences in plain]
    cut_double = [(likeliest([seen for _, seen in found]), found) if found else None for found in double]
    chosen = 1.0
    for split in _SPLITS:
        wrongly = np.mean([chance >= split for chance in cut_plain])
        both = np.mean(
            [
                cut is not None and cut[0][1] >= split and cut[1][cut[0][0]][0] == message.intents
                for cut, message in zip(cut_double, messages, strict=True)
            ]
        )
        print(f"split {split}: both found {both:.3f}, single questions cut {wrongly:.4f}")
        if wrongly <= _MOST_SPLIT:
            chosen = split
    return weights, chosen


def _evidence(
    pipeline: Pipeline, classifier: LinearIntentClassifier, text: str, temperature: float
) -> Iterator[tuple[tuple[str, str], tuple[float, ...]]]:
    """Yield what each cut of a message into two different questions asks, and the evidence for it."""
    message = pipeline.read(text)
    length = len(message.get(TOKENS_NAMES[TEXT]))
    whole = classifier.word_scores(message)
    for side in classifier.sides(message):
        asked = (classifier.intents[int(side.left.argmax())], classifier.intents[int(side.right.argmax())])
        if are_two(asked):
            yield asked, evidence(classifier.intents, whole, side, length, temperature)


class _Seen(NamedTuple):
    """A message, and what the decision about it goes by."""

    example: Example
    utterance: Utterance
    candidates: Candidates

    def outcome(self, thresholds: Thresholds) -> str:
        return decide(self.utterance, self.candidates, Context(), thresholds).intent


def _seen(pipeline: Pipeline, classifier: LinearIntentClassifier, example: Example) -> _Seen:
    message = pipeline.read(example.text)
    classifier.process([message])
    return _Seen(example, pipeline.decision.read(message, Context()), candidates_of(message))


def _print_thresholds(
    present: Thresholds,
    asked: Sequence[_Seen],
    others: Sequence[_Seen],
    unseen: Sequence[_Seen],
    unseen_others: Sequence[_Seen],
) -> None:
    for values in product(_GUESS, _ASK, _AGAINST):
        thresholds = replace(present, **dict(zip(("guess", "ask", "ask_against"), values, strict=True)))
        right, back, rejected = _shares(asked, thresholds)
        if rejected > _MOST_REJECTED or back > _MOST_ASKED_BACK:
            continue
        right_unseen, back_unseen, rejected_unseen = _shares(unseen, thresholds)
        groups = ", ".join(
            f"{group} {_declined([seen for seen in others if seen.example.part == group], thresholds):.3f}"
            for group in GROUPS
        )
        print(
            "guess {} ask {} against {}: ".format(*values)
            + f"right {right:.3f}, asked back {back:.3f}, rejected {rejected:.3f}; declined {groups}; unseen examples: "
            + f"right {right_unseen:.3f}, asked back {back_unseen:.3f}, rejected {rejected_unseen:.3f}, "
            + f"declined {_declined(unseen_others, thresholds):.3f}"
        )


def _shares(seen: Sequence[_Seen], thresholds: Thresholds) -> tuple[float, float, float]:
    """Return the share that is right of those that are not asked back, the share asked back, the share rejected."""
    outcomes = [(found.example.intent, found.outcome(thresholds)) for found in seen]
    return (
        float(np.mean([outcome == intent for intent, outcome in outcomes if outcome != FALLBACK])),
        float(np.mean([outcome == FALLBACK for _, outcome in outcomes])),
        float(np.mean([outcome == OUT_OF_SCOPE for _, outcome in outcomes])),
    )


def _declined(seen: Sequence[_Seen], thresholds: Thresholds) -> float:
    """Return the share that is declined of those that are not asked back."""
    outcomes = [found.outcome(thresholds) for found in seen]
    return float(np.mean([outcome == OUT_OF_SCOPE for outcome in outcomes if outcome != FALLBACK]))


if __name__ == "__main__":
    main()
