"""The bridge: updates come in, are written down, and only then is Telegram told so."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
import time
from collections.abc import Coroutine
from typing import Any

from telegram.error import ChatMigrated

from bridges.delivery.channel import Gone, Refused, TryLater
from bridges.delivery.desk import Desk
from bridges.delivery.incoming import Incoming
from bridges.delivery.patience import insist
from bridges.delivery.process import BridgeError
from bridges.delivery.store import Store
from bridges.telegram.calls import POLL_SECONDS, Calls
from bridges.telegram.settings import Webhook
from bridges.telegram.updates import WANTED, Bot, Json, keyboard_with_chosen, read_update
from bridges.telegram.webhook import receiving
from bridges.telegram.words import MENU

logger = logging.getLogger(__name__)

OFFSET, SECRET = "offset", "webhook secret"
# A server that does not hold the call until there is something is not asked without pause.
SHORTEST_POLL_SECONDS = 0.25


class TelegramBridge:
    """Fetches updates, or has them delivered, and gives them to the desk."""

    def __init__(self, calls: Calls, store: Store, desk: Desk) -> None:
        self._calls = calls
        self._store = store
        self._desk = desk
        self._bot = Bot(0, "")
        self._courtesies: set[asyncio.Task[None]] = set()

    async def serve(self, webhook: Webhook | None) -> None:
        """Answer until cancelled; raises BridgeError when Telegram refuses the token or the webhook."""
        me = await insist(lambda: self._calls.call("getMe"), "Telegram")
        self._bot = Bot(me["id"], me["username"])
        commands = [{"command": name, "description": text} for name, text in MENU.items()]
        self._do_politely(self._calls.call("setMyCommands", commands=commands))
        logger.info("The assistant answers as @%s.", self._bot.username)
        self._desk.resume()
        if webhook is None:
            await insist(lambda: self._calls.call("deleteWebhook", drop_pending_updates=False), "Telegram")
            await self._fetch()
        else:
            await self._receive(webhook)

    async def _fetch(self) -> None:
        """Ask for what comes after the last update that is written down: that confirms the ones before."""
        while True:
            started = time.monotonic()
            offset = int(self._store.note(OFFSET) or 0)
            wanted = {"offset": offset, "timeout": POLL_SECONDS, "allowed_updates": WANTED}
            updates = await insist(lambda: self._calls.call("getUpdates", **wanted), "Telegram")  # noqa: B023
            if updates:
                following = max(update["update_id"] for update in updates) + 1
                self._take(updates, {OFFSET: str(max(offset, following))})
            await asyncio.sleep(max(0.0, started + SHORTEST_POLL_SECONDS - time.monotonic()))

    async def _receive(self, webhook: Webhook) -> None:
        secret = webhook.secret or self._store.note(SECRET) or secrets.token_urlsafe(32)
        self._store.accept([], {SECRET: secret})
        async with receiving(webhook.port, secret, self._take):
            # One delivery at a time keeps them in order.
            place = {"url": webhook.url, "secret_token": secret, "max_connections": 1, "allowed_updates": WANTED}
            try:
                await insist(lambda: self._calls.call("setWebhook", **place), "Telegram")
            except Refused as error:
                raise BridgeError(f"Telegram refuse TELEGRAM_WEBHOOK_URL : {error}.") from error
            await asyncio.Event().wait()

    def _take(self, updates: list[Any], notes: dict[str, str] | None = None) -> None:
        """Write updates down; what cannot be read is passed over, so that it does not come again and again."""
        read = [(update, incoming) for update in updates if (incoming := self._read(update)) is not None]
        new = {incoming.key for incoming in self._desk.accept([incoming for _, incoming in read], notes)}
        for update, incoming in read:
            if incoming.key in new and incoming.kind == "button":
                self._do_politely(self._acknowledge(update["callback_query"]))

    def _read(self, update: Json) -> Incoming | None:
        try:
            return read_update(update, self._bot)
        except (KeyError, TypeError, AttributeError):
            logger.exception("An update of an unknown form is passed over.")
            return None

    async def _acknowledge(self, query: Json) -> None:
        """End the waiting mark on the button, and mark the button as chosen."""
        await self._calls.call("answerCallbackQuery", callback_query_id=query["id"])
        keyboard = keyboard_with_chosen(query)
        if keyboard is not None:
            message = query["message"]
            await self._calls.call(
                "editMessageReplyMarkup",
                chat_id=message["chat"]["id"],
                message_id=message["message_id"],
                reply_markup={"inline_keyboard": keyboard},
            )

    def _do_politely(self, call: Coroutine[Any, Any, Any]) -> None:
        """Do what is good to have: nothing waits for it, and it may fail."""

        async def attempt() -> None:
            with contextlib.suppress(TryLater, Gone, Refused, ChatMigrated, BridgeError):
                await call

        task = asyncio.create_task(attempt())
        self._courtesies.add(task)
        task.add_done_callback(self._courtesies.discard)
