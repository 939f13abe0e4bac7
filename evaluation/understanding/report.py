"""Write `docs/evaluation.md` with its pictures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from evaluation.understanding import measures
from evaluation.understanding.examples import GROUPS, REGISTERS, Example
from evaluation.understanding.follow_ups import FollowUpShares
from evaluation.understanding.messages import Messages
from evaluation.understanding.pictures import draw_confidence, draw_confusions
from evaluation.understanding.predictions import Prediction
from evaluation.understanding.results import Result, Run

Programmes = Mapping[str, frozenset[tuple[str, str]]]

_LEAST_GAIN = 1e-9
_WORST_CONFUSIONS = 12


@dataclass(frozen=True)
class Goal:
    """What a measure is held against: a value, and whether more is better."""

    value: float
    more_is_better: bool = True

    def reached(self, value: float) -> bool:
        """Tell whether the value is as good as the goal."""
        return value >= self.value if self.more_is_better else value <= self.value

    def __str__(self) -> str:
        return f"{'≥' if self.more_is_better else '≤'} {self.value:g}"


@dataclass(frozen=True)
class Row:
    """One line of the table: its name, how it is measured, its goal, and whether it must beat Rasa's default.

    needs: the field of predictions without which it cannot be measured.
    """

    name: str
    measure: Callable[[Run], float]
    goal: Goal | None = None
    against_default: bool = True
    needs: str = ""


def write_report(
    path: Path,
    messages: Messages,
    results: Sequence[Result],
    programmes: Programmes,
    examples: int,
    shares: FollowUpShares,
) -> bool:
    """Write the report; return whether our own figures reach every goal."""
    ours = results[0]
    default = next((result for result in results if "best threshold" in result.name), None)
    rows = _rows(messages, programmes)
    lines = [
        "# How well messages are understood",
        "",
        f"Written by `make evaluate`. {examples} training examples; a frozen held-out set of {len(messages.questions)} "
        f"questions, {len(messages.out_of_scope)} messages out of scope, {len(messages.two_questions)} with two "
        f"questions and {len(messages.named)} with names, by authors who had not seen the training examples. Each "
        "question was labelled again by a second annotator who did not see the first label; those that fit two intents "
        "equally were left out. Thresholds come from a validation set by another author. Training examples and "
        "held-out messages are all written by language models playing persons, not collected from users: expect "
        "less on real ones (see *Limits*).",
        "",
        "Who is asked back counts as neither right nor wrong. Several seeds: mean, and range in brackets.",
        "",
        "| measure | goal | " + " | ".join(result.name for result in results) + " |",
        "|---|---|" + "---|" * len(results),
    ]
    reached = True
    for row in rows:
        value = mean(row.measure(run) for run in ours.runs)
        good = row.goal is None or row.goal.reached(value)
        if default and row.against_default and row.goal:
            theirs = mean(row.measure(run) for run in default.runs)
            good = good and (value > theirs - _LEAST_GAIN if row.goal.more_is_better else True)
        reached = reached and good
        cells = [_cell(row, result.runs) for result in results]
        cells[0] = f"**{cells[0]}**" if good else f"{cells[0]} **(no)**"
        lines.append(f"| {row.name} | {row.goal or ''} | " + " | ".join(cells) + " |")
    lines += ["", *_costs(results), "", *_noise(messages, results)]
    reached = reached and _noise_reached(messages, ours)
    if default:
        ratio = mean(r.milliseconds_a_message for r in ours.runs) / mean(r.milliseconds_a_message for r in default.runs)
        lines += ["", f"Time of a message beside Rasa's default: {ratio:.2f} (goal ≤ 0.2)."]
        reached = reached and ratio <= 1 / 5
    lines += [
        "",
        f"{shares.count} held-out messages that go on with the one before (« et au début ? », « la deuxième »): "
        f"{shares.in_conversation:.3f} are understood in their conversation, {shares.alone:.3f} alone (first seed).",
    ]
    lines += ["", *_confusions(path, messages, ours.runs[0]), "", *_LIMITS]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return reached


def _rows(messages: Messages, programmes: Programmes) -> list[Row]:
    def questions(register: str) -> list[Example]:
        return [example for example in messages.questions if example.part == register]

    def of_group(group: str) -> list[Example]:
        return [example for example in messages.out_of_scope if example.part == group]

    def accuracy(examples: Sequence[Example]) -> Callable[[Run], float]:
        return lambda run: measures.accuracy(examples, run.of(examples))

    def recall(group: str) -> Callable[[Run], float]:
        return lambda run: measures.recall_out_of_scope(of_group(group), run.of(of_group(group)))

    def f1(register: str) -> Callable[[Run], float]:
        named = [message for message in messages.named if message.register == register]
        return lambda run: measures.names_f1(named, run.of(named), programmes)

    everything = [*messages.questions, *messages.out_of_scope]
    goals = {"clean": 0.96, "typed": 0.93}
    recalls = {"far": 0.97, "near": 0.85, "noise": 0.97}
    return [
        *(Row(f"accuracy, {register}", accuracy(questions(register)), Goal(goals[register])) for register in REGISTERS),
        Row("macro-F1", lambda run: measures.macro_f1(messages.questions, run.of(messages.questions))),
        *(Row(f"out-of-scope recall, {group}", recall(group), Goal(recalls[group])) for group in GROUPS),
        Row(
            "questions wrongly refused",
            lambda run: measures.declined(run.of(messages.questions)),
            Goal(0.03, more_is_better=False),
        ),
        Row(
            "questions asked back",
            lambda run: measures.asked_back(run.of(messages.questions)),
            Goal(0.06, more_is_better=False),
        ),
        Row("out of scope asked back", lambda run: measures.asked_back(run.of(messages.out_of_scope))),
        Row("expected calibration error", lambda run: measures.calibration_error(everything, run.of(everything))),
        Row("names, F1 by id, clean", f1("clean"), Goal(0.98), needs="names"),
        Row("names, F1 by id, typed", f1("typed"), Goal(0.93), needs="names"),
        Row(
            "two questions, both found",
            lambda run: measures.both_found(messages.two_questions, run.of(messages.two_questions)),
            Goal(0.85),
            needs="questions",
        ),
        Row(
            "single questions cut in two",
            lambda run: measures.split(run.of(messages.questions)),
            Goal(0.02, more_is_better=False),
            needs="questions",
        ),
    ]


def _cell(row: Row, runs: Sequence[Run]) -> str:
    if row.needs and not any(getattr(found, row.needs) for run in runs for found in run.predictions.values()):
        return "–"
    values = [row.measure(run) for run in runs]
    text = f"{mean(values):.3f}"
    return f"{text} ({min(values):.3f}–{max(values):.3f})" if len(values) > 1 else text


def _costs(results: Sequence[Result]) -> list[str]:
    def known(values: Sequence[float | None], digits: int) -> str:
        found = [value for value in values if value is not None]
        return f"{mean(found):.{digits}f}" if found else "–"

    lines = ["| cost | " + " | ".join(result.name for result in results) + " |", "|---|" + "---|" * len(results)]
    costs: list[tuple[str, Callable[[Run], float | None], int]] = [
        ("seeds", lambda run: None, 0),
        ("training, s", lambda run: run.training_seconds, 0),
        ("model, MB", lambda run: run.model_mb, 1),
        ("memory of the process, MB", lambda run: run.memory_mb, 0),
        ("a message, ms (median)", lambda run: run.milliseconds_a_message, 2),
    ]
    for name, cost, digits in costs:
        cells = [
            str(len(result.runs)) if name == "seeds" else known([cost(run) for run in result.runs], digits)
            for result in results
        ]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return lines


def _noise(messages: Messages, results: Sequence[Result]) -> list[str]:
    lines = [
        "Accuracy on the clean questions under one kind of noise at a time, and the loss in points (goal: 3 at most; "
        "strengths in `evaluation/understanding/typing_noise.py` and `evaluation/understanding/filler.py`):",
        "",
        "| noise | " + " | ".join(result.name for result in results) + " |",
        "|---|" + "---|" * len(results),
    ]
    for noise in messages.noisy:
        cells = []
        for result in results:
            value, loss = _under_noise(messages, noise, result)
            cells.append(f"{value:.3f} ({loss:+.1f})")
        lines.append(f"| {noise.replace('_', ' ')} | " + " | ".join(cells) + " |")
    return lines


def _under_noise(messages: Messages, noise: str, result: Result) -> tuple[float, float]:
    intents = {example.intent for example in messages.noisy[noise]}
    clean = [example for example in messages.questions if example.part == "clean" and example.intent in intents]
    before = mean(measures.accuracy(clean, run.of(clean)) for run in result.runs)
    after = mean(measures.accuracy(messages.noisy[noise], run.of(messages.noisy[noise])) for run in result.runs)
    return after, 100 * (before - after)


def _noise_reached(messages: Messages, ours: Result) -> bool:
    return all(_under_noise(messages, noise, ours)[1] <= 3 for noise in messages.noisy)


def _confusions(path: Path, messages: Messages, run: Run) -> list[str]:
    everything = [*messages.questions, *messages.out_of_scope]
    predictions: list[Prediction] = run.of(everything)
    counts = measures.confusions(everything, predictions)
    draw_confusions(path.parent / "images/confusions.png", counts)
    draw_confidence(path.parent / "images/confidence.png", everything, predictions)
    wrong = [(pair, count) for pair, count in counts.most_common() if pair[0] != pair[1]][:_WORST_CONFUSIONS]
    return [
        "![Confusion matrix of the held-out set](images/confusions.png)",
        "",
        "![Confidence of right and wrong answers, and of messages out of scope](images/confidence.png)",
        "",
        "Most frequent confusions (first seed):",
        "",
        "| meant | understood | times |",
        "|---|---|---|",
        *(f"| {meant} | {said} | {count} |" for (meant, said), count in wrong),
    ]


_LIMITS = (
    "## Limits",
    "",
    "- Authors of the training examples and of the held-out set worked apart, from the same one-page guide of what "
    "each intent covers, but both are language models: their ways of asking are nearer to one another than those of a "
    "class of pupils. `make misses` shows what real users write that is not understood.",
    "- The second annotator agreed with the first on nearly every message, which also says that ambiguous messages, "
    "frequent in life, are rare here.",
    "- The noise is generated. The half « typed » of the held-out set was written as such by hand.",
    "- Six held-out messages were dropped, before the figures of this page, because without punctuation they were "
    "among the training examples. Times are those of a busy machine: read the ratio, not the milliseconds.",
    "- Out-of-scope examples were written, and the threshold for answering was raised to 0.85, after the held-out "
    "shares of that day had been seen (never a message), and again on 24 November 2026 (examples that borrow a "
    "question's words for another subject, key slips in training): those shares are a little less blind than the "
    "others. A second annotator of the names agreed with the first on 278 of 280 messages; the small towns and the "
    "adjectives of places came after the names were labelled, and none of them is meant in a held-out message. The "
    "messages of `conversation.yml` and `follow_ups.yml` came later, by one more author, with the intents that they "
    "are for.",
    "- Rasa's default learns its names from our recogniser's mentions in the training examples, and gets every name of "
    "the catalogue as lookup tables and synonyms.",
)
