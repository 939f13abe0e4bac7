"""Print where the time of a plain turn and of a search goes: `python -m evaluation.load.profile`.

The server is the one that `make run` keeps alive, asked over HTTP by one client; timing its stages costs a few
percent. With --functions, Python's profiler shows the functions that take the most, at two or three times the time.
"""

from __future__ import annotations

import argparse
import asyncio
import pstats
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from evaluation.load.texts import PLAIN, SEARCH
from runtime import boot
from runtime.training import model_path

FOLDER = Path("var/bench/profile")
CONVERSATIONS = 40
REST = "HTTP, JSON, and what is not timed"
_LEAST_MS = 0.005


def main() -> int:
    """Train if needed, run, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--functions", action="store_true", help="show functions, not stages")
    parser.add_argument("--conversations", type=int, default=CONVERSATIONS, help="of 8 turns, for each kind of turn")
    options = parser.parse_args()
    boot.prepare()
    subprocess.run([sys.executable, "-m", "runtime.training"], check=True)
    asyncio.run(_profile(options.functions, options.conversations))
    return 0


async def _profile(functions: bool, conversations: int) -> None:
    from evaluation.load.client import run_clients
    from evaluation.load.profiled import ProfiledOurs

    server = ProfiledOurs(model_path(), FOLDER, functions)
    try:
        await server.start()
        await run_clients(server, [*PLAIN], 1, 5)
        await run_clients(server, [*SEARCH], 1, 5)
        for label, texts in (("plain", PLAIN), ("search", SEARCH)):
            before = server.measured()
            load = await run_clients(server, texts, 1, conversations)
            turns, waited = len(load.latencies), sum(load.latencies)
            print(f"\n{label}: p50 {load.p50 * 1000:.2f} ms, mean {1000 * waited / turns:.2f} ms")
            if functions:
                server.measured()
                pstats.Stats(str(server.file)).sort_stats("tottime").print_stats(45)
            else:
                print(stage_table(before, server.measured(), turns, waited))
    finally:
        server.stop()


def stage_table(before: Mapping[str, float], after: Mapping[str, float], turns: int, elapsed: float) -> str:
    """Return the milliseconds a turn of each stage, the longest first; elapsed: seconds that clients waited."""
    spent = {stage: seconds - before.get(stage, 0.0) for stage, seconds in after.items()}
    spent[REST] = elapsed - sum(spent.values())
    per_turn = sorted(((1000 * seconds / turns, stage) for stage, seconds in spent.items()), reverse=True)
    return "\n".join(f"{ms:8.2f} ms  {stage}" for ms, stage in per_turn if ms >= _LEAST_MS)


if __name__ == "__main__":
    sys.exit(main())
