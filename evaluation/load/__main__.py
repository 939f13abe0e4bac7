"""Measure both assistants in one run, alternately, and print the table: `python -m evaluation.load`."""

from __future__ import annotations

import argparse
import asyncio
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from runtime import boot
from runtime.training import model_path

ROUNDS = 3
STARTS = 3
FOLDER = Path("var/bench")
REPORT = Path("docs/benchmark.md")
# The last round of texts ends with the 210th turn, around the 200th.
LONG_TURNS = 210


@dataclass(frozen=True)
class Row:
    """One measure: its values, the ratio, the goal it is held against."""

    measure: str
    reference: str
    ours: str
    ratio: float
    goal: float
    at_least: bool = False

    @property
    def reached(self) -> bool:
        """Tell whether the goal is reached."""
        return self.ratio >= self.goal if self.at_least else self.ratio <= self.goal

    def cells(self) -> list[str]:
        """Return the row's cells."""
        sign = "≥" if self.at_least else "≤"
        return [
            self.measure,
            self.reference,
            self.ours,
            f"{self.ratio:.2f}",
            f"{sign} {self.goal}",
            "yes" if self.reached else "**no**",
        ]


def main() -> int:
    """Build, measure, report; exit 1 if a goal is not reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--long", action="store_true", help="measure long conversations of ours alone, and print it")
    options = parser.parse_args()
    boot.prepare()
    from evaluation.load.reference import build_reference
    from evaluation.load.servers import Ours, Reference

    if not options.long:
        _say("Training the default configuration on the same data (minutes, once for these data)…")
    reference_model = None if options.long else build_reference(FOLDER / "reference")
    subprocess.run([sys.executable, "-m", "runtime.training"], check=True)
    ours = Ours(model_path(), FOLDER / "ours")
    if reference_model is None:
        ours.start_actions()
        try:
            asyncio.run(_only_long(ours))
        finally:
            ours.stop()
            ours.stop_actions()
        return 0
    reference = Reference(reference_model, FOLDER / "reference")
    ours.start_actions()
    try:
        rows = asyncio.run(_measure(reference, ours))
    finally:
        for server in (reference, ours):
            server.stop()
        ours.stop_actions()
    table = _table(rows)
    print(table)
    REPORT.write_text(_REPORT.format(table=table), encoding="utf-8")
    return 0 if all(row.reached for row in rows) else 1


async def _measure(reference: object, ours: object) -> list[Row]:
    from evaluation.load.client import PLAIN, SEARCH, Load, run_clients
    from evaluation.load.servers import Ours, Reference

    assert isinstance(reference, Reference)
    assert isinstance(ours, Ours)
    starts: dict[str, list[float]] = {"default": [], "ours": []}
    for number in range(STARTS):
        for server in (reference, ours):
            _say(f"Cold start {number + 1} of {STARTS}: {server.name}…")
            server.stop()
            starts[server.name].append(await server.start(PLAIN[2]))

    runs: dict[str, list[Load]] = {}
    for number in range(ROUNDS + 1):
        _say("Warming up…" if number == 0 else f"Round {number} of {ROUNDS}…")
        for label, server, texts in (
            ("default plain", reference, PLAIN),
            ("ours plain", ours, PLAIN),
            ("ours search", ours, SEARCH),
        ):
            for clients, conversations in ((1, 12), (10, 5)):
                load = await run_clients(server, texts, clients, conversations)
                if number:
                    runs.setdefault(f"{label} {clients}", []).append(load)

    tenth, two_hundredth = await measure_long(ours)

    def p50(label: str) -> list[float]:
        return [run.p50 * 1000 for run in runs[f"{label} 1"]]

    def rate(label: str) -> list[float]:
        return [run.per_second for run in runs[f"{label} 10"]]

    megabytes = [path.stat().st_size / 1e6 for path in (reference.model, ours.model)]
    return [
        _row("cold start to the first answer, s", starts["default"], starts["ours"], 0.35, "{:.1f}"),
        _row("memory of the Rasa process, MB", [reference.memory()], [ours.memory()], 0.35, "{:.0f}"),
        _row("p50, 1 client, plain answer, ms", p50("default plain"), p50("ours plain"), 0.35, "{:.1f}"),
        _row("p50, 1 client, search, ms", p50("default plain"), p50("ours search"), 0.45, "{:.1f}"),
        _row(
            "answers a second, 10 clients, plain",
            rate("default plain"),
            rate("ours plain"),
            4,
            "{:.0f}",
            True,
        ),
        _row(
            "answers a second, 10 clients, search",
            rate("default plain"),
            rate("ours search"),
            3.5,
            "{:.0f}",
            True,
        ),
        Row(
            "200th turn against the 10th, ours, ms",
            f"{tenth * 1000:.1f} (10th)",
            f"{two_hundredth * 1000:.1f} (200th)",
            two_hundredth / tenth,
            1.5,
        ),
        Row(
            "model file, MB (goal: under 2 MB)",
            f"{megabytes[0]:.1f}",
            f"{megabytes[1]:.2f}",
            megabytes[1],
            2.0,
        ),
    ]


async def measure_long(ours: object) -> tuple[float, float]:
    """Return the seconds of a turn around the 10th and around the 200th of long conversations, the median of each.

    Both are over one round of all the texts: search, plain questions, and what only makes sense in its context.
    """
    from evaluation.load.client import IN_CONTEXT, PLAIN, SEARCH, run_long
    from evaluation.load.servers import Ours

    assert isinstance(ours, Ours)
    _say(f"Conversations of {LONG_TURNS} turns…")
    texts = [*PLAIN, *SEARCH, *IN_CONTEXT]
    long = [await run_long(ours, texts, LONG_TURNS) for _ in range(4)]
    round_ = len(texts)
    return (
        median(turn for times in long for turn in times[2 : 2 + round_]),
        median(turn for times in long for turn in times[-round_:]),
    )


async def _only_long(ours: object) -> None:
    from evaluation.load.client import PLAIN
    from evaluation.load.servers import Ours

    assert isinstance(ours, Ours)
    await ours.start(PLAIN[2])
    tenth, two_hundredth = await measure_long(ours)
    times = f"10th turn {tenth * 1000:.1f} ms, 200th {two_hundredth * 1000:.1f} ms"
    print(f"{times}: {two_hundredth / tenth:.2f} (goal ≤ 1.5)")


def _row(
    measure: str, reference: list[float], ours: list[float], goal: float, form: str, at_least: bool = False
) -> Row:
    """Return a row with medians; the ratio is the median of the ratios of the rounds, taken side by side."""
    ratio = median(mine / theirs for mine, theirs in zip(ours, reference, strict=True))
    write: Callable[[float], str] = form.format
    return Row(measure, write(median(reference)), write(median(ours)), ratio, goal, at_least)


def _table(rows: list[Row]) -> str:
    head = ["measure", "Rasa’s default", "this assistant", "ratio", "goal", "reached"]
    lines = [head, ["---"] * len(head), *(row.cells() for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


_REPORT = """# Load benchmark

Written by `make bench`. Both assistants are trained on the same data and measured in one run on one machine,
alternately; ratios are this assistant’s figure over that of Rasa’s default configuration (as `rasa init` writes it:
DIET, TED, UnexpecTED, REST channel, default stores). Conversations have 8 turns. For search, our answer through the
action server is held against the default’s plain answer. For the last two rows the figure is held against the goal
itself.

{table}
"""

if __name__ == "__main__":
    sys.exit(main())
