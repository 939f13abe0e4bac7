"""Users that go on with their conversations, and others that erase theirs."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import TypeVar

import aiohttp

from evaluation.load.servers import Ours
from evaluation.load.texts import PLAIN, SEARCH

USERS = 20
# Between two messages of one user.
PAUSE_SECONDS = (0.5, 3.0)
COME_EVERY_SECONDS = 0.5
# What is erased is short, or very long.
TURNS_ERASED = (2, 2, 2, 40)

T = TypeVar("T")


@dataclass
class Waits:
    """Seconds that answers took, and erasures; how many got none.

    A refusal counts as a wait too: it comes when the server has waited in vain. A server that is gone is an error.
    """

    answers: list[float] = field(default_factory=list)
    erasures: list[float] = field(default_factory=list)
    refused: int = 0

    async def measure(self, seconds: list[float], call: Awaitable[T]) -> T | None:
        """Return what a call to the server gives, None for a refusal, and add how long it took."""
        started = time.perf_counter()
        try:
            return await call
        except (KeyError, aiohttp.ClientResponseError, aiohttp.ServerDisconnectedError):
            self.refused += 1
            return None
        finally:
            seconds.append(time.perf_counter() - started)


def row(title: str, seconds: Sequence[float], refused: int | str) -> str:
    """Return a line of the table: how many, how many of them refused; p50, p99 and the longest, in milliseconds."""
    shown = (median(seconds), quantiles(seconds, n=100, method="inclusive")[98], max(seconds))
    return f"| {title} | {len(seconds)} | {refused} | " + " | ".join(f"{1000 * value:.0f}" for value in shown) + " |"


async def go_on(server: Ours, waits: Waits, until: asyncio.Event) -> None:
    """Let `USERS` users talk until told to stop."""
    async with aiohttp.ClientSession() as session:
        await asyncio.gather(*(_talk(server, session, random.Random(user), waits, until) for user in range(USERS)))


async def come_and_go(server: Ours, waits: Waits, until: asyncio.Event, erase: bool) -> None:
    """Let conversations be begun, one after the other, and erased; or not, with the same messages."""
    chance = random.Random(0)
    async with aiohttp.ClientSession() as session:
        while not until.is_set():
            conversation = await waits.measure([], server.open(session))
            for _ in range(chance.choice(TURNS_ERASED) if conversation else 0):
                await waits.measure([], server.ask(session, str(conversation), chance.choice(PLAIN)))
            if erase and conversation:
                await waits.measure(waits.erasures, _erase(server, session, conversation))
            await asyncio.sleep(COME_EVERY_SECONDS)


async def _erase(server: Ours, session: aiohttp.ClientSession, conversation: str) -> None:
    headers = {"Authorization": f"Bearer {conversation}"}
    async with session.delete(f"http://127.0.0.1:{server.port}/api/v1/conversations", headers=headers) as answer:
        answer.raise_for_status()


async def _talk(
    server: Ours, session: aiohttp.ClientSession, chance: random.Random, waits: Waits, until: asyncio.Event
) -> None:
    await asyncio.sleep(chance.uniform(0, PAUSE_SECONDS[1]))
    while not until.is_set():
        conversation = await waits.measure(waits.answers, server.open(session))
        await asyncio.sleep(chance.uniform(*PAUSE_SECONDS))
        for _ in range(8 if conversation else 0):
            await waits.measure(waits.answers, server.ask(session, str(conversation), chance.choice((*PLAIN, *SEARCH))))
            await asyncio.sleep(chance.uniform(*PAUSE_SECONDS))
            if until.is_set():
                return
