"""Delivery by Telegram itself: who may, what is said, and what a kill leaves."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import requests

from bridges.telegram.webhook import SECRET_HEADER
from runtime.ports import free_port
from tests.bridges.telegram.bot_api_server import BotApiServer
from tests.bridges.telegram.conftest import telegram_bridge
from tests.support.bridge_process import BridgeProcess, running_bridge
from tests.support.scripted_api import WELCOME, ScriptedApi, answered, opened, refused

HELLO = WELCOME["text"]
PUBLIC = "https://exemple.org/telegram"
_chats = itertools.count(5001)


class Webhook:
    """What stands behind the public address."""

    def __init__(self, port: int, server: BotApiServer) -> None:
        self.url = f"http://127.0.0.1:{port}/telegram"
        self._server = server

    @property
    def secret(self) -> str:
        return str(self._server.calls_of("setWebhook")[-1]["secret_token"])

    def post(self, update: Any, secret: str | None = None) -> int:
        shown = {SECRET_HEADER: (self.secret if secret is None else secret).encode()}
        body = {"data": update} if isinstance(update, bytes) else {"json": update}
        return requests.post(self.url, headers=shown, timeout=10, **body).status_code


@pytest.fixture(scope="module")
def port() -> int:
    return free_port()


@pytest.fixture(scope="module")
def bridge(
    server: BotApiServer, scripted: ScriptedApi, port: int, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BridgeProcess]:
    settings = {"TELEGRAM_WEBHOOK_URL": PUBLIC, "TELEGRAM_WEBHOOK_PORT": str(port)}
    folder = tmp_path_factory.mktemp("webhook")
    with running_bridge(telegram_bridge(folder, server.url, scripted.url, **settings)) as running:
        server.wait_until(lambda: bool(server.calls_of("setWebhook")))
        yield running


@pytest.fixture
def webhook(bridge: BridgeProcess, server: BotApiServer, port: int) -> Webhook:
    return Webhook(port, server)


def update(server: BotApiServer, chat: int, text: str) -> dict[str, Any]:
    return {"update_id": server.next_update_id(), **server.message(chat, text=text)}


def test_telegram_is_told_where_and_with_which_secret(webhook: Webhook, server: BotApiServer) -> None:
    call = server.calls_of("setWebhook")[0]
    assert (call["url"], call["max_connections"]) == (PUBLIC, 1)
    assert len(call["secret_token"]) >= 32
    assert server.calls_of("getUpdates") == []


@pytest.mark.parametrize("secret", ["", "wrong", "é", "x" * 1000])
def test_without_the_right_secret_nothing_gets_in(
    webhook: Webhook, server: BotApiServer, scripted: ScriptedApi, secret: str
) -> None:
    chat = next(_chats)
    assert webhook.post(update(server, chat, "laisse-moi entrer"), secret) == 403
    assert requests.post(webhook.url, json={}, timeout=10).status_code == 403
    assert requests.get(webhook.url, timeout=10).status_code == 405
    assert scripted.received == []


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff", b"{}", b'{"update_id": "1"}', b"[" * 100_000])
def test_what_is_no_update_is_refused(webhook: Webhook, body: bytes) -> None:
    assert webhook.post(body) == 400


def test_an_update_is_answered_once_however_often_it_comes(
    webhook: Webhook, server: BotApiServer, scripted: ScriptedApi
) -> None:
    chat = next(_chats)
    scripted.answers(opened(), answered("Oui."), answered("Encore."))
    first = update(server, chat, "salut")
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(webhook.post, [first] * 8)) == {200}
    server.wait_for(chat, 2)
    assert [webhook.post(first), webhook.post(update(server, chat, "et ?"))] == [200, 200]
    server.wait_for(chat, 3)
    assert server.texts(chat) == [HELLO, "Oui.", "Encore."]


def test_a_port_that_is_taken_is_one_clear_line(
    bridge: BridgeProcess, server: BotApiServer, scripted: ScriptedApi, port: int, tmp_path: Path
) -> None:
    settings = {"TELEGRAM_WEBHOOK_URL": PUBLIC, "TELEGRAM_WEBHOOK_PORT": str(port)}
    second = telegram_bridge(tmp_path, server.url, scripted.url, **settings).start()
    assert second.wait() == 1
    assert f"Le port {port} (TELEGRAM_WEBHOOK_PORT)" in second.log.splitlines()[-1]
    assert "Traceback" not in second.log


def test_what_was_accepted_is_answered_after_a_kill(
    bridge: BridgeProcess, webhook: Webhook, server: BotApiServer, scripted: ScriptedApi
) -> None:
    chat, secret = next(_chats), webhook.secret
    scripted.answers(refused(503, "…", Retry_After="60"))
    assert webhook.post(update(server, chat, "salut")) == 200
    server.wait_until(lambda: scripted.script == [])
    scripted.answers(opened(), answered("Oui."))
    bridge.restart()
    server.wait_for(chat, 2)
    assert server.texts(chat) == [HELLO, "Oui."]
    server.wait_until(lambda: len(server.calls_of("setWebhook")) == 2)
    assert webhook.secret == secret, "what Telegram still shows is still right"
