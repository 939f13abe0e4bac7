"""Choose the settings of `config.yml` from the validation set: `python -m evaluation.understanding.tune`.

Prints the temperature with the smallest calibration loss, the weights of the evidence for two questions, and what
each set of thresholds would give. The held-out set is never read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

import numpy as np
import yaml
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import ENTITIES, TEXT

from components.linear_intent_classifier import KNOWN_SHARE
from evaluation.understanding.examples import (
    GROUPS,
    OUT_OF_SCOPE,
    VALIDATION,
    Example,
    out_of_scope,
    questions,
    two_questions,
)
from evaluation.understanding.pipeline import Pipeline
from orientation.text import fold
from orientation.understanding.decision import Thresholds, decide
from orientation.understanding.kinds import FALLBACK, is_question
from orientation.understanding.two_questions import EVIDENCE, evidence
from runtime import boot
from runtime.training import model_path

_TEMPERATURES = (0.08, 0.1, 0.12, 0.15, 0.18, 0.2)
_MOST_REJECTED = 0.03
_MOST_ASKED_BACK = 0.05
_MOST_SPLIT = 0.015


def main() -> None:
    """Fit, choose and print."""
    boot.prepare()
    pipeline = Pipeline(model_path())
    asked, others = questions(VALIDATION), out_of_scope(VALIDATION)
    temperature = _best_temperature(pipeline, asked)
    weights, split = _fit_cuts(pipeline, temperature, [*asked, *others])
    print(yaml.safe_dump({"temperature": temperature, "cut_weights": weights, "split": split}, sort_keys=False))
    _print_thresholds(Pipeline(model_path(), temperature=temperature, cut_weights={}), asked, others)


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


def _fit_cuts(pipeline: Pipeline, temperature: float, single: Iterable[Example]) -> tuple[dict[str, float], float]:
    """Return the weights of the evidence, and the chance from which a message is cut in two."""
    from sklearn.linear_model import LogisticRegression

    rows: list[tuple[float, ...]] = []
    labels: list[int] = []
    for message in two_questions(VALIDATION):
        found = [seen for asked, seen in _evidence(pipeline, message.text, temperature) if asked == message.intents]
        if found:
            # Of the cuts that give the right two questions, the plainest.
            rows.append(max(found, key=lambda seen: seen[2]))
            labels.append(1)
    plain: list[list[tuple[float, ...]]] = []
    for example in single:
        found = [seen for _, seen in _evidence(pipeline, example.text, temperature)]
        plain.append(found)
        rows += found
        labels += [0] * len(found)
    fitted = LogisticRegression(C=3.0, max_iter=5000).fit(np.array(rows), labels)
    weights = dict(zip(EVIDENCE, (round(float(weight), 2) for weight in fitted.coef_[0]), strict=True))
    weights["bias"] = round(float(fitted.intercept_[0]), 2)

    def cut(found: list[tuple[float, ...]], split: float) -> bool:
        return bool(found) and bool(fitted.predict_proba(np.array(found))[:, 1].max() >= split)

    messages = two_questions(VALIDATION)
    chosen = 0.95
    for split in (0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.5, 0.4):
        wrongly = np.mean([cut(found, split) for found in plain])
        both = np.mean([_both(pipeline, m.text, m.intents, temperature, fitted, split) for m in messages])
        print(f"split {split}: both found {both:.3f}, single questions cut {wrongly:.3f}")
        if wrongly <= _MOST_SPLIT:
            chosen = split
    return weights, chosen


def _both(
    pipeline: Pipeline, text: str, intents: tuple[str, str], temperature: float, fitted: object, split: float
) -> bool:
    found = list(_evidence(pipeline, text, temperature))
    if not found:
        return False
    chances = fitted.predict_proba(np.array([seen for _, seen in found]))[:, 1]  # type: ignore[attr-defined]
    best = int(chances.argmax())
    return bool(chances[best] >= split) and found[best][0] == intents


def _evidence(pipeline: Pipeline, text: str, temperature: float) -> Iterator[tuple[tuple[str, str], tuple[float, ...]]]:
    """Yield what each cut of a message into two different questions asks, and the evidence for it."""
    classifier = pipeline.classifier
    message = pipeline.read(text)
    tokens = [fold(token.text) for token in message.get(TOKENS_NAMES[TEXT])]
    whole = classifier.scores(message)
    for side in classifier.sides(message):
        asked = (classifier.intents[int(side.left.argmax())], classifier.intents[int(side.right.argmax())])
        if asked[0] != asked[1] and all(map(is_question, asked)):
            yield asked, evidence(classifier.intents, whole, side, len(tokens), temperature)


class _Seen(NamedTuple):
    """A message, and what the decision about it goes by."""

    example: Example
    ranking: list[tuple[str, float]]
    known_share: float
    named: list[str]

    def outcome(self, thresholds: Thresholds) -> str:
        return decide(self.ranking, self.known_share, self.named, thresholds)


def _print_thresholds(pipeline: Pipeline, asked: list[Example], others: list[Example]) -> None:
    def seen(example: Example) -> _Seen:
        message = pipeline.parse(example.text)
        ranking = [(entry["name"], entry["confidence"]) for entry in message.get("intent_ranking")]
        return _Seen(example, ranking, message.get(KNOWN_SHARE), [entity["entity"] for entity in message.get(ENTITIES)])

    inside, outside = [seen(example) for example in asked], [seen(example) for example in others]
    for answer, ask, against in product((0.5, 0.6, 0.7, 0.8), (0.3, 0.4, 0.5), (0.5, 1.0)):
        thresholds = Thresholds(answer, ask, against)
        outcomes = [(found.example, found.outcome(thresholds)) for found in inside]
        rejected = np.mean([outcome == OUT_OF_SCOPE for _, outcome in outcomes])
        back = np.mean([outcome == FALLBACK for _, outcome in outcomes])
        if rejected > _MOST_REJECTED or back > _MOST_ASKED_BACK:
            continue
        right = np.mean([outcome == example.intent for example, outcome in outcomes if outcome != FALLBACK])
        declined = {
            group: np.mean([f.outcome(thresholds) == OUT_OF_SCOPE for f in outside if f.example.part == group])
            for group in GROUPS
        }
        print(
            f"answer {answer} ask {ask} against {against}: right {right:.3f}, asked back {back:.3f}, "
            f"rejected {rejected:.3f}; declined "
            + ", ".join(f"{group} {share:.3f}" for group, share in declined.items())
        )


if __name__ == "__main__":
    main()
