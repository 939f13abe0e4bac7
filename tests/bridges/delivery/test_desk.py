"""Updates through the desk, with a scripted API and a channel that fails as told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bridges.delivery import desk as desk_module
from bridges.delivery import patience
from bridges.delivery.api import Api
from bridges.delivery.channel import Gone, Refused, TryLater
from bridges.delivery.desk import BROKEN, BUTTON_GONE, ERASED, LATE, NOTHING_TO_ERASE, Desk
from bridges.delivery.incoming import Incoming
from bridges.delivery.store import Store
from bridges.rendering.parts import Limits, Part
from tests.support.scripted_api import DROPPED, WELCOME, ScriptedApi, answered, opened, refused

WITH_CHOICES = {"choices": [{"id": "studies", "label": "Quelles études ?"}, {"id": "pay", "label": "Le salaire"}]}


@dataclass
class FakeChannel:
    limits: Limits = Limits(text=4000)
    help_text: str = "Aide"
    unreadable_text: str = "Je ne lis que le texte."
    sent: list[tuple[str, Part, str]] = field(default_factory=list)
    failures: list[Exception] = field(default_factory=list)
    typing: int = 0

    async def send(self, address: dict[str, Any], part: Part, send_id: str) -> None:
        await asyncio.sleep(0)
        if self.failures:
            raise self.failures.pop(0)
        self.sent.append((address["to"], part, send_id))

    async def show_typing(self, address: dict[str, Any]) -> None:
        self.typing += 1

    def texts(self) -> list[str]:
        return [part.text for _, part, _ in self.sent]


@dataclass
class Bench:
    """A desk between a scripted API and a fake channel; `store` is the file's."""

    path: Path
    url: str
    channel: FakeChannel = field(default_factory=FakeChannel)

    def run(self, *updates: Incoming) -> list[str]:
        """Handle the updates as a new process would, to the end; return what was sent."""
        return asyncio.run(self._run(updates))

    async def _run(self, updates: tuple[Incoming, ...]) -> list[str]:
        store, api = Store(self.path), Api(self.url)
        desk = Desk(store, api, self.channel)
        desk.resume()
        desk.accept(updates)
        async with asyncio.timeout(20) if hasattr(asyncio, "timeout") else _no_limit():
            while store.chats():
                await asyncio.sleep(0.005)
        await desk.close()
        await api.close()
        store.close()
        return self.channel.texts()


class _no_limit:
    async def __aenter__(self) -> None: ...
    async def __aexit__(self, *_: object) -> None: ...


def said(text: str, order: int = 1, **fields: Any) -> Incoming:
    given = {"key": str(order), "chat": "c", "user": "u", "kind": "text", **fields}
    return Incoming(order=order, text=text, address={"to": given["chat"]}, **given)


@pytest.fixture
def bench(tmp_path: Path, api: ScriptedApi, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.setattr(patience, "FIRST_PAUSE", 0.01)
    return Bench(tmp_path / "bridge.db", api.url)


def test_the_welcome_goes_first_then_the_answer(bench: Bench, api: ScriptedApi) -> None:
    api.answers(opened(), answered("Bac+5."), answered("45 000 €."))
    assert bench.run(said("études"), said("salaire", 2)) == [WELCOME["text"], "Bac+5.", "45 000 €."]
    assert [body["text"] for body in api.said()] == ["études", "salaire"]
