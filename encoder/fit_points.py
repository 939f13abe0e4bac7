"""Learn the points again, the encoder as it is: `python -m encoder.fit_points`, some minutes on two cores.

For when entries were added since `make encoder`: an entry that was not learnt stands in the middle of its ways to ask
it, and draws what belongs to its neighbours. Needs nothing but the assistant's own environment.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import islice
from multiprocessing import get_context
from random import Random

import numpy as np
import numpy.typing as npt

from encoder.spelling import Typist
from encoder.texts import Learnt, Texts, learnt, load_texts
from orientation.data_files.locations import CHAT_WORDS
from orientation.data_files.yaml_file import read_yaml
from orientation.understanding.kinds import OUT_OF_SCOPE
from orientation.understanding.points import POINTS
from orientation.understanding.question_encoder import QuestionEncoder

Numbers = npt.NDArray[np.float32]

SEED, TEXTS, PROCESSES = 1, 24_000, 2
_EPOCHS, _BATCH, _RATE, _SMOOTH = 12, 1024, 2e-3, 0.1
_MOMENTUM, _SECOND_MOMENTUM, _TINY = 0.9, 0.999, 1e-8


def main() -> int:
    """Read, learn, write."""
    random, texts = Random(SEED), load_texts()
    typist = Typist(read_yaml(CHAT_WORDS).data["abbreviations"], random)
    examples = list(islice(learnt(texts, typist, random), TEXTS))
    names, points, scale, middles = beginning(texts)
    print(f"{len(examples)} messages, {len(names)} points", flush=True)
    vectors = encoded([each.text for each in examples])
    fitted = fit(vectors, examples, names, points, scale)
    write_points(names, fitted, scale, middles)
    return 0


def beginning(texts: Texts) -> tuple[list[str], Numbers, float, dict[str, Numbers]]:
    """Return the names, their points so far and how much nearness counts; and the second point of each entry.

    What has no point yet begins in the middle of its messages.
    """
    with np.load(POINTS) as file:
        known, rows, scale = file["names"].tolist(), file["points"].astype(np.float32), float(file["scale"])
    first: dict[str, Numbers] = {}
    second: dict[str, Numbers] = {}
    outside: list[Numbers] = []
    for name, row in zip(known, rows, strict=True):
        if name == OUT_OF_SCOPE:
            outside.append(row)
        elif name not in first:
            first[name] = row
        else:
            second[name] = row
    new = [name for name in texts.names if name not in first]
    encoder = QuestionEncoder()
    for name in new:
        middle = encoder.encode([each.text for each in texts.messages[name]]).mean(axis=0)
        first[name] = middle / np.linalg.norm(middle)
        if name in texts.knowledge:
            second[name] = first[name]
    names = [*texts.names, *[OUT_OF_SCOPE] * len(outside)]
    points = np.stack([*(first[name] for name in texts.names), *outside])
    return names, points, scale, {name: row for name, row in second.items() if name in texts.knowledge}


def encoded(texts: Sequence[str]) -> Numbers:
    """Return a row for each text."""
    size = -(-len(texts) // (PROCESSES * 8))
    parts = [texts[at : at + size] for at in range(0, len(texts), size)]
    with get_context("spawn").Pool(PROCESSES) as pool:
        return np.vstack(pool.map(_encode, parts, chunksize=1))


def _encode(texts: Sequence[str]) -> Numbers:
    found: Numbers = QuestionEncoder().encode(texts)
    return found


def fit(
    vectors: Numbers, examples: Sequence[Learnt], names: Sequence[str], points: Numbers, scale: float
) -> Numbers:
    """Return the points near which messages are of what they ask, each of length 1.

    Several points with one name share its messages as they already do.
    """
    columns: dict[str, list[int]] = {}
    for column, name in enumerate(names):
        columns.setdefault(name, []).append(column)
    points, random = points.copy(), np.random.default_rng(SEED)
    first, second, step = np.zeros_like(points), np.zeros_like(points), 0
    steps = _EPOCHS * -(-len(examples) // _BATCH)
    for _ in range(_EPOCHS):
        order, lost = random.permutation(len(examples)), 0.0
        for batch in np.array_split(order, -(-len(order) // _BATCH)):
            rows = vectors[batch]
            scores = scale * rows @ points.T
            chances = np.exp(scores - scores.max(axis=1, keepdims=True))
            chances /= chances.sum(axis=1, keepdims=True)
            wanted = np.full_like(chances, _SMOOTH / len(names))
            for row, at in enumerate(batch):
                for name, share in examples[at].asks.items():
                    own = columns[name]
                    parts = chances[row, own]
                    wanted[row, own] += (1 - _SMOOTH) * share * parts / max(parts.sum(), _TINY)
            lost -= float((wanted * np.log(np.maximum(chances, _TINY))).sum())
            slope = scale * (chances - wanted).T @ rows / len(batch)
            # On the sphere alone.
            slope -= (slope * points).sum(axis=1, keepdims=True) * points
            step += 1
            first = _MOMENTUM * first + (1 - _MOMENTUM) * slope
            second = _SECOND_MOMENTUM * second + (1 - _SECOND_MOMENTUM) * slope**2
            moved = (first / (1 - _MOMENTUM**step)) / (np.sqrt(second / (1 - _SECOND_MOMENTUM**step)) + _TINY)
            points -= _RATE * (1 - step / (steps + 1)) * moved
            points /= np.linalg.norm(points, axis=1, keepdims=True)
        print(f"loss {lost / len(examples):.3f}", flush=True)
    return points


def write_points(names: Sequence[str], points: Numbers, scale: float, middles: dict[str, Numbers]) -> None:
    """Write them as `make encoder` does: in half precision, the second points after those that were learnt."""
    together = np.vstack([points, *middles.values()]).astype(np.float16)
    np.savez(POINTS, names=np.array([*names, *middles]), points=together, scale=np.float32(scale))


if __name__ == "__main__":
    sys.exit(main())
