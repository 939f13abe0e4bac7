"""Choose when something is asked beside: `python -m evaluation.understanding.beside_weights`, about half an hour.

Reads the messages of encoder/messages/talk_*.tsv, which neither the classifier nor the encoder learns, each after its
subject, and fits the weights of Beside (`weights_beside` in config.yml) to what their writers ask. The
shares that are printed are those of files that were left out.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import numpy as np
import numpy.typing as npt
import yaml
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from evaluation.understanding.pipeline import Pipeline
from orientation.data_files.locations import DOMAIN
from orientation.dialogue.alone import Candidates
from orientation.dialogue.beside import EVIDENCE, AskedBeside, Beside
from orientation.dialogue.context import Context
from runtime import boot
from runtime.training import model_path

MESSAGES = Path("encoder/messages")
_FOLDS = 3
_SHOWN = (0.3, 0.4, 0.5)


class Weighed(NamedTuple):
    """What may be asked beside in one message: the number of its file, the evidence, whether it is asked."""

    file: int
    evidence: tuple[float, ...]
    is_asked: bool


def messages(folder: Path) -> Iterator[tuple[int, list[str], str, str]]:
    """Yield messages of talks: the number of the file, what is asked, the subject before or "", the text."""
    for number, path in enumerate(sorted(folder.glob("talk_*.tsv"))):
        for line in path.read_text(encoding="utf-8").splitlines():
            asked, after, text = line.split("\t")
            yield number, asked.split("|"), after, text


def weighed_in(pipeline: Pipeline, said: Iterable[tuple[int, list[str], str, str]]) -> Iterator[Weighed]:
    """Yield what may be asked beside what is done about each message that is one question."""
    slots = Domain.load(DOMAIN).slots
    seen: list[AskedBeside] = []

    def asked(self: Beside, intent: str, chance: float, candidates: Candidates, state: Context) -> None:
        seen.extend(self.likely(intent, chance, candidates, state))

    with mock.patch.object(Beside, "asked", asked):
        for file, right, after, text in said:
            seen.clear()
            before = [UserUttered(f"/{after}", intent={"name": after, "confidence": 1.0})] if after else []
            pipeline.understand(text, DialogueStateTracker.from_events("talk", before, slots))
            for each in seen:
                yield Weighed(file, each.evidence, each.entry in right)


def fit(weighed: Sequence[Weighed]) -> dict[str, float]:
    """Return the weights under which what is asked is likeliest."""
    from sklearn.linear_model import LogisticRegression

    evidence: npt.NDArray[np.float64] = np.array([each.evidence for each in weighed])
    spread = evidence.std(axis=0) + 1e-9
    model = LogisticRegression(max_iter=3000).fit(evidence / spread, [each.is_asked for each in weighed])
    weights = dict(zip(EVIDENCE, map(float, model.coef_[0] / spread), strict=True))
    return {name: round(weight, 2) for name, weight in {**weights, "bias": float(model.intercept_[0])}.items()}


def report(weighed: Sequence[Weighed]) -> str:
    """Return, for some chances, how much is answered beside, and how much of that was asked; files left out in turn."""
    chances: list[tuple[float, bool]] = []
    for fold in range(_FOLDS):
        beside = Beside({}, fit([each for each in weighed if each.file % _FOLDS != fold]), 0.0)
        chances += [
            (beside.chance_of(AskedBeside("", each.evidence)), each.is_asked)
            for each in weighed
            if each.file % _FOLDS == fold
        ]
    asked = sum(is_asked for _, is_asked in chances)
    lines = [f"{len(chances)} sentences may ask something beside; {asked} do"]
    for least in _SHOWN:
        said = [is_asked for chance, is_asked in chances if chance >= least]
        lines.append(
            f"from {least:.1f}: answered {len(said)}, asked of these {sum(said) / max(len(said), 1):.3f}, "
            f"of what is asked {sum(said) / max(asked, 1):.3f}"
        )
    return "\n".join(lines)


def main() -> int:
    """Read, fit, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=MESSAGES)
    folder = parser.parse_args().folder
    boot.prepare()
    weighed = list(weighed_in(Pipeline(model_path()), messages(folder)))
    print(report(weighed))
    print(yaml.safe_dump({"weights_beside": fit(weighed)}, sort_keys=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
