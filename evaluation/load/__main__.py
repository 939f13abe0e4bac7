"""Measure both assistants in one run, alternately, and print the table: `python -m evaluation.load`."""

from __future__ import annotations

import argparse
import asyncio
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from evaluation.load.table import Goal, Row, compared, table
from evaluation.load.texts import IN_CONTEXT, PLAIN, SEARCH
from runtime import boot
from runtime.training import model_path

if TYPE_CHECKING:
    from evaluation.load.client import Load
    from evaluation.load.servers import Ours, Reference

ROUNDS = 3
STARTS = 3
# Clients side by side, and the conversations of each.
ALONE = (1, 12)
CROWD = (10, 5)
FOLDER = Path("var/bench")
REPORT = Path("docs/benchmark.md")
# The last round of texts ends with the 210th turn, around the 200th.
LONG_TURNS = 210


def main() -> int:
    """Build, measure, report; exit 1 if a goal is not reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--long", action="store_true", help="measure long conversations of ours alone, and print it")
    options = parser.parse_args()
    boot.prepare()
    from evaluation.load.reference import build_reference
    from evaluation.load.servers import Ours, Reference

    began = time.monotonic()
    subprocess.run([sys.executable, "-m", "runtime.training"], check=True)
    ours = Ours(model_path(), FOLDER / "ours")
    if options.long:
        try:
            asyncio.run(_only_long(ours))
        finally:
            ours.stop()
        return 0
    _say("Training Rasa’s default configuration on the same data, one epoch (minutes, once for these data)…")
    reference = Reference(build_reference(FOLDER / "reference"), FOLDER / "reference")
    try:
        rows = asyncio.run(_measure(reference, ours))
    finally:
        for server in (reference, ours):
            server.stop()
    figures = table(rows)
    print(figures)
    REPORT.write_text(_REPORT.format(table=figures), encoding="utf-8")
    _say(f"All of it took {(time.monotonic() - began) / 60:.0f} minutes.")
    return 0 if all(row.is_reached for row in rows) else 1


async def _measure(reference: Reference, ours: Ours) -> list[Row]:
    starts: dict[str, list[float]] = {"default": [], "ours": []}
    for number in range(STARTS):
        for server in (reference, ours):
            _say(f"Cold start {number + 1} of {STARTS}: {server.name}…")
            server.stop()
            starts[server.name].append(await server.start())
    runs = await _rounds(reference, ours)
    tenth, two_hundredth = await measure_long(ours)

    def p50(label: str) -> list[float]:
        return [run.p50 * 1000 for run in runs[label, ALONE]]

    def rate(label: str) -> list[float]:
        return [run.per_second for run in runs[label, CROWD]]

    def at_least(limit: float) -> Goal:
        return Goal(limit, at_least=True)

    alone, all_ = ([server.memory() for server in (reference, ours)], [reference.memory_of_all(), ours.memory_of_all()])
    sizes = [path.stat().st_size / 1e6 for path in (reference.model, ours.model)]
    plain, found, ours_plain = "default plain", "ours search", "ours plain"
    aging = two_hundredth / tenth
    return [
        compared(
            "cold start to the first answer, s", starts["default"], starts["ours"], Goal(0.35), Goal(0.25), "{:.1f}"
        ),
        compared("memory of the process that answers, MB", alone[:1], alone[1:], Goal(0.35)),
        compared("memory of all processes together, MB", all_[:1], all_[1:], Goal(450, unit="MB")),
        compared("p50, 1 client, plain answer, ms", p50(plain), p50(ours_plain), Goal(0.35), Goal(0.28), "{:.1f}"),
        compared("p50, 1 client, search, ms", p50(plain), p50(found), Goal(0.45), Goal(0.35), "{:.1f}"),
        compared("answers a second, 10 clients, plain", rate(plain), rate(ours_plain), at_least(4), at_least(5)),
        compared("answers a second, 10 clients, search", rate(plain), rate(found), at_least(3.5), at_least(4)),
        Row(
            "200th turn against the 10th, ours, ms",
            f"{tenth * 1000:.1f} (10th)",
            f"{two_hundredth * 1000:.1f} (200th)",
            aging,
            aging,
            Goal(1.5),
        ),
        compared("model file, MB", sizes[:1], sizes[1:], Goal(2, unit="MB"), form="{:.2f}"),
    ]


async def _rounds(reference: Reference, ours: Ours) -> dict[tuple[str, tuple[int, int]], list[Load]]:
    """Return the runs of each round after the first, which is for warming up."""
    from evaluation.load.client import run_clients

    runs: dict[tuple[str, tuple[int, int]], list[Load]] = {}
    for number in range(ROUNDS + 1):
        _say("Warming up…" if number == 0 else f"Round {number} of {ROUNDS}…")
        for kind in (ALONE, CROWD):
            for label, server, texts in (
                ("default plain", reference, PLAIN),
                ("ours plain", ours, PLAIN),
                ("ours search", ours, SEARCH),
            ):
                load = await run_clients(server, texts, *kind)
                if number:
                    runs.setdefault((label, kind), []).append(load)
    return runs


async def measure_long(ours: Ours) -> tuple[float, float]:
    """Return the seconds of a turn around the 10th and around the 200th of long conversations, the median of each.

    Both are over one round of all the texts: search, plain questions, and what only makes sense in its context.
    """
    from evaluation.load.client import run_long

    _say(f"Conversations of {LONG_TURNS} turns…")
    texts = [*PLAIN, *SEARCH, *IN_CONTEXT]
    long = [await run_long(ours, texts, LONG_TURNS) for _ in range(4)]
    round_ = len(texts)
    return (
        median(turn for times in long for turn in times[2 : 2 + round_]),
        median(turn for times in long for turn in times[-round_:]),
    )


async def _only_long(ours: Ours) -> None:
    await ours.start()
    tenth, two_hundredth = await measure_long(ours)
    times = f"10th turn {tenth * 1000:.1f} ms, 200th {two_hundredth * 1000:.1f} ms"
    print(f"{times}: {two_hundredth / tenth:.2f} (goal ≤ 1.5)")


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


_REPORT = """# Load benchmark

Written by `make bench`. Both assistants are trained on the same data and measured in one run on one machine,
alternately; ratios are this assistant’s figure over that of Rasa’s default configuration (what Rasa selects for a
project of `rasa init`: DIET, TED, UnexpecTED, REST channel, default stores). The default is trained for one epoch
instead of a hundred, hours less: the same computation answers, with worse weights, and its understanding is measured
elsewhere (`docs/evaluation.md`). A turn in which it has nothing to say is timed like the others; one of ours is an
error. Conversations have 8 turns. For search, our answer is held against the default’s plain answer. This assistant
is what `make run` keeps alive, each start with an empty database. A goal with a unit is for our figure itself; a
further goal is where the project is going.

{table}
"""

if __name__ == "__main__":
    sys.exit(main())
