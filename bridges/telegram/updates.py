"""Telegram's updates, as JSON, read into what the desk handles; what is not for us gives nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bridges.delivery.incoming import Incoming, Kind

WANTED = ("message", "callback_query")

_COMMAND = re.compile(r"/(\w+)(?:@(\w+))?(?=\s|$)")
_COMMANDS: dict[str, Kind] = {
    "start": "start",
    "recommencer": "start",
    "aide": "help",
    "help": "help",
    "effacer": "erase",
}
# What people send besides text; the rest (a new member, a pinned message…) asks for no answer.
_UNREADABLE = (
    "animation", "audio", "checklist", "contact", "dice", "document", "game", "location", "paid_media", "photo", "poll",
    "sticker", "story", "venue", "video", "video_note", "voice",
)  # fmt: skip

# Stands before the label of the button that was pressed.
CHOSEN = "✅ "

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Bot:
    """Who we are on Telegram."""

    id: int
    username: str


def read_update(update: Json, bot: Bot) -> Incoming | None:
    """Return what an update says to the bot; None when it says nothing to it.

    In groups only what mentions the bot, answers one of its messages, or commands it by name is for it.
    """
    if "callback_query" in update:
        return _read_button(update, update["callback_query"])
    message = update.get("message")
    if message is None or message.get("from", {"is_bot": True})["is_bot"]:
        return None
    kind, text = _read_content(message, bot)
    if kind is None:
        return None
    # The pictures of an album come one by one: they get one answer.
    album = message.get("media_group_id")
    return Incoming(
        key=f"album {album}" if album else str(update["update_id"]),
        chat=str(message["chat"]["id"]),
        user=str(message["from"]["id"]),
        order=update["update_id"],
        kind=kind,
        text=text,
        address=_address(message),
    )


def _read_button(update: Json, query: Json) -> Incoming | None:
    message = query.get("message")
    if message is None:
        return None
    keyboard = message.get("reply_markup", {}).get("inline_keyboard", [])
    labels = {button.get("callback_data"): button["text"] for row in keyboard for button in row}
    key = query.get("data", "")
    return Incoming(
        key=str(update["update_id"]),
        chat=str(message["chat"]["id"]),
        user=str(query["from"]["id"]),
        order=update["update_id"],
        kind="button",
        text=key,
        label=labels.get(key, "").removeprefix(CHOSEN),
        address=_address(message),
    )


def keyboard_with_chosen(query: Json) -> list[list[dict[str, Any]]] | None:
    """Return the buttons of the message with the chosen one marked; None when they are not known."""
    keyboard = (query.get("message") or {}).get("reply_markup", {}).get("inline_keyboard")
    if not keyboard:
        return None
    return [[_marked(button, query.get("data")) for button in row] for row in keyboard]


def _marked(button: Json, chosen: str | None) -> dict[str, Any]:
    label = button["text"].removeprefix(CHOSEN)
    return {**button, "text": CHOSEN + label if button.get("callback_data") == chosen else label}


def _read_content(message: Json, bot: Bot) -> tuple[Kind | None, str]:
    is_private = message["chat"]["type"] == "private"
    typed = message.get("text", "")
    command = _COMMAND.match(typed)
    said = typed or message.get("caption", "")
    if not (is_private or _is_for(bot, said, message)):
        return None, ""
    if command and command[2] and command[2].lower() != bot.username.lower():
        return None, ""
    if command and command[1].lower() in _COMMANDS:
        return _COMMANDS[command[1].lower()], ""
    if typed:
        text = re.sub(rf"@{re.escape(bot.username)}\b[ ,:]*", "", typed, flags=re.IGNORECASE).strip()
        return ("text", text) if text else ("help", "")
    return ("unreadable" if any(kind in message for kind in _UNREADABLE) else None), ""


def _is_for(bot: Bot, said: str, message: Json) -> bool:
    answered = message.get("reply_to_message", {}).get("from", {}).get("id")
    mentioned = re.search(rf"@{re.escape(bot.username)}\b", said, re.IGNORECASE) is not None
    return answered == bot.id or mentioned


def _address(message: Json) -> dict[str, Any]:
    """Return where to answer: the chat, its topic, and in a group the message that is answered."""
    address: dict[str, Any] = {"chat_id": message["chat"]["id"]}
    if message.get("is_topic_message"):
        address["message_thread_id"] = message["message_thread_id"]
    if message["chat"]["type"] != "private" and "message_id" in message:
        address["reply_to"] = message["message_id"]
    return address
