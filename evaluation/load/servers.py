"""The two assistants as processes, and how each is spoken to."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import time
import uuid
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

import aiohttp
import yaml

from evaluation.load.reference import rasa_environment
from runtime.ports import free_port

START_SECONDS = 180


class Server(ABC):
    """One assistant under measurement."""

    name: str

    def __init__(self, model: Path, folder: Path) -> None:
        self.model = model
        self.folder = folder
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        folder.mkdir(parents=True, exist_ok=True)

    @abstractmethod
    def command(self) -> tuple[list[str], Path, dict[str, str]]:
        """Return the command, its folder and its environment."""

    @abstractmethod
    async def open(self, session: aiohttp.ClientSession) -> str:
        """Begin a conversation and return what continues it."""

    @abstractmethod
    async def ask(self, session: aiohttp.ClientSession, conversation: str, text: str) -> list[dict[str, Any]]:
        """Return the answer to a message; an empty list is a failure."""

    def spawn(self) -> None:
        """Start the process."""
        command, cwd, environment = self.command()
        with (self.folder / f"{self.name}.log").open("ab") as log:
            self._process = subprocess.Popen(command, cwd=cwd, env=environment, stdout=log, stderr=log)

    async def start(self, question: str, keep_state: bool = False) -> float:
        """Start, with what an earlier run stored or with nothing, and return the seconds to the first answer."""
        if not keep_state:
            shutil.rmtree(self.folder / "state", ignore_errors=True)
        started = time.perf_counter()
        self.spawn()
        async with aiohttp.ClientSession() as session:
            while time.perf_counter() - started < START_SECONDS:
                try:
                    if await self.ask(session, await self.open(session), question):
                        return time.perf_counter() - started
                except (aiohttp.ClientError, KeyError, ValueError):
                    pass
                await asyncio.sleep(0.05)
        raise RuntimeError(f"{self.name} gave no answer in {START_SECONDS} s, see {self.folder}")

    def memory(self) -> float:
        """Return the resident memory of the process, in MB."""
        assert self._process is not None
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def stop(self) -> None:
        """Stop the process."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(20)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None


class Reference(Server):
    """Rasa as it comes, over its REST channel."""

    name = "default"

    def command(self) -> tuple[list[str], Path, dict[str, str]]:
        """Return `rasa run`."""
        arguments = [
            "run",
            "--model",
            str(self.model),
            "--port",
            str(self.port),
            "--credentials",
            "credentials.yml",
        ]
        return [sys.executable, "-m", "rasa", *arguments], self.model.parent.parent, rasa_environment()

    async def open(self, session: aiohttp.ClientSession) -> str:
        """Return a new sender id."""
        return uuid.uuid4().hex

    async def ask(self, session: aiohttp.ClientSession, conversation: str, text: str) -> list[dict[str, Any]]:
        """Post to the REST channel."""
        url = f"http://127.0.0.1:{self.port}/webhooks/rest/webhook"
        async with session.post(url, json={"sender": conversation, "message": text}) as response:
            answer: list[dict[str, Any]] = await response.json()
        return answer


class Ours(Server):
    """This assistant, over the conversation API, with its action server beside it."""

    name = "ours"

    def __init__(self, model: Path, folder: Path) -> None:
        super().__init__(model, folder)
        self.actions_port = free_port()
        self._actions: subprocess.Popen[bytes] | None = None

    def start_actions(self) -> None:
        """Start the action server, which is no part of the measured process."""
        with (self.folder / "actions.log").open("ab") as log:
            self._actions = subprocess.Popen(
                [sys.executable, "-m", "runtime.action_server", "--port", str(self.actions_port)],
                stdout=log,
                stderr=log,
            )

    def stop_actions(self) -> None:
        """Stop the action server."""
        if self._actions is not None:
            self._actions.terminate()
            self._actions.wait(20)

    def command(self) -> tuple[list[str], Path, dict[str, str]]:
        """Return the server with limits that a benchmark does not meet."""
        content = yaml.safe_load(Path("credentials.yml").read_text(encoding="utf-8"))
        for channel in content.values():
            channel["rates"] = dict.fromkeys(("conversation", "address", "opening", "erasing"), "1000000/minute")
        credentials = self.folder / "credentials.yml"
        credentials.write_text(yaml.safe_dump(content), encoding="utf-8")
        state = self.folder / "state"
        command = [
            sys.executable, "-m", "runtime.rasa_server", "--model", str(self.model), "--port", str(self.port),
            "--actions-url", f"http://127.0.0.1:{self.actions_port}/webhook", "--credentials", str(credentials),
        ]  # fmt: skip
        return command, Path.cwd(), {**os.environ, "CAP_IA_STATE_DIR": str(state)}

    async def open(self, session: aiohttp.ClientSession) -> str:
        """Return the token of a new conversation."""
        async with session.post(f"http://127.0.0.1:{self.port}/api/v1/conversations") as response:
            token: str = (await response.json())["token"]
        return token

    async def ask(self, session: aiohttp.ClientSession, conversation: str, text: str) -> list[dict[str, Any]]:
        """Post to the conversation API."""
        async with session.post(
            f"http://127.0.0.1:{self.port}/api/v1/messages",
            json={"id": str(uuid.uuid4()), "text": text},
            headers={"Authorization": f"Bearer {conversation}"},
        ) as response:
            answer: list[dict[str, Any]] = (await response.json())["messages"]
        return answer
