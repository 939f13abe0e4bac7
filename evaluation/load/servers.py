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
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import yaml

from evaluation.load.memory import family, resident_mb
from evaluation.load.reference import rasa_environment
from evaluation.load.texts import PLAIN, SEARCH, is_answer
from runtime.launch import assistant_plan
from runtime.ports import free_port
from runtime.settings import load_settings

START_SECONDS = 180
_FIRST_QUESTION = PLAIN[2]


@dataclass(frozen=True)
class Command:
    """A process to start."""

    arguments: Sequence[str]
    folder: Path
    environment: dict[str, str]


class Server(ABC):
    """One assistant under measurement: the process that answers, and what it may need beside it."""

    name: str
    # Untrained, an assistant may have nothing to say: its turn takes the same time.
    may_be_silent = False

    def __init__(self, model: Path, folder: Path) -> None:
        self.model = model
        self.folder = folder
        self.port = free_port()
        self._processes: list[subprocess.Popen[bytes]] = []
        folder.mkdir(parents=True, exist_ok=True)

    @abstractmethod
    def commands(self) -> list[Command]:
        """Return the processes of the assistant, the one that answers first."""

    @abstractmethod
    async def open(self, session: aiohttp.ClientSession) -> str:
        """Begin a conversation and return what continues it."""

    @abstractmethod
    async def ask(self, session: aiohttp.ClientSession, conversation: str, text: str) -> list[dict[str, Any]]:
        """Return the answer to a message. Raises aiohttp.ClientError, KeyError or ValueError if there is none."""

    async def start(self) -> float:
        """Start all processes, wait until they are ready, and return the seconds to the first answer."""
        started = time.perf_counter()
        with (self.folder / f"{self.name}.log").open("ab") as log:
            for command in self.commands():
                self._processes.append(
                    subprocess.Popen(
                        command.arguments, cwd=command.folder, env=command.environment, stdout=log, stderr=log
                    )
                )
        until = started + START_SECONDS
        await self._answered(_FIRST_QUESTION, until)
        seconds = time.perf_counter() - started
        # What runs beside the process that answers may be ready later than it.
        await self._answered(SEARCH[0], until)
        return seconds

    async def _answered(self, question: str, until: float) -> None:
        """Ask in new conversations until there is an answer; raises RuntimeError if there is none in time."""
        async with aiohttp.ClientSession() as session:
            while time.perf_counter() < until:
                try:
                    answer = await self.ask(session, await self.open(session), question)
                    if self.may_be_silent or is_answer(question, answer):
                        return
                except (aiohttp.ClientError, KeyError, ValueError):
                    pass
                await asyncio.sleep(0.05)
        raise RuntimeError(f"{self.name} gave no answer to « {question} » in {START_SECONDS} s, see {self.folder}")

    def memory(self) -> float:
        """Return the resident memory of the process that answers, in MB."""
        return resident_mb(self._processes[0].pid)

    def memory_of_all(self) -> float:
        """Return the resident memory of all processes together, in MB; what they share counts in each."""
        return sum(map(resident_mb, family(process.pid for process in self._processes)))

    def stop(self) -> None:
        """Stop all processes."""
        for process in self._processes:
            process.send_signal(signal.SIGINT)
        for process in self._processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self._processes = []


class Reference(Server):
    """Rasa as it comes, over its REST channel."""

    name = "default"
    may_be_silent = True

    def commands(self) -> list[Command]:
        """Return `rasa run`."""
        run = ("run", "--model", str(self.model), "--port", str(self.port), "--credentials", "credentials.yml")
        return [Command([sys.executable, "-m", "rasa", *run], self.model.parent.parent, rasa_environment())]

    async def open(self, session: aiohttp.ClientSession) -> str:
        """Return a new sender id."""
        return uuid.uuid4().hex

    async def ask(self, session: aiohttp.ClientSession, conversation: str, text: str) -> list[dict[str, Any]]:
        """Post to the REST channel."""
        url = f"http://127.0.0.1:{self.port}/webhooks/rest/webhook"
        async with session.post(url, json={"sender": conversation, "message": text}) as response:
            response.raise_for_status()
            answer: list[dict[str, Any]] = await response.json()
        return answer


class Ours(Server):
    """This assistant, over the conversation API: the process that `make run` keeps alive.

    keeps_state: whether it starts with what was stored before.
    """

    name = "ours"
    keeps_state = False

    def commands(self) -> list[Command]:
        """Return what `make run` runs, with limits that a benchmark does not meet and a database of its own."""
        state = self.folder / "state"
        if not self.keeps_state:
            shutil.rmtree(state, ignore_errors=True)
        environment = {**os.environ, "CAP_IA_PORT": str(self.port), "CAP_IA_STATE_DIR": str(state)}
        program = assistant_plan(load_settings(environment)).server(str(self.model))
        credentials = ("--credentials", str(self._credentials()))
        return [Command([*program.command, *credentials], Path.cwd(), environment)]

    def _credentials(self) -> Path:
        """Write the channel's settings without limits and return the file."""
        content = yaml.safe_load(Path("credentials.yml").read_text(encoding="utf-8"))
        for channel in content.values():
            channel["rates"] = dict.fromkeys(channel["rates"].keys() - {"storage"}, "1000000/minute")
        path = self.folder / "credentials.yml"
        path.write_text(yaml.safe_dump(content), encoding="utf-8")
        return path

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
