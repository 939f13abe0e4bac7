"""Every update gets its answer: in order within a chat, chats side by side, once."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Iterable

from bridges.delivery.answering import Answerer
from bridges.delivery.api import Api
from bridges.delivery.channel import Channel, Gone
from bridges.delivery.incoming import Incoming
from bridges.delivery.sending import Sender
from bridges.delivery.store import Store
from bridges.rendering.parts import Part

logger = logging.getLogger(__name__)

BROKEN = "Je n’ai pas réussi à te répondre. Pose-moi ta question autrement, s’il te plaît."
FAULTS_ALLOWED = 3
SENDS_AT_ONCE = 16
# How long a service shows it, and how often at most: longer than that nobody believes it.
TYPING_SECONDS, TYPING_TIMES = 4.0, 8


class Desk:
    """Takes updates of one channel, asks the API, and sends what it answers.

    `accept` returns when the updates are written down: the service may then be told so.
    sends_at_once: 1 where a send that is repeated after a kill shows twice.
    """

    def __init__(self, store: Store, api: Api, channel: Channel, sends_at_once: int = SENDS_AT_ONCE) -> None:
        self._store = store
        self._channel = channel
        self._sender = Sender(store, channel, sends_at_once)
        self._answerer = Answerer(store, api, channel, self._sender)
        self._lanes: dict[str, asyncio.Task[None]] = {}

    def accept(self, updates: Iterable[Incoming], notes: dict[str, str] | None = None) -> list[Incoming]:
        """Write down what is new, with the channel's notes, and begin to answer it; return what is new."""
        new = self._store.accept(updates, notes)
        for chat in dict.fromkeys(update.chat for update in new):
            self._wake(chat)
        return new

    def resume(self) -> None:
        """Take up what was not finished when the process ended."""
        for chat in self._store.chats():
            self._wake(chat)

    async def close(self) -> None:
        """Stop where each chat is, what is being sent excepted; the rest is taken up at the next start."""
        lanes = list(self._lanes.values())
        for lane in lanes:
            lane.cancel()
        await asyncio.gather(*lanes, return_exceptions=True)
        await self._sender.close()

    def _wake(self, chat: str) -> None:
        if chat not in self._lanes:
            self._lanes[chat] = asyncio.create_task(self._serve(chat))

    async def _serve(self, chat: str) -> None:
        try:
            # After the last look nothing is awaited: what comes then finds no lane, and wakes a new one.
            while (pending := self._store.next(chat)) is not None:
                await self._handle(pending.update, pending.answered)
        finally:
            del self._lanes[chat]

    async def _handle(self, update: Incoming, answered: bool) -> None:
        for fault in range(1, FAULTS_ALLOWED + 1):
            try:
                if not answered:
                    async with self._typing(update):
                        await self._answerer.answer(update)
                await self._sender.deliver(update)
                break
            except Gone as why:
                logger.info("A user takes no more messages (%s): the answer is dropped.", why)
                break
            except Exception:
                logger.exception("An update could not be handled (%d of %d).", fault, FAULTS_ALLOWED)
                answered = self._store.is_answered(update)
                if fault + 1 == FAULTS_ALLOWED and not answered:
                    self._store.add_parts(update, [Part(BROKEN)], choices=[])
                    answered = True
                await asyncio.sleep(fault)
        self._store.finish(update)

    @contextlib.asynccontextmanager
    async def _typing(self, update: Incoming) -> AsyncIterator[None]:
        task = asyncio.create_task(self._show_typing(update))
        try:
            yield
        finally:
            task.cancel()
            await asyncio.wait([task])

    async def _show_typing(self, update: Incoming) -> None:
        for _ in range(TYPING_TIMES):
            await self._channel.show_typing(update.address)
            await asyncio.sleep(TYPING_SECONDS)
