"""Choose how much our encoder counts beside words: `python -m evaluation.understanding.point_shares TALKS.tsv`.

Reads the questions of the validation sets and the messages of talks (talks.py) that ask one thing, each alone and as a
whole, and fits `shares` in config.yml to both sets alike. Prints how often what answers comes first, and how unlikely
it is (the mean negative logarithm of its chance), by words alone, with the present shares, and with the fitted ones.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import numpy as np
import yaml

from evaluation.understanding.examples import VALIDATION, out_of_scope, questions
from evaluation.understanding.pipeline import Pipeline
from evaluation.understanding.talks import read_turns
from orientation.understanding.points import SHARES, Points
from orientation.understanding.question_encoder import question_encoder
from orientation.understanding.retrieval import Retriever
from runtime.training import model_path

_LEAST = 1e-4


class Asked(NamedTuple):
    """A message: what answers it, its ranking by words, the vector of its meaning."""

    right: Collection[str]
    ranking: list[tuple[str, float]]
    vector: np.ndarray[tuple[int], np.dtype[np.float32]]


def read_all(pipeline: Pipeline, messages: Iterable[tuple[str, Collection[str]]]) -> Iterator[Asked]:
    """Yield the messages, each with what answers it, as words alone rank them."""
    seen: list[list[tuple[str, float]]] = []
    chances = Retriever.chances

    def kept(self: Retriever, *read: object) -> list[tuple[str, float]]:
        seen.append(chances(self, *read))  # type: ignore[arg-type]
        return seen[-1]

    # Without points, the selector encodes nothing of its own.
    with mock.patch.object(Retriever, "chances", kept), mock.patch.object(pipeline.selector, "points", None):
        for text, right in messages:
            seen.clear()
            pipeline.parse(text)
            if seen:
                yield Asked(right, seen[0], question_encoder().encode([text])[0])


def measure(points: Points | None, messages: Sequence[Asked]) -> tuple[float, float]:
    """Return how often what answers comes first, and the mean negative logarithm of its chance."""
    first, unlikely = [], []
    for each in messages:
        ranking = points.weighed(each.ranking, each.vector) if points else each.ranking
        first.append(ranking[0][0] in each.right)
        unlikely.append(-np.log(max(sum(chance for name, chance in ranking if name in each.right), _LEAST)))
    return float(np.mean(first)), float(np.mean(unlikely))


def fit(points: Points, sets: Mapping[str, Sequence[Asked]], present: Mapping[str, float]) -> dict[str, float]:
    """Return the shares under which what answers is likeliest in all sets, each counting the same."""
    from scipy.optimize import minimize

    def loss(values: Sequence[float]) -> float:
        tried = points.with_shares(dict(zip(SHARES, values, strict=True)))
        return sum(measure(tried, messages)[1] for messages in sets.values())

    start = [present[name] for name in SHARES]
    found = minimize(loss, start, method="Nelder-Mead", options={"maxfev": 80})
    return {name: round(float(value), 2) for name, value in zip(SHARES, found.x, strict=True)}


def main() -> int:
    """Read, fit, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("talks", type=Path)
    turns = read_turns(parser.parse_args().talks)
    pipeline = Pipeline(model_path())
    examples = [*questions(VALIDATION), *out_of_scope(VALIDATION)]
    sets = {
        "validation": list(read_all(pipeline, ((each.text, {each.intent, *each.also}) for each in examples))),
        "talks": list(
            read_all(pipeline, ((each.text, each.right) for each in turns if each.asked == 1 and each.right))
        ),
    }
    points = pipeline.points
    fitted = fit(points, sets, pipeline.shares)
    tried = {"words alone": None, "present": points, "fitted": points.with_shares(fitted)}
    for name, messages in sets.items():
        for which, each in tried.items():
            first, unlikely = measure(each, messages)
            print(f"{name:12}{len(messages):6}  {which:12}  first {first:.3f}  unlikely {unlikely:.3f}")
    print(yaml.safe_dump({"shares": fitted}, sort_keys=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
