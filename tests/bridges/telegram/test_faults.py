"""Nothing lost, doubled or out of order: in a crowd, and when each part is killed in mid-conversation.

What reached each chat is compared with what the assistant itself remembers of the conversation.
"""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import requests

from bridges.delivery.answering import LATE
from bridges.rendering.html import telegram_html
from bridges.rendering.parts import Limits, render
from tests.bridges.telegram.bot_api_rules import visible_text
from tests.bridges.telegram.bot_api_server import BotApiServer, Failure
from tests.bridges.telegram.conftest import SECRET, telegram_bridge
from tests.bridges.telegram.counting import Count, count
from tests.support.assistant import Assistant, running
from tests.support.bridge_process import BridgeProcess, running_bridge

# Every kind of answer: words, a picture, a search by the action server, asking back, declining.
QUESTIONS = (
    "quelles études ?", "je cherche des formations à Grenoble", "cb sa gagne ?", "en bac+6", "c quoi le métier",
    "quel temps fait-il ?", "formations à Lille", "il faut être fort en maths ?", "et les débouchés ?", "merci",
)  # fmt: skip
# As bridges.telegram.channel has them, whose module needs the bridges' environment.
LIMITS = Limits(text=4096, caption=1024, buttons=100)


@pytest.fixture(scope="module")
def fragile(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Return an assistant of this module's own, which knows the bridge, and whose parts get killed."""
    folder = tmp_path_factory.mktemp("fragile")
    with running(
        Assistant(folder, model, separate_actions=True, environment={"CAP_IA_BRIDGE_SECRET": SECRET})
    ) as started:
        yield started


@pytest.fixture
def bridge(fragile: Assistant, server: BotApiServer, tmp_path: Path) -> Iterator[BridgeProcess]:
    with running_bridge(telegram_bridge(tmp_path, server.url, fragile.url)) as started:
        yield started


def remembered(fragile: Assistant, bridge: BridgeProcess, chat: int) -> list[dict[str, Any]]:
    """Return a chat's conversation as the assistant has it."""
    with sqlite3.connect(bridge.folder / "telegram.db") as database:
        ((token,),) = database.execute("SELECT token FROM conversations WHERE chat = ?", (str(chat),)).fetchall()
    headers = {"Authorization": f"Bearer {token}", "X-Bridge-Secret": SECRET}
    messages: list[dict[str, Any]] = requests.get(f"{fragile.url}/messages", headers=headers, timeout=30).json()[
        "messages"
    ]
    return messages


def shown(messages: Sequence[dict[str, Any]]) -> list[str]:
    """Return what a user must see of the assistant's side."""
    said = [message for message in messages if message["from"] == "assistant"]
    parts = [part for message in said for part in render([message], LIMITS, lambda message: b"")]
    # A picture is drawn or not; its words are there.
    return [visible_text(telegram_html(part.text)) for part in parts if part.text]


def compare(fragile: Assistant, bridge: BridgeProcess, server: BotApiServer, chats: Sequence[int]) -> Count:
    """Return how what reached the chats compares with what the assistant said."""
    total = Count()
    for chat in chats:
        got = [text for text in server.texts(chat) if text and text != LATE]
        total += count(shown(remembered(fragile, bridge, chat)), got)
    return total


def handled(bridge: BridgeProcess) -> int:
    """Return how many updates the bridge has done with; none before it has its file."""
    try:
        with sqlite3.connect(f"file:{bridge.folder}/telegram.db?mode=ro", uri=True, timeout=30) as database:
            return int(database.execute("SELECT count(*) FROM handled").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def wait_until_handled(server: BotApiServer, bridge: BridgeProcess, messages: int, seconds: float) -> None:
    server.wait_until(
        lambda: handled(bridge) >= messages, seconds, lambda: f"{messages} messages handled, not {handled(bridge)}"
    )
    server.wait_until(server.is_confirmed)


def wait_for_another_message(server: BotApiServer) -> None:
    sent = len(server.sent)
    server.wait_until(lambda: len(server.sent) > sent)


def test_fifty_users_at_once(
    fragile: Assistant, bridge: BridgeProcess, server: BotApiServer, capsys: pytest.CaptureFixture[str]
) -> None:
    chats, rounds = range(1, 51), 10
    updates = [
        {"update_id": server.next_update_id(), **server.message(chat, text=QUESTIONS[(chat + turn) % len(QUESTIONS)])}
        for turn in range(rounds)
        for chat in chats
    ]
    asked = {chat: [it["message"]["text"] for it in updates if it["message"]["chat"]["id"] == chat] for chat in chats}
    # Each batch that Telegram gives (100) is in no order and holds some twice; later, others come once more.
    chance = random.Random(7)
    for start in range(0, len(updates), 70):
        batch = updates[start : start + 70]
        doubled = batch + chance.sample(batch, min(30, len(batch)))
        server.deliver(*chance.sample(doubled, len(doubled)))
        server.repeat(*chance.sample(updates[:start], min(20, start)))
    server.fail("sendMessage", *[Failure(429, "Too Many Requests", {"retry_after": 1})] * 5)
    started = time.monotonic()
    wait_until_handled(server, bridge, len(updates), 240)
    took = time.monotonic() - started
    counted = compare(fragile, bridge, server, chats)
    for chat in chats:
        said = [entry["text"] for entry in remembered(fragile, bridge, chat) if entry["from"] == "user"]
        assert said == asked[chat], "each question once, in its order"
    with capsys.disabled():
        print(
            f"\nTelegram, {len(chats)} users: sent {len(updates)}, answered with {counted.expected} messages in "
            f"{took:.0f} s; lost {counted.lost}, doubled {counted.doubled}, out of order {counted.out_of_order}"
        )
    assert counted.expected >= len(updates) + len(chats)
    assert (counted.lost, counted.doubled, counted.out_of_order) == (0, 0, 0)


def test_parts_killed_in_mid_conversation(
    fragile: Assistant, bridge: BridgeProcess, server: BotApiServer, capsys: pytest.CaptureFixture[str]
) -> None:
    chats, rounds = range(101, 107), 10

    def kill_server() -> None:
        fragile.kill("server")
        fragile.start_server()

    def kill_actions() -> None:
        fragile.kill("actions")
        fragile.start_actions()

    def cut_the_network() -> None:
        server.stop()
        time.sleep(1)
        server.start()

    faults: list[Callable[[], None]] = [
        bridge.restart,
        kill_server,
        bridge.restart,
        kill_actions,
        bridge.restart,
        cut_the_network,
    ]
    kills = sum(fault == bridge.restart for fault in faults)
    # Long enough that a kill falls between a send and its answer, and between an answer and what is remembered of it.
    server.delay = 0.05
    for turn in range(rounds):
        server.deliver(*[server.message(chat, text=QUESTIONS[(chat + turn) % len(QUESTIONS)]) for chat in chats])
        if turn % 2 == 0 and faults:
            wait_for_another_message(server)
            faults.pop(0)()
    for fault in faults:
        fault()
    server.delay = 0.0
    wait_until_handled(server, bridge, len(chats) * rounds, 120)
    counted = compare(fragile, bridge, server, chats)
    for chat in chats:
        said = [entry["text"] for entry in remembered(fragile, bridge, chat) if entry["from"] == "user"]
        assert said == [QUESTIONS[(chat + turn) % len(QUESTIONS)] for turn in range(rounds)]
    with capsys.disabled():
        print(
            f"\nTelegram, each part killed: sent {len(chats) * rounds}, answered with {counted.expected} messages; "
            f"lost {counted.lost}, doubled {counted.doubled} in {kills} kills of the bridge, "
            f"out of order {counted.out_of_order}"
        )
    assert (counted.lost, counted.out_of_order) == (0, 0)
    assert counted.doubled <= kills, "at most one repeated send for each kill"
