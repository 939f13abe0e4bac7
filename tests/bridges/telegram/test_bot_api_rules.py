"""The rules that the bridge's calls are checked against refuse what Telegram refuses."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bridges.telegram.bot_api_rules import PNG, RuleBroken, check, visible_text

OFF = {"link_preview_options": {"is_disabled": True}, "parse_mode": "HTML"}
SIZE = b"\x00\x00\x00\rIHDR" + (1080).to_bytes(4, "big") + (500).to_bytes(4, "big")


def buttons(**fields: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Oui", "callback_data": "k", **fields}]]}


def message(**fields: Any) -> dict[str, Any]:
    return {"chat_id": 1, "text": "Oui", **OFF, **fields}


GOOD = [
    ("sendMessage", message()),
    ("sendMessage", message(text="x" * 4096)),
    ("sendMessage", message(text="<b>" + "&lt;" * 4096 + "</b>")),
    ("sendMessage", message(text='<b>a</b> <a href="https://ex.org?a=1&amp;b">l</a>', reply_markup=buttons())),
    ("sendMessage", message(reply_markup=buttons(callback_data="é" * 32))),
    ("sendPhoto", {"chat_id": 1, "photo": PNG + SIZE, "caption": "x" * 1024, "parse_mode": "HTML"}),
]
WRONG = [
    ("sendMessage", message(text="x" * 4097)),
    ("sendMessage", message(text="😀" * 2049)),
    ("sendMessage", message(text="<b> </b>")),
    ("sendMessage", message(text="<b>a")),
    ("sendMessage", message(text="<b><a href='https://e'>a</b></a>")),
    ("sendMessage", message(text="a < b")),
    ("sendMessage", message(text="a & b")),
    ("sendMessage", message(text="<p>a</p>")),
    ("sendMessage", message(text="<b class='x'>a</b>")),
    ("sendMessage", message(text='<a href="tel:1">a</a>')),
    ("sendMessage", message(text="a&nbsp;b")),
    ("sendMessage", message(parse_mode="Markdown")),
    ("sendMessage", message(chat_id="1")),
    ("sendMessage", message(link_preview_options=None)),
    ("sendMessage", message(send_id="x")),
    ("sendMessage", {"chat_id": 1, **OFF}),
    ("sendMessage", message(reply_markup=buttons(callback_data="é" * 33))),
    ("sendMessage", message(reply_markup=buttons(callback_data=""))),
    ("sendMessage", message(reply_markup=buttons(text=" "))),
    ("sendMessage", message(reply_markup=buttons(url="https://ex.org"))),
    ("sendMessage", message(reply_markup={"inline_keyboard": []})),
    ("sendMessage", message(reply_markup={"inline_keyboard": buttons()["inline_keyboard"] * 101})),
    ("sendPhoto", {"chat_id": 1, "photo": b"GIF89a"}),
    ("sendPhoto", {"chat_id": 1, "photo": PNG + SIZE, "caption": "x" * 1025, "parse_mode": "HTML"}),
    ("sendPhoto", {"chat_id": 1, "photo": PNG + SIZE.replace(b"\x01\xf4", b"\x00\x01")}),
    ("sendChatAction", {"chat_id": 1, "action": "dancing"}),
    ("setWebhook", {"url": "u", "secret_token": "é", "max_connections": 1, "allowed_updates": []}),
    ("setMyCommands", {"commands": [{"command": "Aide", "description": "x"}]}),
    ("deleteWebhook", {"drop_pending_updates": True}),
    ("sendEverything", {}),
]


@pytest.mark.parametrize(("method", "call"), GOOD)
def test_what_telegram_takes(method: str, call: dict[str, Any]) -> None:
    check(method, dict(call))


@pytest.mark.parametrize(("method", "call"), WRONG)
def test_what_telegram_refuses(method: str, call: dict[str, Any]) -> None:
    with pytest.raises(RuleBroken):
        check(method, dict(call))


def test_what_a_user_sees_of_html() -> None:
    assert visible_text("a <b>b &lt;c&gt; &amp;&quot;</b>&#39;") == "a b <c> &\"'"
