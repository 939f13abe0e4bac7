"""The bridge as a process, between a strict Bot API server and a scripted API."""

from __future__ import annotations

import itertools
import json
import re
import signal
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bridges.delivery.answering import ERASED
from bridges.telegram.updates import CHOSEN
from bridges.telegram.words import HELP, MENU, UNREADABLE
from tests.bridges.telegram.bot_api_rules import visible_text
from tests.bridges.telegram.bot_api_server import BOT, BotApiServer, Failure, bot_api_server
from tests.bridges.telegram.conftest import SECRET, telegram_bridge
from tests.support.assistant import ROOT
from tests.support.bridge_process import BridgeProcess, running_bridge
from tests.support.scripted_api import WELCOME, ScriptedApi, answered, opened, refused

HELLO = WELCOME["text"]
CHOICES = [{"id": "é" * 64, "label": "Études\u00a0?"}, {"id": "pay", "label": "Le salaire & le reste <b>"}]
EXAMPLES = sorted((ROOT / "runtime" / "api" / "examples").glob("*.json"))
_chats = itertools.count(1001)


@pytest.fixture(scope="module")
def bridge(
    server: BotApiServer, scripted: ScriptedApi, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BridgeProcess]:
    with running_bridge(telegram_bridge(tmp_path_factory.mktemp("telegram"), server.url, scripted.url)) as running:
        yield running


@pytest.fixture
def chat(bridge: BridgeProcess, server: BotApiServer, scripted: ScriptedApi) -> Iterator[int]:
    """Return a chat of the test's own; afterwards nothing is left to do."""
    number = next(_chats)
    scripted.answers(opened(f"token-{number}"))
    yield number
    assert scripted.script == []
    server.wait_until(server.is_confirmed)


def labels(message: dict[str, Any]) -> list[list[str]]:
    return [[button["text"] for button in row] for row in message["reply_markup"]["inline_keyboard"]]


class TestShowing:
    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
    def test_every_type_of_message(self, server: BotApiServer, scripted: ScriptedApi, chat: int, path: Path) -> None:
        messages = json.loads(path.read_text("utf-8"))
        scripted.answers((200, {"messages": messages}))
        server.say(chat, "?")
        shown = server.wait_for(chat, 2)[1]
        (message,) = messages
        assert (shown["method"] == "sendPhoto") == (message["type"] in ("chart", "steps"))
        words = shown.get("text") or shown["caption"]
        plain = message["text"].replace("**", "").replace("- ", "• ")
        assert words.startswith(plain)
        assert (
            [label for (label,) in labels(shown)] == [it["label"] for it in message["choices"]]
            if ("choices" in message)
            else "reply_markup" not in shown
        )

    def test_a_long_text_is_cut_between_paragraphs(
        self, server: BotApiServer, scripted: ScriptedApi, chat: int
    ) -> None:
        paragraphs = [f"{number} " + "<é&> " * 180 for number in range(10)]
        scripted.answers(answered("\n\n".join(paragraphs), choices=[{"id": "1", "label": "Oui"}]))
        server.say(chat, "?")
        pieces = server.wait_for(chat, 4)[1:]
        assert "\n\n".join(piece["text"] for piece in pieces) == "\n\n".join(it.strip() for it in paragraphs)
        assert ["reply_markup" in piece for piece in pieces] == [False, False, True]

    def test_a_caption_that_is_too_long_follows_its_picture(
        self, server: BotApiServer, scripted: ScriptedApi, chat: int
    ) -> None:
        (example,) = json.loads((ROOT / "runtime/api/examples/chart.json").read_text("utf-8"))
        scripted.answers((200, {"messages": [{**example, "text": "a b " * 400}]}))
        server.say(chat, "?")
        _, picture, words = server.wait_for(chat, 3)
        assert (picture["method"], "caption" in picture, words["method"]) == ("sendPhoto", False, "sendMessage")

    def test_formatting_is_escaped_and_links_lead_to_the_web(
        self, server: BotApiServer, scripted: ScriptedApi, chat: int
    ) -> None:
        scripted.answers(answered('**Gras** <i>&</i> [site](https://ex.org/?a="1"&b=2) [3114](tel:3114) _a_ `b`'))
        server.say(chat, "?")
        assert server.wait_for(chat, 2)[1]["text"] == "Gras <i>&</i> site 3114 _a_ `b`"
        sent = [call for call in server.calls_of("sendMessage") if call["chat_id"] == chat][-1]
        assert sent["parse_mode"] == "HTML"

    def test_typing_is_shown_while_the_assistant_thinks(
        self, server: BotApiServer, scripted: ScriptedApi, chat: int
    ) -> None:
        scripted.answers(answered("Oui."))
        server.say(chat, "?")
        server.wait_for(chat, 2)
        assert {"chat_id": chat, "action": "typing"} in server.calls_of("sendChatAction")

    def test_the_menu(self, bridge: BridgeProcess, server: BotApiServer) -> None:
        server.wait_until(lambda: bool(server.calls_of("setMyCommands")))
        (menu,) = server.calls_of("setMyCommands")
        assert {it["command"]: it["description"] for it in menu["commands"]} == MENU
        assert set(MENU) == {"start", "aide", "recommencer", "effacer"}

    def test_the_commands_of_the_menu(self, server: BotApiServer, scripted: ScriptedApi, chat: int) -> None:
        scripted.answers((204, None), opened("new"), (204, None))
        for command in ("/start", "/aide", "/recommencer", "/effacer"):
            server.say(chat, command)
        server.wait_for(chat, 4)
        # Telegram has what is bold, and the numbers to call, beside the text.
        shown = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", HELP.replace("- ", "• ")).replace("**", "")
        assert server.texts(chat) == [HELLO, visible_text(shown), HELLO, ERASED]
        deleted = [token for method, _, token, _ in scripted.received if method == "DELETE"]
        assert deleted[-2:] == [f"Bearer token-{chat}", "Bearer new"]


class TestButtons:
    def test_a_pressed_button_takes_its_choice_and_stays_marked(
        self, server: BotApiServer, scripted: ScriptedApi, chat: int
    ) -> None:
        scripted.answers(answered("?", choices=CHOICES), answered("Bac+5."), answered("45 000 €."))
        server.say(chat, "?")
        message = server.wait_for(chat, 2)[1]
        assert labels(message) == [[choice["label"]] for choice in CHOICES]
        for number, choice in enumerate(CHOICES, start=3):
            server.press(choice["label"], message)
            server.wait_for(chat, number)
        assert [body.get("choice") for body in scripted.said()[-2:]] == [it["id"] for it in CHOICES]
        server.wait_until(lambda: len(server.calls_of("editMessageReplyMarkup")) >= 2)
        assert labels(server.calls_of("editMessageReplyMarkup")[-1]) == [
            [CHOICES[0]["label"]],
            [CHOSEN + CHOICES[1]["label"]],
        ]
        assert len(server.calls_of("answerCallbackQuery")) >= 2

    def test_a_button_is_valid_after_a_restart(
        self, bridge: BridgeProcess, server: BotApiServer, scripted: ScriptedApi, chat: int
    ) -> None:
        scripted.answers(answered("?", choices=CHOICES), answered("45 000 €."))
        server.say(chat, "?")
        message = server.wait_for(chat, 2)[1]
        bridge.restart()  # which may repeat the last message
        server.press(CHOICES[1]["label"], message)
        server.wait_until(lambda: server.texts(chat)[-1] == "45 000 €.")
        assert scripted.said()[-1]["choice"] == "pay"

    def test_feedback_stands_last_on_one_row(self, server: BotApiServer, scripted: ScriptedApi, chat: int) -> None:
        labelled = {"g": "👍 Utile", "b": "👎 Pas utile"}
        feedback = [{"id": id_, "label": label, "kind": "feedback"} for id_, label in labelled.items()]
        scripted.answers(answered("?", choices=[feedback[0], *CHOICES, feedback[1]]))
        server.say(chat, "?")
        assert labels(server.wait_for(chat, 2)[1])[-1] == ["👍 Utile", "👎 Pas utile"]


class TestOtherThanText:
    @pytest.mark.parametrize(
        "kind", ["photo", "voice", "sticker", "location", "poll", "video", "document", "contact", "dice"]
    )
    def test_gets_a_kind_sentence(self, server: BotApiServer, chat: int, kind: str) -> None:
        content: dict[str, Any] = {kind: {}}
        server.deliver(server.message(chat, **content))
        server.wait_for(chat, 2)
        assert server.texts(chat) == [HELLO, UNREADABLE]

    def test_what_asks_nothing_gets_nothing(self, server: BotApiServer, scripted: ScriptedApi, chat: int) -> None:
        edited = server.message(chat, text="corrigé")["message"]
        scripted.answers(answered("Oui."))
        server.deliver(
            {"edited_message": edited},
            {"poll": {"id": "1"}},
            {"chat_join_request": {}},
            {"message": {"no": "chat"}},
            server.message(chat, new_chat_members=[]),
            server.message(chat, text="vraie question"),
        )
        server.wait_for(chat, 2)
        assert scripted.said()[-1]["text"] == "vraie question"
        assert server.texts(chat) == [HELLO, "Oui."]


class TestGroups:
    def test_only_when_mentioned_or_answered(self, server: BotApiServer, scripted: ScriptedApi, chat: int) -> None:
        group = -chat
        scripted.answers(answered("1"), answered("2"))
        asked = server.message(group, chat, "group", text=f"@{BOT['username']} cb sa gagne ?")
        ours = {"message_id": 1, "from": BOT, "chat": {"id": group, "type": "group"}}
        server.deliver(
            server.message(group, chat, "group", text="salut tout le monde"),
            server.message(group, chat, "group", text="/aide"),
            asked,
            server.message(group, chat, "group", text="et à Lille ?", reply_to_message=ours),
            server.message(group, chat, "group", photo=[{}]),
        )
        server.wait_for(group, 3)
        assert server.texts(group) == [HELLO, "1", "2"]
        assert [body["text"] for body in scripted.said()[-2:]] == ["cb sa gagne ?", "et à Lille ?"]
        replies = [message["reply_parameters"]["message_id"] for message in server.to(group)]
        assert replies[:2] == [asked["message"]["message_id"]] * 2

    def test_each_user_has_a_conversation_of_their_own(
        self, server: BotApiServer, scripted: ScriptedApi, chat: int
    ) -> None:
        group, other = -chat, chat + 500_000
        scripted.answers(answered("1"), opened("other"), answered("2"))
        for user in (chat, other):
            server.deliver(server.message(group, user, "group", text=f"@{BOT['username']} salut"))
        server.wait_for(group, 4)
        tokens = [token for _, path, token, _ in scripted.received if path.endswith("/messages")]
        assert tokens[-2:] == [f"Bearer token-{chat}", "Bearer other"]

    def test_a_group_that_became_a_supergroup_is_followed(
        self, server: BotApiServer, scripted: ScriptedApi, chat: int
    ) -> None:
        group, moved = -chat, -chat - 1_000_000
        scripted.answers(answered("Oui."))
        server.migrated[group] = moved
        server.deliver(server.message(group, chat, "group", text=f"@{BOT['username']} salut"))
        server.wait_for(moved, 2)
        assert server.texts(moved) == [HELLO, "Oui."]


class TestFailures:
    def test_who_blocked_the_bot_is_left_alone_until_they_write(
        self, bridge: BridgeProcess, server: BotApiServer, scripted: ScriptedApi, chat: int
    ) -> None:
        server.blocked.add(chat)
        server.say(chat, "salut")
        server.wait_until(lambda: "takes no more messages" in bridge.log)
        attempts = [call for call in server.calls_of("sendMessage") if call["chat_id"] == chat]
        assert len(attempts) == 1
        server.blocked.clear()
        scripted.answers(answered("Oui."))
        server.say(chat, "me revoilà")
        server.wait_for(chat, 1)
        assert server.texts(chat) == ["Oui."]

    def test_retry_after_is_obeyed(self, server: BotApiServer, scripted: ScriptedApi, chat: int) -> None:
        scripted.answers(answered("Oui."))
        server.fail("sendMessage", Failure(429, "Too Many Requests: retry after 1", {"retry_after": 1}))
        started = time.monotonic()
        server.say(chat, "salut")
        server.wait_for(chat, 2)
        assert time.monotonic() - started >= 1
        assert server.texts(chat) == [HELLO, "Oui."]

    @pytest.mark.parametrize("failure", [Failure(500, "Internal"), Failure(502, "Bad Gateway"), Failure(200, "<html>")])
    def test_a_telegram_that_stumbles_is_asked_again(
        self, server: BotApiServer, scripted: ScriptedApi, chat: int, failure: Failure
    ) -> None:
        scripted.answers(answered("Oui."))
        for method in ("sendMessage", "getUpdates", "sendChatAction"):
            server.fail(method, failure)
        server.say(chat, "salut")
        server.wait_for(chat, 2)
        assert server.texts(chat) == [HELLO, "Oui."]

    def test_an_answer_waits_for_a_token_that_was_withdrawn(
        self, server: BotApiServer, scripted: ScriptedApi, chat: int
    ) -> None:
        scripted.answers(answered("Oui."))
        for method in ("sendMessage", "sendChatAction"):
            server.fail(method, Failure(401, "Unauthorized"))
        server.say(chat, "salut")
        server.wait_for(chat, 2)
        assert server.texts(chat) == [HELLO, "Oui."]

    def test_what_waits_is_answered_once_when_the_network_is_back(
        self, server: BotApiServer, scripted: ScriptedApi, chat: int
    ) -> None:
        scripted.answers(*[answered(str(number)) for number in range(3)])
        server.stop()
        for number in range(3):
            server.say(chat, f"question {number}")
        time.sleep(1.5)
        server.start()
        server.wait_for(chat, 4)
        server.wait_until(server.is_confirmed)
        assert server.texts(chat) == [HELLO, "0", "1", "2"]

    def test_formatting_that_telegram_cannot_read_goes_without(
        self, server: BotApiServer, scripted: ScriptedApi, chat: int
    ) -> None:
        scripted.answers(answered("**Oui** & non."))
        server.fail("sendMessage", Failure(400, "Bad Request: can't parse entities: unsupported start tag"))
        server.say(chat, "salut")
        server.wait_for(chat, 2)
        assert server.texts(chat) == [HELLO, "Oui & non."]

    def test_updates_that_come_again_are_answered_once(
        self, server: BotApiServer, scripted: ScriptedApi, chat: int
    ) -> None:
        scripted.answers(answered("1"), answered("2"), answered("3"))
        first, second, third = (
            {"update_id": server.next_update_id(), **server.message(chat, text=str(number))} for number in (1, 2, 3)
        )
        server.deliver(second, first, second)
        server.wait_for(chat, 3)
        server.repeat(second, first)
        server.wait_until(lambda: not server._repeats)
        server.repeat(first)
        server.deliver(third, third)
        server.wait_for(chat, 4)
        server.wait_until(server.is_confirmed)
        assert server.texts(chat) == [HELLO, "1", "2", "3"]
        assert [body["text"] for body in scripted.said()[-3:]] == ["1", "2", "3"]

    def test_the_offset_confirms_only_what_is_written_down(
        self, bridge: BridgeProcess, server: BotApiServer, scripted: ScriptedApi, chat: int
    ) -> None:
        scripted.answers(answered("Oui."))
        server.say(chat, "salut")
        server.wait_for(chat, 2)
        server.wait_until(server.is_confirmed)
        confirmed = max(call.get("offset", 0) for call in server.calls_of("getUpdates")) - 1
        with sqlite3.connect(bridge.folder / "telegram.db") as database:
            known = {key for (key,) in database.execute("SELECT key FROM updates UNION SELECT key FROM handled")}
        assert str(confirmed) in known


class TestTheProcess:
    def test_the_shared_secret_is_shown(self, scripted: ScriptedApi, server: BotApiServer, chat: int) -> None:
        scripted.answers(answered("Oui."))
        server.say(chat, "salut")
        server.wait_for(chat, 2)
        assert set(scripted.secrets) == {SECRET}

    def test_the_log_holds_no_token_and_nothing_that_was_said(
        self, bridge: BridgeProcess, server: BotApiServer, scripted: ScriptedApi, chat: int
    ) -> None:
        scripted.answers(refused(503, "…", Retry_After="0"), answered("Une réponse."))
        server.say(chat, "Un secret")
        server.wait_for(chat, 2)
        assert "cannot be reached" in bridge.log or "answers 503" in bridge.log
        assert not any(word in bridge.log for word in ("TEST-token", "Un secret", "Une réponse", f"token-{chat}"))

    def test_a_second_process_is_turned_away(
        self, bridge: BridgeProcess, server: BotApiServer, scripted: ScriptedApi, tmp_path: Path
    ) -> None:
        second = telegram_bridge(bridge.folder, server.url, scripted.url).start()
        assert second.wait() == 1
        assert "Une autre passerelle utilise déjà" in bridge.log.splitlines()[-1]

    @pytest.mark.parametrize(
        ("token", "sentence"),
        [("", "TELEGRAM_TOKEN manque"), ("abc", "TELEGRAM_TOKEN manque"), ("1:wrong", "Telegram refuse le jeton")],
    )
    def test_a_wrong_token_is_one_clear_line(
        self, server: BotApiServer, scripted: ScriptedApi, tmp_path: Path, token: str, sentence: str
    ) -> None:
        wrong = telegram_bridge(tmp_path, server.url, scripted.url, TELEGRAM_TOKEN=token).start()
        assert wrong.wait() == 1
        assert len(wrong.log.splitlines()) == 1
        assert sentence in wrong.log

    def test_it_ends_when_it_is_told(self, scripted: ScriptedApi, tmp_path: Path) -> None:
        with bot_api_server() as server:
            bridge = telegram_bridge(tmp_path, server.url, scripted.url).start()
            server.wait_until(lambda: bool(server.calls_of("getUpdates")))
            assert bridge.kill(signal.SIGTERM) == 0
        assert "Traceback" not in bridge.log
