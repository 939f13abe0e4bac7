"""This assistant with its stages timed, for `python -m evaluation.load.profile`."""

from __future__ import annotations

import json
import signal
import time
from pathlib import Path

from evaluation.load.profiled_main import FUNCTIONS
from evaluation.load.servers import Command, Ours

WRITE_SECONDS = 10


class ProfiledOurs(Ours):
    """What `make run` keeps alive, the process that answers under a profile."""

    def __init__(self, model: Path, folder: Path, functions: bool = False) -> None:
        super().__init__(model, folder)
        self._functions = functions
        self.file = (folder / "profile").resolve()

    def commands(self) -> list[Command]:
        """Return the processes, the one that answers run by profiled_main."""
        answering, *beside = super().commands()
        python, _, *module_and_arguments = answering.arguments
        profiled = [python, "-m", "evaluation.load.profiled_main", str(self.file), *module_and_arguments]
        environment = {**answering.environment, FUNCTIONS: str(int(self._functions))}
        return [Command(profiled, answering.folder, environment), *beside]

    def measured(self) -> dict[str, float]:
        """Return the seconds of each stage so far; of functions, write the figures since the last call into `file`."""
        self.file.unlink(missing_ok=True)
        self._processes[0].send_signal(signal.SIGUSR1)
        until = time.monotonic() + WRITE_SECONDS
        while not self.file.is_file() and time.monotonic() < until:
            time.sleep(0.01)
        if self._functions:
            return {}
        seconds: dict[str, float] = json.loads(self.file.read_text(encoding="utf-8"))
        return seconds
