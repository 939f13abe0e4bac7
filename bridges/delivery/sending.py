"""What is written down to be sent is sent, in order, however often the service must be asked."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from functools import partial

from bridges.delivery.channel import Channel, Refused
from bridges.delivery.incoming import Incoming
from bridges.delivery.patience import insist
from bridges.delivery.store import Store
from bridges.rendering.parts import Part

logger = logging.getLogger(__name__)

CLOSING_SECONDS = 10.0


class Sender:
    """Sends the parts of the store through a channel, and remembers each as soon as it was sent.

    at_once: how many sends may be under way. Where a repeated send shows twice, one: a kill then repeats one at most.
    """

    def __init__(self, store: Store, channel: Channel, at_once: int) -> None:
        self._store = store
        self._channel = channel
        self._turnstile = asyncio.Semaphore(at_once)
        self._sending: set[asyncio.Task[None]] = set()

    async def deliver(self, update: Incoming) -> None:
        """Send what is unsent in answer to an update; raises Gone when the user takes no more messages.

        A picture that the service refuses gives way to its caption; another part that it refuses is passed over.
        """
        for number, part in self._store.unsent(update):
            try:
                await insist(partial(self._send, update, number, part), "The service")
            except Refused as why:
                logger.error("The service refused a part of an answer: %s", why)
                if part.image is not None and part.text:
                    await insist(partial(self._send, update, number, replace(part, image=None)), "The service")
                else:
                    self._store.mark_sent(update, number)

    async def close(self) -> None:
        """Wait until what is being sent has arrived."""
        if self._sending:
            await asyncio.wait(self._sending, timeout=CLOSING_SECONDS)

    async def _send(self, update: Incoming, number: int, part: Part) -> None:
        """Send a part and remember it: of what may happen to this process, only a kill comes between."""
        task = asyncio.create_task(self._send_and_remember(update, number, part))
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)
        await asyncio.shield(task)

    async def _send_and_remember(self, update: Incoming, number: int, part: Part) -> None:
        async with self._turnstile:
            await self._channel.send(update.address, part, update.send_id(number))
            self._store.mark_sent(update, number)
