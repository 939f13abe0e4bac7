"""Run a module as a server whose stages are timed: `python -m evaluation.load.profiled_main FILE MODULE ARGUMENTS…`.

At each SIGUSR1, FILE gets the seconds of each stage since the start. With CAP_IA_PROFILE_FUNCTIONS=1, Python's own
profiler runs instead, and FILE gets its figures (`pstats` reads them).
"""

from __future__ import annotations

import cProfile
import json
import os
import runpy
import signal
import sys
from pathlib import Path
from typing import Any

from evaluation.load.stages import StageTimes, time_stages
from runtime import boot

FUNCTIONS = "CAP_IA_PROFILE_FUNCTIONS"


def main() -> None:
    """Time the stages, or the functions, and run the module in place of this one."""
    target, module, *arguments = sys.argv[1:]
    boot.prepare()
    if os.environ.get(FUNCTIONS) == "1":
        _profile_functions(Path(target))
    else:
        _time_stages(Path(target))
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def _time_stages(target: Path) -> None:
    times = StageTimes()
    for missing in time_stages(times):
        print(f"{missing} does not exist; evaluation/load/stages.py names it.", file=sys.stderr)

    def write(*_: Any) -> None:
        unfinished = target.with_suffix(".unfinished")
        unfinished.write_text(json.dumps(times.seconds), encoding="utf-8")
        unfinished.replace(target)

    signal.signal(signal.SIGUSR1, write)


def _profile_functions(target: Path) -> None:
    profile = cProfile.Profile()

    def write(*_: Any) -> None:
        profile.disable()
        unfinished = target.with_suffix(".unfinished")
        profile.dump_stats(unfinished)
        unfinished.replace(target)
        profile.clear()
        profile.enable()

    signal.signal(signal.SIGUSR1, write)
    profile.enable()


if __name__ == "__main__":
    main()
