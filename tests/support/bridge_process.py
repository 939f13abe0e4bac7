"""A bridge as a real process, in the bridges' own environment, started and killed as tests ask."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.assistant import ROOT
from tests.support.bridges_environment import bridges_python


@dataclass
class BridgeProcess:
    """`python -m MODULE`; folder: its state and its log; environment: its settings."""

    module: str
    folder: Path
    environment: dict[str, str]
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def log(self) -> str:
        path = self.folder / "bridge.log"
        return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""

    def start(self) -> BridgeProcess:
        python = bridges_python()
        self.folder.mkdir(parents=True, exist_ok=True)
        settings = {"CAP_IA_STATE_DIR": str(self.folder), "PYTHONPATH": str(ROOT), **self.environment}
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("CAP_IA_", "TELEGRAM_"))}
        with (self.folder / "bridge.log").open("ab") as log:
            self._process = subprocess.Popen(
                [python, "-m", self.module], cwd=ROOT, env={**inherited, **settings}, stdout=log, stderr=log
            )
        return self

    def wait(self, seconds: float = 60) -> int:
        """Wait for the end and return the exit code."""
        assert self._process is not None
        return self._process.wait(seconds)

    def kill(self, how: signal.Signals = signal.SIGKILL) -> int:
        assert self._process is not None
        self._process.send_signal(how)
        code = self.wait()
        self._process = None
        return code

    def restart(self) -> None:
        """Kill without warning, then start again."""
        self.kill()
        self.start()

    def stop(self) -> None:
        if self._process is not None:
            self.kill(signal.SIGTERM)


@contextmanager
def running_bridge(bridge: BridgeProcess) -> Iterator[BridgeProcess]:
    """Start the bridge and stop it afterwards."""
    try:
        yield bridge.start()
    finally:
        bridge.stop()
