"""People who write to the assistant from Element: a real client in a process of its own, encryption included."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from tests.bridges.matrix.synapse.homeserver import Account, Homeserver

FOLDER = Path(__file__).parent / "person"
PATIENCE_SECONDS = 90


def install() -> None:
    """Bring node_modules to what package-lock.json says, unless it is there."""
    lock, installed = FOLDER / "package-lock.json", FOLDER / "node_modules" / ".installed"
    if installed.exists() and installed.read_bytes() == lock.read_bytes():
        return
    subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--silent"], cwd=FOLDER, check=True, timeout=300)
    shutil.copyfile(lock, installed)


@dataclass
class Person:
    """Somebody with a client, and what they said and read."""

    account: Account
    process: subprocess.Popen[str]
    _answers: Queue[dict[str, Any]] = field(default_factory=Queue)
    _calls: int = 0

    @property
    def id(self) -> str:
        return self.account.user_id

    def call(self, command: str, **parameters: Any) -> Any:
        self._calls += 1
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"id": self._calls, "command": command, **parameters}) + "\n")
        self.process.stdin.flush()
        answer = self.answer()
        assert answer["id"] == self._calls
        assert "error" not in answer, f"{command}: {answer['error']}"
        return answer["result"]

    def answer(self) -> dict[str, Any]:
        try:
            return self._answers.get(timeout=PATIENCE_SECONDS)
        except Empty:
            raise AssertionError("the client of the person says nothing") from None

    def room(self, *invite: str, encrypted: bool = False, direct: bool = False, name: str | None = None) -> str:
        room: str = self.call("room", invite=invite, encrypted=encrypted, direct=direct, name=name)
        return room

    def say(self, room: str, text: str, **content: Any) -> str:
        said: str = self.call("send", room=room, content={"msgtype": "m.text", "body": text, **content})
        return said

    def read(self, room: str, sender: str) -> list[dict[str, Any]]:
        """Return the messages that somebody sent into the room, in the order in which they came."""
        return [
            event
            for event in self.call("seen", room=room)
            if event["sender"] == sender and event["type"] in ("m.room.message", "m.room.encrypted")
        ]

    def until(self, true: Callable[[], Any], what: str) -> Any:
        """Return what `true` returns as soon as it is true."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            if found := true():
                return found
            time.sleep(0.05)
        raise AssertionError(f"{what}: not after {PATIENCE_SECONDS} s")

    def picture(self, event: dict[str, Any]) -> bytes:
        return base64.b64decode(self.call("picture", content=event["content"]))


@contextmanager
def person(homeserver: Homeserver, account: Account) -> Iterator[Person]:
    """Run the client of an account."""
    install()
    command = ["node", "person.mjs", homeserver.url, account.user_id, account.token, account.device_id]
    process = subprocess.Popen(
        command, cwd=FOLDER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    somebody = Person(account, process)
    threading.Thread(target=_listen, args=(somebody,), daemon=True).start()
    try:
        assert somebody.answer() == {"ready": True}
        yield somebody
    finally:
        process.kill()
        process.wait(30)


def _listen(somebody: Person) -> None:
    assert somebody.process.stdout is not None
    for line in somebody.process.stdout:
        if line.startswith("{"):
            somebody._answers.put(json.loads(line))
