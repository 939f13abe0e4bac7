"""What the Bot API takes (core.telegram.org/bots/api, the methods that the bridge calls), as checks of a call."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

ACTIONS = {"typing", "upload_photo"}
WANTABLE = {"message", "callback_query"}
# Of what HTML allows, the bridge uses these; links lead to the web.
TAGS = {"b": set(), "a": {"href"}}
TEXTS = {"action", "callback_query_id", "caption", "parse_mode", "photo", "secret_token", "text", "url"}
PNG = b"\x89PNG\r\n\x1a\n"


class RuleBroken(Exception):
    """A call that Telegram would refuse; the message is its description."""


def rule(holds: bool, description: str) -> None:
    if not holds:
        raise RuleBroken(description)


class _Formatted(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.text = ""
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        rule(tag in TAGS, f"can't parse entities: unsupported start tag {tag!r}")
        rule({name for name, _ in attributes} == TAGS[tag], f"can't parse entities: attributes of {tag!r}")
        for _, value in attributes:
            rule(re.match("https?://", value or "") is not None, f"can't parse entities: link to {value!r}")
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        rule(bool(self._open) and self._open.pop() == tag, f"can't parse entities: unmatched end tag {tag!r}")

    def handle_data(self, data: str) -> None:
        rule(not re.search("[<&]", data), f"can't parse entities: bare character in {data!r}")
        self.text += data

    def handle_entityref(self, name: str) -> None:
        named = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
        rule(name in named, f"can't parse entities: &{name};")
        self.text += named[name]

    def handle_charref(self, name: str) -> None:
        self.text += chr(int(name[1:], 16) if name.startswith("x") else int(name))

    def finish(self) -> str:
        self.close()
        rule(not self._open, "can't parse entities: a tag is not closed")
        return self.text


def visible_text(formatted: str) -> str:
    """Return what a user sees of HTML; raises RuleBroken."""
    parser = _Formatted()
    parser.feed(formatted)
    return parser.finish()


def _sendMessage(call: dict[str, Any]) -> None:
    _fields(call, {"chat_id", "text"}, {"parse_mode", "link_preview_options", "reply_markup", *PLACE})
    call["text"] = _words(call, "text", 4096)
    rule(call["text"].strip() != "", "message text is empty")
    rule(call.get("link_preview_options") == {"is_disabled": True}, "link previews are not off")
    _keyboard(call)


def _sendPhoto(call: dict[str, Any]) -> None:
    _fields(call, {"chat_id", "photo"}, {"caption", "parse_mode", "reply_markup", *PLACE})
    if "caption" in call:
        call["caption"] = _words(call, "caption", 1024)
    photo = call["photo"]
    rule(isinstance(photo, bytes) and photo.startswith(PNG), "IMAGE_PROCESS_FAILED")
    width, height = int.from_bytes(photo[16:20], "big"), int.from_bytes(photo[20:24], "big")
    rule(len(photo) <= 10_000_000 and width + height <= 10_000, "PHOTO_INVALID_DIMENSIONS")
    rule(max(width, height) <= 20 * min(width, height), "PHOTO_INVALID_DIMENSIONS")
    _keyboard(call)


def _editMessageReplyMarkup(call: dict[str, Any]) -> None:
    _fields(call, {"chat_id", "message_id", "reply_markup"}, set())
    _keyboard(call)


def _sendChatAction(call: dict[str, Any]) -> None:
    _fields(call, {"chat_id", "action"}, {"message_thread_id"})
    rule(call["action"] in ACTIONS, "wrong parameter action in request")


def _answerCallbackQuery(call: dict[str, Any]) -> None:
    _fields(call, {"callback_query_id"}, set())
    rule(isinstance(call["callback_query_id"], str | int), "query is invalid")


def _getUpdates(call: dict[str, Any]) -> None:
    _fields(call, {"timeout", "allowed_updates"}, {"offset"})
    rule(0 <= call["timeout"] <= 50, "timeout")
    rule(set(call["allowed_updates"]) <= WANTABLE, "allowed_updates")


def _setWebhook(call: dict[str, Any]) -> None:
    _fields(call, {"url", "secret_token", "max_connections", "allowed_updates"}, set())
    rule(re.fullmatch("[A-Za-z0-9_-]{1,256}", call["secret_token"]) is not None, "secret token is invalid")
    rule(1 <= call["max_connections"] <= 100, "max_connections")
    rule(set(call["allowed_updates"]) <= WANTABLE, "allowed_updates")


def _setMyCommands(call: dict[str, Any]) -> None:
    _fields(call, {"commands"}, set())
    rule(0 < len(call["commands"]) <= 100, "commands")
    for command in call["commands"]:
        rule(re.fullmatch("[a-z0-9_]{1,32}", command["command"]) is not None, "BOT_COMMAND_INVALID")
        rule(1 <= len(command["description"]) <= 256, "BOT_COMMAND_DESCRIPTION_INVALID")


def _deleteWebhook(call: dict[str, Any]) -> None:
    _fields(call, set(), {"drop_pending_updates"})
    rule(call.get("drop_pending_updates", False) is False, "what was sent meanwhile would be lost")


PLACE = {"message_thread_id", "reply_parameters"}
RULES: dict[str, Callable[[dict[str, Any]], None]] = {
    "getMe": lambda call: _fields(call, set(), set()),
    "getUpdates": _getUpdates,
    "setWebhook": _setWebhook,
    "deleteWebhook": _deleteWebhook,
    "setMyCommands": _setMyCommands,
    "sendMessage": _sendMessage,
    "sendPhoto": _sendPhoto,
    "sendChatAction": _sendChatAction,
    "answerCallbackQuery": _answerCallbackQuery,
    "editMessageReplyMarkup": _editMessageReplyMarkup,
}


def check(method: str, call: dict[str, Any]) -> None:
    """Check a call, and put in it the words that a user would see; raises RuleBroken."""
    rule(method in RULES, "method not found")
    RULES[method](call)


def read_value(name: str, text: str) -> Any:
    """Return the value of a form's field: the text of those that are texts, JSON otherwise."""
    return text if name in TEXTS else json.loads(text)


def _fields(call: dict[str, Any], required: set[str], allowed: set[str]) -> None:
    rule(required <= set(call), f"fields are missing: {required - set(call)}")
    rule(set(call) <= required | allowed, f"unknown fields: {set(call) - required - allowed}")
    for name in ("chat_id", "message_id", "message_thread_id"):
        rule(isinstance(call.get(name, 0), int), f"{name} is no number")
    reply = call.get("reply_parameters")
    rule(reply is None or isinstance(reply["message_id"], int), "reply_parameters")


def _words(call: dict[str, Any], name: str, limit: int) -> str:
    rule(isinstance(call[name], str), f"{name} is no text")
    rule(call.get("parse_mode") in (None, "HTML"), "unsupported parse_mode")
    shown = visible_text(call[name]) if call.get("parse_mode") else call[name]
    rule(len(shown.encode("utf-16-le")) // 2 <= limit, f"{name} is too long")
    return shown


def _keyboard(call: dict[str, Any]) -> None:
    if "reply_markup" not in call:
        return
    rows = call["reply_markup"]["inline_keyboard"]
    rule(bool(rows) and all(rows), "an empty row")
    rule(sum(map(len, rows)) <= 100 and all(len(row) <= 8 for row in rows), "too many buttons")
    for button in (button for row in rows for button in row):
        rule(set(button) == {"text", "callback_data"}, "fields of a button")
        rule(button["text"].strip() != "", "text buttons must be non-empty")
        rule(1 <= len(button["callback_data"].encode()) <= 64, "BUTTON_DATA_INVALID")
