"""The real assistant for tests: its processes on free ports, its client, its files."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests
import yaml

from runtime.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 90

# Tests speak faster than people.
OPEN_LIMITS = dict.fromkeys(("conversation", "address", "opening", "erasing"), "100000/minute")


@dataclass
class Assistant:
    """The server, and if wanted an action server of its own, started and killed as tests ask.

    folder: state, logs and credentials; data_dir: the catalogue; separate_actions: whether the actions have a process
    of their own; settings: overrides of credentials.yml; environment: further variables of the processes.
    """

    folder: Path
    model: Path
    data_dir: Path = ROOT / "data"
    separate_actions: bool = False
    settings: dict[str, Any] = field(default_factory=dict)
    environment: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    actions_port: int = field(default_factory=free_port)
    _processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/api/v1"

    @property
    def log(self) -> str:
        return "".join(path.read_text(errors="replace") for path in sorted(self.folder.glob("*.log")))

    def start(self) -> Assistant:
        if self.separate_actions:
            self.start_actions(wait=False)
        self.start_server()
        return self

    def start_actions(self, wait: bool = True) -> None:
        self._spawn("actions", "runtime.action_server", "--port", str(self.actions_port))
        if wait:
            self._wait("actions", f"http://127.0.0.1:{self.actions_port}/health")

    def start_server(self) -> None:
        credentials = self.folder / "credentials.yml"
        content = yaml.safe_load((ROOT / "credentials.yml").read_text(encoding="utf-8"))
        channel = content["conversation_api"]
        channel.update({"rates": OPEN_LIMITS, **self.settings})
        credentials.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
        actions_url = f"http://127.0.0.1:{self.actions_port}/webhook" if self.separate_actions else ""
        self._spawn(
            "server", "runtime.server", "--port", str(self.port), "--model", str(self.model),
            "--actions-url", actions_url, "--credentials", str(credentials),
        )  # fmt: skip
        self._wait("server", f"{self.url}/health", answers=(200, 503))

    def kill(self, name: str, how: signal.Signals = signal.SIGKILL) -> None:
        process = self._processes.pop(name)
        process.send_signal(how)
        process.wait(30)

    def send_signal(self, name: str, how: signal.Signals) -> None:
        self._processes[name].send_signal(how)

    def stop(self) -> None:
        for name in list(self._processes):
            self.kill(name, signal.SIGTERM)

    def open(self, **headers: str) -> Conversation:
        answer = requests.post(f"{self.url}/conversations", headers=headers, timeout=30)
        answer.raise_for_status()
        return Conversation(self, answer.json()["token"], answer.json()["messages"], headers)

    def files(self) -> Iterator[bytes]:
        """Yield the content of every file of the state folder, the database's and the logs'."""
        for path in self.folder.rglob("*"):
            if path.is_file():
                yield path.read_bytes()

    def _spawn(self, name: str, *command: str) -> None:
        environment = {
            **os.environ,
            "CAP_IA_STATE_DIR": str(self.folder),
            "CAP_IA_DATA_DIR": str(self.data_dir),
            **self.environment,
        }
        with (self.folder / f"{name}.log").open("ab") as log:
            self._processes[name] = subprocess.Popen(
                [sys.executable, "-m", *command], cwd=ROOT, env=environment, stdout=log, stderr=log
            )

    def _wait(self, name: str, url: str, answers: tuple[int, ...] = (200,)) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self._processes[name].poll() is not None:
                break
            try:
                if requests.get(url, timeout=5).status_code in answers:
                    return
            except requests.ConnectionError:
                time.sleep(0.1)
        raise RuntimeError(f"{name} did not start:\n{self.log[-4000:]}")


@dataclass
class Conversation:
    """One client of the API."""

    assistant: Assistant
    token: str
    welcome: list[dict[str, Any]]
    headers: dict[str, str] = field(default_factory=dict)

    def post(self, body: Any = None, **kwargs: Any) -> requests.Response:
        if body is not None:
            kwargs["json"] = body
        headers = {"Authorization": f"Bearer {self.token}", **self.headers, **kwargs.pop("headers", {})}
        return requests.post(f"{self.assistant.url}/messages", headers=headers, timeout=60, **kwargs)

    def say(self, text: str, message_id: str | None = None) -> list[dict[str, Any]]:
        return self._messages(self.post({"id": message_id or str(uuid.uuid4()), "text": text}))

    def choose(self, label: str, among: list[dict[str, Any]]) -> list[dict[str, Any]]:
        choices = {choice["label"]: choice["id"] for message in among for choice in message.get("choices", [])}
        return self._messages(self.post({"id": str(uuid.uuid4()), "choice": choices[label]}))

    def history(self) -> list[dict[str, Any]]:
        return self._messages(self.call("GET", "messages"))

    def call(self, method: str, path: str) -> requests.Response:
        return requests.request(
            method,
            f"{self.assistant.url}/{path}",
            headers={"Authorization": f"Bearer {self.token}", **self.headers},
            timeout=60,
        )

    @staticmethod
    def _messages(response: requests.Response) -> list[dict[str, Any]]:
        assert response.status_code == 200, response.text
        messages: list[dict[str, Any]] = response.json()["messages"]
        assert messages
        return messages


def text_of(messages: list[dict[str, Any]]) -> str:
    """Return what a user reads of an answer."""
    return "\n".join(message["text"] for message in messages)


def unique(prefix: str) -> str:
    """Return a word that is nowhere else, without long numbers: they would be masked as phone numbers."""
    return prefix + "".join(f"{sign}z" if sign.isdecimal() else sign for sign in uuid.uuid4().hex)


@contextmanager
def running(assistant: Assistant) -> Iterator[Assistant]:
    """Start the assistant and stop it afterwards."""
    assistant.folder.mkdir(parents=True, exist_ok=True)
    try:
        yield assistant.start()
    finally:
        assistant.stop()


def offered_twice(messages: list[dict[str, Any]]) -> list[str]:
    """Return what an answer offers twice, by its label or by what it does; each of its messages may be voted on."""
    choices = [choice for message in messages for choice in message.get("choices", ())]
    labels = Counter(choice["label"] for choice in choices if choice.get("kind") != "feedback")
    ids = Counter(choice["id"] for choice in choices)
    return [name for counts in (labels, ids) for name, count in counts.items() if count > 1]
