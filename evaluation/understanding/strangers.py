"""Measure what is understood of messages that others wrote: `python -m evaluation.understanding.strangers FILE.tsv`.

One message a line: its text, its labels separated by `|` (any of them is right, the first says what kind of message it
is), where it comes from. A label is an intent, without `ask_` or `say_`. Such messages are never learnt from;
the weights of the selector and the thresholds of distress were chosen with them too. Each message is understood alone;
alternatives that are offered do not count.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from evaluation.understanding.examples import also_right
from evaluation.understanding.measures import share
from evaluation.understanding.parsing import SEEDS, our_run
from evaluation.understanding.predictions import Prediction
from orientation.data_files.locations import INTENTS
from orientation.knowledge.intent_labels import load_intent_labels
from orientation.understanding.kinds import FALLBACK, OUT_OF_SCOPE, SMALL_TALK

IN_SCOPE, OUTSIDE, TALK = "in scope", "out of scope", "small talk"
# What a good assistant knows and no intent stands for: right with another label beside it, else not measured.
NO_INTENT = frozenset(["definition", "in_domain_other", "other_in_domain"])
# Said about the talk itself, as small talk is.
_TALK = SMALL_TALK - {OUT_OF_SCOPE} | {"ask_capabilities", "ask_is_robot", "not_understood"}
_THRESHOLDS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)

Runs = Sequence[Sequence[Prediction]]


@dataclass(frozen=True)
class Message:
    """A message, the intents that are right, its kind, and where it comes from."""

    text: str
    intents: frozenset[str]
    kind: str
    source: str


@dataclass(frozen=True)
class Shares:
    """How many messages there are, and the shares that are right, asked back, and declined."""

    count: int
    right: float
    asked_back: float
    declined: float

    def __str__(self) -> str:
        return f"{self.count:5} {self.right:7.3f} {self.asked_back:11.3f} {self.declined:9.3f}"


def read_messages(path: Path, intents: Collection[str]) -> list[Message]:
    """Return the messages of a file. Raises ValueError with the line of what is no message or no label."""
    found: list[Message] = []
    also = also_right()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        fields = line.split("\t")
        if len(fields) < 3:
            raise ValueError(f"{path}, line {number}: expected a text, its labels and its source, separated by tabs.")
        labels = fields[1].split("|")
        right = [intent for label in labels for intent in intents_of(label, intents, f"{path}, line {number}")]
        if right:
            found.append(
                Message(
                    fields[0], also.get(fields[0], frozenset()) | frozenset(right), _kind(right[0]), _source(fields[2])
                )
            )
    return found


def intents_of(label: str, intents: Collection[str], where: str) -> list[str]:
    """Return the intent of a label, none for what no intent stands for. Raises ValueError for another one."""
    for intent in (label, f"ask_{label}", f"say_{label}"):
        if intent in intents:
            return [intent]
    if label in NO_INTENT:
        return []
    raise ValueError(f"{where}: « {label} » is the label of no intent.")


def _kind(intent: str) -> str:
    if intent == OUT_OF_SCOPE:
        return OUTSIDE
    return TALK if intent in _TALK else IN_SCOPE


def _source(text: str) -> str:
    return text.partition(";")[0].partition("(")[0].strip()


def is_right(message: Message, prediction: Prediction) -> bool:
    """Tell whether a message gets one of its intents, or one of its two questions does.

    Who asks for something else may be declined, or asked back.
    """
    if message.kind == OUTSIDE and prediction.asked_back:
        return True
    return bool(message.intents.intersection([prediction.intent, *prediction.questions]))


def shares(messages: Sequence[Message], predictions: Sequence[Prediction]) -> Shares:
    """Return the shares of messages and what was made of them, as long as each other."""
    count = len(messages)
    return Shares(
        count,
        share(sum(is_right(m, p) for m, p in zip(messages, predictions, strict=True)), count),
        share(sum(p.asked_back for p in predictions), count),
        share(sum(p.declined for p in predictions), count),
    )


def likeliest_from(threshold: float) -> Callable[[Prediction], Prediction]:
    """Return what one threshold alone makes of a ranking: the likeliest intent, below it asked back."""

    def change(prediction: Prediction) -> Prediction:
        ranking = prediction.ranking
        if not ranking:
            return Prediction(OUT_OF_SCOPE, ())
        intent, chance = ranking[0]
        return Prediction(intent if chance >= threshold else FALLBACK, ranking)

    return change


def among_two(messages: Sequence[Message], predictions: Sequence[Prediction]) -> float:
    """Return the share of the messages that have a right intent among their two likeliest."""
    pairs = zip(messages, predictions, strict=True)
    return share(sum(bool(m.intents & {name for name, _ in p.ranking[:2]}) for m, p in pairs), len(messages))


def report(messages: Sequence[Message], runs: Runs) -> str:
    """Return the tables: as decided, by source, and what one threshold would make of the rankings; means of runs."""
    lines = [f"{'as decided':32}count   right  asked back  declined"]
    for kind in (IN_SCOPE, OUTSIDE, TALK):
        lines.append(f"{kind:32}{_mean(messages, runs, lambda m, kind=kind: m.kind == kind)}")  # type: ignore[misc]
        for source in sorted({message.source for message in messages if message.kind == kind}):
            found = _mean(messages, runs, lambda m, kind=kind, source=source: (m.kind, m.source) == (kind, source))  # type: ignore[misc]
            lines.append(f"  {source:30}{found}")
    lines.append("\nthe likeliest intent, asked back below a chance of")
    for threshold in _THRESHOLDS:
        changed = [[*map(likeliest_from(threshold), run)] for run in runs]
        for kind in (IN_SCOPE, OUTSIDE, TALK):
            found = _mean(messages, changed, lambda m, kind=kind: m.kind == kind)  # type: ignore[misc]
            lines.append(f"{threshold:<4} {kind:27}{found}")
    for kind in (IN_SCOPE, TALK):
        chosen = [index for index, message in enumerate(messages) if message.kind == kind]
        both = mean(among_two([messages[i] for i in chosen], [run[i] for i in chosen]) for run in runs)
        lines.append(f"{kind}, right among the two likeliest: {both:.3f}")
    return "\n".join(lines)


def _mean(messages: Sequence[Message], runs: Runs, chosen: Callable[[Message], bool]) -> Shares:
    indices = [index for index, message in enumerate(messages) if chosen(message)]
    found = [shares([messages[i] for i in indices], [run[i] for i in indices]) for run in runs]
    return Shares(
        len(indices),
        mean(one.right for one in found),
        mean(one.asked_back for one in found),
        mean(one.declined for one in found),
    )


def main() -> int:
    """Train, parse, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seeds", type=int, nargs="+", default=SEEDS)
    options = parser.parse_args()
    messages = read_messages(options.file, load_intent_labels(INTENTS))
    texts = list(dict.fromkeys(message.text for message in messages))
    runs = [our_run(seed, texts).of(messages) for seed in options.seeds]
    print(report(messages, runs))
    return 0


if __name__ == "__main__":
    sys.exit(main())
