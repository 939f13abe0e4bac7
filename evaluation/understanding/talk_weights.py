"""Choose how what is not clear is weighed again: `python -m evaluation.understanding.talk_weights FILE.tsv`.

Holds the talks of the file (talks.py), reads each message again as it stood, and fits the weights of the reranker
(`weights_again` in config.yml) to what answers it; what is near counts half. The shares that are printed are those of
messages whose own set of talks was left out.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import numpy as np
import numpy.typing as npt
import yaml
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker

from evaluation.understanding.pipeline import Pipeline
from evaluation.understanding.talks import FOLDER, Held, held, read_turns, running
from orientation.data_files.locations import DOMAIN
from orientation.understanding.by_sentence import Ranking
from orientation.understanding.encoder import Matrix
from orientation.understanding.linear_model import probabilities
from orientation.understanding.reranker import EVIDENCE, Before, Reranker, Views
from runtime import boot
from runtime.training import model_path

# How much weights are held back, for each hundred messages.
_STRENGTH = 0.15
_NEAR = 0.5


class Weighed(NamedTuple):
    """A message whose questions were weighed: its set of talks, these questions, what speaks for each, what answers it.

    first: the likeliest of them before they were weighed again. right, near: as labelled.
    """

    talks: str
    questions: tuple[str, ...]
    evidence: Matrix
    first: str
    right: tuple[str, ...]
    near: tuple[str, ...]

    @property
    def wanted(self) -> npt.NDArray[np.float64]:
        """Return the share that each question should have; all 0 if none of them answers."""
        marks = np.array([1.0 if name in self.right else _NEAR * (name in self.near) for name in self.questions])
        found: npt.NDArray[np.float64] = marks / max(marks.sum(), 1e-9)
        return found


def weighed_in(messages: Sequence[Held], database: Path) -> Iterator[Weighed]:
    """Yield what was weighed of the messages that were not clear."""
    pipeline, slots = Pipeline(model_path()), Domain.load(DOMAIN).slots
    seen: list[tuple[tuple[str, ...], Matrix, str]] = []

    def rerank(self: Reranker, ranking: Ranking, views: Views, before: Before) -> Ranking:
        if likely := self.likely(views):
            first = next((name for name, _ in ranking if name in likely), "")
            seen.append((tuple(likely), self.evidence(likely, views, before), first))
        return ranking

    with mock.patch.object(Reranker, "rerank", rerank):
        for message in messages:
            seen.clear()
            pipeline.understand(message.turn.text, _tracker(message, database, slots))
            for questions, evidence, first in seen:
                turn = message.turn
                yield Weighed(turn.talk.partition("-")[0], questions, evidence, first, turn.right, turn.near)


def _tracker(message: Held, database: Path, slots: list[object]) -> DialogueStateTracker:
    """Return the conversation before a message."""
    query = "select data from events where sender_id = ? and id < ? order by id"
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        rows = connection.execute(query, (message.conversation, message.event)).fetchall()
    events = [Event.from_parameters(json.loads(data)) for (data,) in rows]
    return DialogueStateTracker.from_events(message.conversation, [event for event in events if event], slots)


def fit(messages: Sequence[Weighed]) -> npt.NDArray[np.float64]:
    """Return the weights, in the order of EVIDENCE, under which what answers is likeliest."""
    from scipy.optimize import minimize

    rows = [(each.evidence.astype(np.float64), each.wanted) for each in messages if each.wanted.any()]
    strength = _STRENGTH * len(rows) / 100

    def loss(weights: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        total, slope = strength * float(weights @ weights), 2 * strength * weights
        for evidence, wanted in rows:
            shares = probabilities(evidence @ weights, 1.0)
            total -= float(wanted @ np.log(np.maximum(shares, 1e-12)))
            slope = slope + evidence.T @ (shares - wanted)
        return total, slope

    found: npt.NDArray[np.float64] = minimize(loss, np.zeros(len(EVIDENCE)), jac=True, method="L-BFGS-B").x
    return found


def report(messages: Sequence[Weighed]) -> str:
    """Return how often what answers comes first, before and after; each set of talks is left out in turn."""
    sets = sorted({each.talks for each in messages})
    before = [(each.first in each.right, each.first in (*each.right, *each.near)) for each in messages]
    after: list[tuple[bool, bool]] = []
    for left_out in sets:
        weights = fit([each for each in messages if each.talks != left_out])
        for each in (each for each in messages if each.talks == left_out):
            first = each.questions[int((each.evidence @ weights).argmax())]
            after.append((first in each.right, first in (*each.right, *each.near)))
    lines = [f"{len(messages)} messages are weighed again; what comes first"]
    for name, marks in (("before", before), ("after", after)):
        right, near = np.mean(marks, axis=0) if marks else (0.0, 0.0)
        lines.append(f"{name:8} answers {right:.3f}, or is near {near:.3f}")
    return "\n".join(lines)


def main() -> int:
    """Hold, read again, fit, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    turns = read_turns(parser.parse_args().file)
    boot.prepare()
    with running(FOLDER) as (url, database):
        judged = list(held(turns, url, database))
        messages = list(weighed_in(judged, database))
    print(report(messages))
    weights = {name: round(float(weight), 2) for name, weight in zip(EVIDENCE, fit(messages), strict=True)}
    print(yaml.safe_dump({"weights_again": weights}, sort_keys=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
