"""Telegram as a channel: parts as messages and pictures, choices as buttons."""

from __future__ import annotations

import logging
from typing import Any

from telegram import InputFile
from telegram.error import ChatMigrated

from bridges.delivery.channel import Gone, Refused, TryLater
from bridges.delivery.process import BridgeError
from bridges.rendering.html import plain_text, telegram_html
from bridges.rendering.parts import Limits, Part
from bridges.telegram.calls import Calls
from bridges.telegram.words import HELP, UNREADABLE

logger = logging.getLogger(__name__)


class TelegramChannel:
    """Sends what the desk says; addresses are those of `bridges.telegram.updates`."""

    limits = Limits(text=4096, caption=1024, buttons=100)
    help_text = HELP
    unreadable_text = UNREADABLE

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    async def send(self, address: dict[str, Any], part: Part, send_id: str) -> None:
        """Send one part; raises TryLater, Gone or Refused. Telegram takes no id that would make a repeat harmless."""
        try:
            await self._send(address, part)
        except ChatMigrated as moved:
            await self._send({**address, "chat_id": moved.new_chat_id}, part)
        except BridgeError as error:  # a token that was withdrawn: the answer waits for the next one
            raise TryLater(str(error)) from error

    async def show_typing(self, address: dict[str, Any]) -> None:
        """Show « écrit… » for five seconds."""
        where = {name: address[name] for name in ("chat_id", "message_thread_id") if name in address}
        try:
            await self._calls.call("sendChatAction", **where, action="typing")
        except (TryLater, Gone, Refused, ChatMigrated, BridgeError) as error:
            logger.debug("No typing action: %s", error)

    async def _send(self, address: dict[str, Any], part: Part) -> None:
        method, content, words = _content(part)
        arguments = {**_where(address), **content, **_keyboard(part)}
        try:
            await self._calls.call(method, **arguments, parse_mode="HTML")
        except Refused as error:
            if "parse entities" not in str(error):
                raise
            logger.error("Telegram cannot read our formatting, the text goes without: %s", error)
            await self._calls.call(method, **{**arguments, words: plain_text(part.text)})


def _content(part: Part) -> tuple[str, dict[str, Any], str]:
    """Return the method, its arguments, and which of them holds the words."""
    if part.image is None:
        return "sendMessage", {"text": telegram_html(part.text), "link_preview_options": {"is_disabled": True}}, "text"
    caption = {"caption": telegram_html(part.text)} if part.text else {}
    return "sendPhoto", {"photo": InputFile(part.image, "image.png", attach=True), **caption}, "caption"


def _where(address: dict[str, Any]) -> dict[str, Any]:
    where = {name: value for name, value in address.items() if name != "reply_to"}
    if "reply_to" in address:
        where["reply_parameters"] = {"message_id": address["reply_to"], "allow_sending_without_reply": True}
    return where


def _keyboard(part: Part) -> dict[str, Any]:
    if not part.rows:
        return {}
    rows = [[{"text": choice.label, "callback_data": choice.key} for choice in row] for row in part.rows]
    return {"reply_markup": {"inline_keyboard": rows}}
