"""Whole conversations with the real assistant, over telegram-test-api: a Bot API server that others wrote.

It knows neither pictures nor the typing action: the bridge must do without. The questions are those whose answers are
words.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import requests

from bridges.delivery.answering import ERASED, NOTHING_TO_ERASE
from bridges.telegram.words import UNREADABLE
from runtime.ports import free_port
from tests.bridges.telegram.bot_api_rules import visible_text
from tests.bridges.telegram.bot_api_server import TOKEN
from tests.bridges.telegram.conftest import telegram_bridge
from tests.support.assistant import ROOT, Assistant
from tests.support.bridge_process import running_bridge
from tests.support.node_packages import ensure_packages

PACKAGE = ROOT / "tests" / "bridges" / "telegram" / "telegram_test_api"
AUTOMATIC = "un programme automatique, pas une personne"


@dataclass
class User:
    """A person in a private chat, as the package's own client plays one."""

    url: str
    number: int

    def say(self, text: str, expected: int = 1) -> list[dict[str, Any]]:
        return self._send("/sendMessage", {"text": text}, expected)

    def command(self, text: str, expected: int = 1) -> list[dict[str, Any]]:
        entities = [{"type": "bot_command", "offset": 0, "length": len(text)}]
        return self._send("/sendCommand", {"text": text, "entities": entities}, expected)

    def press(self, label: str, message: dict[str, Any], expected: int = 1) -> list[dict[str, Any]]:
        markup = message["reply_markup"]
        (data,) = [it["callback_data"] for row in markup["inline_keyboard"] for it in row if it["text"] == label]
        pressed = {**self._who(), "message_id": message["message_id"], "reply_markup": markup}
        return self._send("/sendCallback", {"message": pressed, "data": data}, expected)

    def send(self, expected: int = 1, **content: Any) -> list[dict[str, Any]]:
        return self._send("/sendMessage", content, expected)

    def _send(self, path: str, content: dict[str, Any], expected: int) -> list[dict[str, Any]]:
        body = {**self._who(), "botToken": TOKEN, "date": int(time.time()), **content}
        requests.post(self.url + path, json=body, timeout=10).raise_for_status()
        return self._receive(expected)

    def _receive(self, expected: int) -> list[dict[str, Any]]:
        got: list[dict[str, Any]] = []
        deadline = time.monotonic() + 40
        while len(got) < expected:
            assert time.monotonic() < deadline, f"{expected} messages expected, {got} came"
            asked = {"token": TOKEN, "chatId": self.number}
            new = requests.post(f"{self.url}/getUpdates", json=asked, timeout=10).json()["result"]
            got += [{**update["message"], "message_id": update["messageId"]} for update in new]
            time.sleep(0.05)
        return got

    def _who(self) -> dict[str, Any]:
        person = {"id": self.number, "first_name": "Ana", "username": "ana", "is_bot": False}
        return {"from": person, "chat": {"id": self.number, "type": "private", "first_name": "Ana"}}


@pytest.fixture(scope="module")
def package_server() -> Iterator[str]:
    """Run telegram-test-api and return its address."""
    ensure_packages(PACKAGE)
    port = free_port()
    with subprocess.Popen(["node", "server.cjs", str(port)], cwd=PACKAGE, stdout=subprocess.PIPE, text=True) as node:
        assert node.stdout is not None
        assert node.stdout.readline() == "ready\n"
        yield f"http://127.0.0.1:{port}"
        node.terminate()


@pytest.fixture(scope="module")
def users(package_server: str, assistant: Assistant, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[User]]:
    bridge = telegram_bridge(tmp_path_factory.mktemp("bridge"), package_server, assistant.url)
    with running_bridge(bridge):
        yield [User(package_server, number) for number in range(1, 5)]


def text_of(message: dict[str, Any]) -> str:
    return visible_text(message["text"]).replace("\u00a0", " ")


def labels(message: dict[str, Any]) -> list[str]:
    return [button["text"] for row in message["reply_markup"]["inline_keyboard"] for button in row]


def test_from_the_welcome_to_a_programme(users: list[User]) -> None:
    user = users[0]
    welcome, studies = user.say("c koi les etudes pr faire ca", expected=2)
    assert AUTOMATIC in text_of(welcome)
    assert "bac+5" in text_of(studies)
    assert labels(studies)
    (found,) = user.say("bac+6 à grenobel")
    assert "Ensimag" in text_of(found)
    (programme,) = user.press(labels(found)[0], found)
    assert "grenoble-em.com" in text_of(programme)
    assert "Admission" in text_of(programme)


def test_two_people_at_once_keep_their_own_thread(users: list[User]) -> None:
    one, other = users[1], users[2]
    _, lille = one.say("je cherche des formations à Lille", expected=2)
    _, grenoble = other.say("je cherche des formations à Grenoble", expected=2)
    assert "Formations à Lille" in text_of(lille)
    assert "Formations à Grenoble" in text_of(grenoble)
    (of_lille,) = one.press(labels(lille)[0], lille)
    (of_grenoble,) = other.press(labels(grenoble)[0], grenoble)
    assert "Lille" in text_of(of_lille)
    assert "Grenoble" not in text_of(of_lille)
    assert "Grenoble" in text_of(of_grenoble)


def test_commands_and_what_is_no_text(users: list[User]) -> None:
    user = users[3]
    (welcome,) = user.command("/start")
    assert AUTOMATIC in text_of(welcome)
    assert len(labels(welcome)) >= 3
    (help_text,) = user.command("/aide")
    assert "/effacer" in text_of(help_text)
    (sentence,) = user.send(photo=[{"file_id": "x"}])
    assert text_of(sentence) == UNREADABLE
    (erased,) = user.command("/effacer")
    assert text_of(erased) == ERASED
    (again,) = user.command("/effacer")
    assert text_of(again) == NOTHING_TO_ERASE.replace("\u00a0", " ")
    welcome, answer = user.say("bonjour", expected=2)
    assert AUTOMATIC in text_of(welcome)
    assert text_of(answer)


def test_a_message_that_is_too_long_gets_the_reason(users: list[User]) -> None:
    (refusal,) = users[0].say("x" * 1001)
    assert "trop long" in text_of(refusal)
    (answer,) = users[0].say("quelles études ?")
    assert "bac+5" in text_of(answer)
