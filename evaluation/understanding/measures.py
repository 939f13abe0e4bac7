"""Measures over predictions. Who is asked back is neither right nor wrong: left out of the shares, counted apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from evaluation.understanding.examples import Example, NamedThings, TwoQuestions
from evaluation.understanding.predictions import Prediction

BINS = 10
# What nearly every message names, or nothing that a search is made of.
_NOT_SCORED = frozenset([("speciality", "intelligence-artificielle"), ("speciality", "informatique")])
# What somebody tells of themselves is no name, nor is what is asked of a programme.
_NOT_SCORED_KINDS = frozenset(["unlisted_school", "programme", "page", "profile", "home_town", "aspect"])


def share(part: int, whole: int) -> float:
    """Return part / whole, 0 of nothing."""
    return part / whole if whole else 0.0


def accuracy(examples: Sequence[Example], predictions: Sequence[Prediction]) -> float:
    """Return the share of the messages understood as they were meant, of those that were not asked back."""
    pairs = [(e, p) for e, p in zip(examples, predictions, strict=True) if not p.asked_back]
    return share(sum(e.is_answered_by(p.intent) for e, p in pairs), len(pairs))


def asked_back(predictions: Sequence[Prediction]) -> float:
    """Return the share of the messages whose author is asked what they meant."""
    return share(sum(p.asked_back for p in predictions), len(predictions))


def declined(predictions: Sequence[Prediction]) -> float:
    """Return the share of all messages that are refused: on questions within scope, wrongly."""
    return share(sum(p.declined for p in predictions), len(predictions))


def recall_out_of_scope(examples: Sequence[Example], predictions: Sequence[Prediction]) -> float:
    """Return the share of messages out of scope that are refused, of those that were not asked back.

    What was out of scope when the set was written may have its answer by now.
    """
    return accuracy(examples, predictions)


def macro_f1(examples: Sequence[Example], predictions: Sequence[Prediction]) -> float:
    """Return the mean over the intents of the harmonic mean of precision and recall."""
    right: Counter[str] = Counter()
    meant: Counter[str] = Counter()
    said: Counter[str] = Counter()
    for example, prediction in zip(examples, predictions, strict=True):
        if prediction.asked_back:
            continue
        is_right = example.is_answered_by(prediction.intent)
        meant[example.intent] += 1
        said[example.intent if is_right else prediction.intent] += 1
        right[example.intent] += is_right
    return sum(share(2 * right[intent], meant[intent] + said[intent]) for intent in meant) / len(meant)


def calibration_error(examples: Sequence[Example], predictions: Sequence[Prediction]) -> float:
    """Return the expected calibration error of the likeliest intent: ten bins of confidence, weighted by size."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for example, prediction in zip(examples, predictions, strict=True):
        if prediction.ranking:
            intent, chance = prediction.ranking[0]
            bins.setdefault(min(int(chance * BINS), BINS - 1), []).append((chance, example.is_answered_by(intent)))
    total = sum(map(len, bins.values()))
    return sum(abs(sum(c for c, _ in found) - sum(r for _, r in found)) for found in bins.values()) / total


def names_f1(
    messages: Sequence[NamedThings],
    predictions: Sequence[Prediction],
    programmes: Mapping[str, frozenset[tuple[str, str]]],
) -> float:
    """Return the F1 of the names by kind and id, over all messages together.

    programmes: what the name of each programme says: its school and its diploma, if the message names them.
    """
    right = found_count = meant_count = 0
    for message, prediction in zip(messages, predictions, strict=True):
        found = {name for name in prediction.names if name not in _NOT_SCORED and name[0] not in _NOT_SCORED_KINDS}
        for kind, id_ in prediction.names:
            if kind == "programme":
                found |= programmes.get(id_, frozenset()) & message.names
        right += len(found & message.names)
        found_count += len(found)
        meant_count += len(message.names)
    return share(2 * right, found_count + meant_count)


def both_found(messages: Sequence[TwoQuestions], predictions: Sequence[Prediction]) -> float:
    """Return the share of messages with two questions in which both are found, in their order."""
    found = (m.are_answered_by(p.questions) for m, p in zip(messages, predictions, strict=True))
    return share(sum(found), len(messages))


def split(predictions: Sequence[Prediction]) -> float:
    """Return the share of messages that are taken for two questions."""
    return share(sum(bool(p.questions) for p in predictions), len(predictions))


def confusions(examples: Sequence[Example], predictions: Sequence[Prediction]) -> Counter[tuple[str, str]]:
    """Return how often each intent is taken for each other; the right ones under (intent, intent)."""
    return Counter((e.intent, p.intent) for e, p in zip(examples, predictions, strict=True))
