"""The Matrix bridge in a process of its own, started and killed as tests ask."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.bridges.matrix.synapse.homeserver import Account
from tests.support.assistant import ROOT
from tests.support.bridges_environment import bridges_python

START_SECONDS = 90
READY = "Passerelle Matrix prête"


@dataclass
class Bridge:
    """The bridge of an account, which keeps its files in `folder`."""

    folder: Path
    homeserver_url: str
    api_url: str
    account: Account
    environment: dict[str, str] = field(default_factory=dict)
    _process: subprocess.Popen[bytes] | None = None
    _read: int = 0

    @property
    def log(self) -> str:
        path = self.folder / "bridge.log"
        return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""

    def start(self) -> None:
        self.begin()
        self.wait()

    def begin(self) -> None:
        """Start it without waiting."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._read = len(self.log)
        with (self.folder / "bridge.log").open("ab") as log:
            self._process = subprocess.Popen(
                [str(bridges_python()), "-m", "bridges.matrix"],
                cwd=ROOT,
                env=self._environment(),
                stdout=log,
                stderr=log,
            )

    def wait(self, line: str = READY) -> None:
        """Wait for a line of the log that was not waited for."""
        assert self._process is not None
        deadline = time.monotonic() + START_SECONDS
        while (at := self.log.find(line, self._read)) < 0:
            assert self._process.poll() is None, self.log
            assert time.monotonic() < deadline, self.log
            time.sleep(0.05)
        self._read = at + len(line)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(30)
            self._process = None

    def run(self, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run it with other settings, to its end."""
        return subprocess.run(
            [str(bridges_python()), "-m", "bridges.matrix"],
            cwd=ROOT,
            env=self._environment() | environment,
            capture_output=True,
            text=True,
            timeout=60,
        )

    def tokens(self, room: str) -> dict[str, str]:
        """Return the tokens of the API of each user's conversation in a room."""
        with closing(sqlite3.connect(self.folder / "matrix" / "bridge.db", timeout=30)) as database:
            return dict(database.execute("SELECT user, token FROM conversations WHERE chat = ?", (room,)).fetchall())

    def _environment(self) -> dict[str, str]:
        return {
            **{name: value for name, value in os.environ.items() if not name.startswith(("MATRIX_", "CAP_IA_"))},
            "CAP_IA_STATE_DIR": str(self.folder),
            "CAP_IA_API_URL": self.api_url,
            "MATRIX_HOMESERVER": self.homeserver_url,
            "MATRIX_USER": self.account.user_id,
            "MATRIX_PASSWORD": self.account.password,
            **self.environment,
        }


@contextmanager
def running_bridge(bridge: Bridge) -> Iterator[Bridge]:
    """Start the bridge and stop it afterwards."""
    try:
        bridge.start()
        yield bridge
    finally:
        bridge.stop()
