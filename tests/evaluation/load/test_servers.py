from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import yaml

from evaluation.load.client import run_clients
from evaluation.load.servers import Command, Ours, Server
from evaluation.load.texts import PLAIN, SEARCH
from runtime.launch import assistant_plan
from runtime.settings import load_settings


class Scripted(Server):
    """Answers everything with the same messages, without a process."""

    name = "scripted"

    def __init__(self, folder: Path, answer: list[dict[str, Any]], may_be_silent: bool) -> None:
        super().__init__(folder / "model.tar.gz", folder)
        self._answer = answer
        self.may_be_silent = may_be_silent

    def commands(self) -> list[Command]:
        return []

    async def open(self, session: aiohttp.ClientSession) -> str:
        return "conversation"

    async def ask(self, session: aiohttp.ClientSession, conversation: str, text: str) -> list[dict[str, Any]]:
        return self._answer


TEXT = [{"type": "text", "text": "Bonjour !"}]
PROGRAMMES = [{"type": "programmes", "items": []}]


@pytest.mark.parametrize(
    ("answer", "may_be_silent", "texts", "is_timed"),
    [
        (TEXT, False, PLAIN, True),
        ([], False, PLAIN, False),
        ([], True, PLAIN, True),
        (PROGRAMMES, False, SEARCH, True),
        (TEXT, False, SEARCH, False),
    ],
)
def test_only_the_reference_may_say_nothing(
    answer: list[dict[str, Any]], may_be_silent: bool, texts: Sequence[str], is_timed: bool, tmp_path: Path
) -> None:
    run = run_clients(Scripted(tmp_path, answer, may_be_silent), texts, clients=2, conversations=1)
    if is_timed:
        assert len(asyncio.run(run).latencies) == 2 * len(texts)
    else:
        with pytest.raises(RuntimeError, match="scripted gave no answer"):
            asyncio.run(run)


def test_ours_is_what_the_launcher_keeps_alive(tmp_path: Path) -> None:
    ours = Ours(tmp_path / "model.tar.gz", tmp_path)
    (command,) = ours.commands()
    answering = assistant_plan(load_settings(command.environment)).server(str(ours.model)).command
    assert tuple(command.arguments[: len(answering)]) == answering
    assert command.environment["CAP_IA_STATE_DIR"] == str(tmp_path / "state")


def test_ours_meets_no_limit_of_the_channel(tmp_path: Path) -> None:
    arguments = list(Ours(tmp_path / "model.tar.gz", tmp_path).commands()[0].arguments)
    credentials = Path(arguments[arguments.index("--credentials") + 1])
    (channel,) = yaml.safe_load(credentials.read_text(encoding="utf-8")).values()
    assert set(channel["rates"].values()) == {"1000000/minute"}
