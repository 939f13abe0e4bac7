"""The server under supervisord: started, restarted when it crashes or hangs, stopped."""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template

HERE = Path(__file__).parent
STOP_SECONDS = 30
SHOWN_LOG_LINES = 10
LOG_TAIL_BYTES = 16_384

_EXIT = re.compile(r" exited: (?P<name>\S+) \((?P<how>[^;)]*)")
_SPAWN = re.compile(r" spawned: '(?P<name>[^']+)' with pid (?P<pid>\d+)")


@dataclass(frozen=True)
class Program:
    """A process to keep alive: its name in logs, what a reader is told it is, its command."""

    name: str
    label: str
    command: tuple[str, ...]


def tethered(command: Sequence[str], how: signal.Signals = signal.SIGTERM) -> list[str]:
    """Return the command made to get a signal when the process that starts it ends."""
    return [sys.executable, str(HERE / "tether.py"), how.name, *command]


class Supervisor:
    """One supervisord over a program, with its files under `state_dir`."""

    def __init__(self, program: Program, state_dir: Path) -> None:
        self.program = program
        self._state_dir = state_dir
        self._log_dir = state_dir / "log"
        self._log = self._log_dir / "supervisord.log"
        self._read_up_to = 0
        self._pid: int | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start supervisord, which starts the program."""
        self._log_dir.mkdir(parents=True, exist_ok=True)
        self._log.unlink(missing_ok=True)
        configuration = self._state_dir / "supervisord.conf"
        configuration.write_text(self._configuration(), encoding="utf-8")
        command = [sys.executable, "-m", "supervisor.supervisord", "--configuration", str(configuration)]
        with self.errors_path.open("wb") as errors:
            # In a session of its own: Ctrl-C reaches only the launcher, which then stops all in order.
            self._process = subprocess.Popen(
                tethered(command),
                stdin=subprocess.DEVNULL,
                stdout=errors,
                stderr=errors,
                start_new_session=True,
            )

    def is_running(self) -> bool:
        """Tell whether supervisord itself is alive."""
        return self._process is not None and self._process.poll() is None

    def new_deaths(self) -> list[str]:
        """Return how the program ended, for each time that it did since the last call.

        As supervisord says it: "exit status 1", "terminated by SIGKILL". It starts it again by itself.
        """
        try:
            if self._log.stat().st_size < self._read_up_to:  # rotated
                self._read_up_to = 0
            with self._log.open("rb") as file:
                file.seek(self._read_up_to)
                content = file.read()
        except OSError:
            return []
        complete = content[: content.rfind(b"\n") + 1]
        self._read_up_to += len(complete)
        news = complete.decode(errors="replace")
        for spawned in _SPAWN.finditer(news):
            self._pid = int(spawned["pid"])
        return [match["how"] for match in _EXIT.finditer(news)]

    def kill(self) -> None:
        """End the program at once, whatever it is doing; supervisord starts it again."""
        if self._pid is not None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)

    @property
    def errors_path(self) -> Path:
        """Return where supervisord says why it could not go on."""
        return self._log_dir / "supervisord.err"

    @property
    def log_path(self) -> Path:
        """Return where the program's output goes."""
        return self._log_dir / f"{self.program.name}.log"

    def last_lines(self) -> list[str]:
        """Return the end of the program's log."""
        try:
            content = self.log_path.read_bytes()[-LOG_TAIL_BYTES:]
        except OSError:
            return []
        lines = [line.rstrip() for line in content.decode(errors="replace").splitlines()]
        return [line for line in lines if line][-SHOWN_LOG_LINES:]

    def stop(self) -> None:
        """Stop the program and supervisord, and return when they have ended."""
        if self._process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()  # the program is tethered to it
            self._process.wait()

    def _configuration(self) -> str:
        # A program that hangs hears no SIGTERM: when supervisord is killed, it is too.
        command = _literal(shlex.join(tethered(self.program.command, signal.SIGKILL)))
        program = Template(_template("supervised_program")).substitute(name=self.program.name, command=command)
        return _template("supervisord") + program


def _template(name: str) -> str:
    return (HERE / f"{name}.conf.template").read_text(encoding="utf-8")


def _literal(value: str) -> str:
    return value.replace("%", "%%")  # supervisord expands %(…)s
