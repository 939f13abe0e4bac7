"""The real assistant for tests that are not written in Python: `python -m tests.support.commanded_assistant '{…}'`.

Prints a line of JSON when it answers, `{"url": …}`, then does what each line of its input says (`{"do": …}`) and
prints a line when that is done. Stops when its input ends.
"""

from __future__ import annotations

import json
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

from tests.support.assistant import ROOT, Assistant, running

HOSTILE = "<img src=x onerror=alert(1)>"


class Commands:
    """What the tests may do to the assistant; each method is one command."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._lock: sqlite3.Connection | None = None

    def kill(self, what: str) -> None:
        self._assistant.kill(what)

    def start(self, what: str, settings: dict[str, Any] | None = None) -> None:
        if settings is not None:
            self._assistant.settings = {**self._assistant.settings, **settings}
        if what == "server":
            self._assistant.start_server()
        else:
            self._assistant.start_actions()

    def pause(self, what: str) -> None:
        self._assistant.send_signal(what, signal.SIGSTOP)

    def resume(self, what: str) -> None:
        self._assistant.send_signal(what, signal.SIGCONT)

    def lock_database(self) -> None:
        self._lock = sqlite3.connect(self._assistant.folder / "conversations.db", isolation_level=None)
        self._lock.execute("BEGIN EXCLUSIVE")

    def unlock_database(self) -> None:
        assert self._lock is not None
        self._lock.close()


def hostile_data(folder: Path) -> Path:
    """Return a copy of the data in which one more programme, and its school, are named in HTML and Markdown."""
    shutil.copytree(ROOT / "data", folder, ignore=shutil.ignore_patterns("nlu", "rules", "stories"))
    path = folder / "programmes.yml"
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    content["schools"].append({"id": "hostile", "name": f"École {HOSTILE}"})
    programme = {**content["programmes"][0], "id": "hostile", "school": "hostile", "towns": ["limoges"]}
    programme.update(title=f"Master {HOSTILE} [là](javascript:alert(1))")
    for field in ("sheet_title", "aliases"):
        programme.pop(field, None)
    content["programmes"].append(programme)
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return folder


def say(answer: dict[str, Any]) -> None:
    print(json.dumps(answer), flush=True)


def main(options: dict[str, Any]) -> None:
    """Run the assistant; options: `settings` of the channel, `hostile` for data that attack."""
    trained = subprocess.run(
        [sys.executable, "-m", "runtime.training"], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
    )
    model = ROOT / trained.stdout.splitlines()[-1]
    with tempfile.TemporaryDirectory(prefix="cap-ia-") as folder:
        data = hostile_data(Path(folder) / "data") if options.get("hostile") else ROOT / "data"
        # The actions have a process of their own: the tests kill it alone.
        settings = options.get("settings", {})
        assistant = Assistant(Path(folder) / "state", model, data, separate_actions=True, settings=settings)
        with running(assistant):
            commands = Commands(assistant)
            say({"url": assistant.url.removesuffix("/api/v1")})
            for line in sys.stdin:
                command = json.loads(line)
                getattr(commands, command.pop("do"))(**command)
                say({"done": True})


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
