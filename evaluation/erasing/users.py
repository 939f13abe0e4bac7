"""Users that go on with their conversations, and others that erase theirs."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median, quantiles

import aiohttp

from evaluation.load.servers import Ours
from evaluation.load.texts import PLAIN, SEARCH

USERS = 20
# Between two messages of one user.
PAUSE_SECONDS = (0.5, 3.0)
ERASE_EVERY_SECONDS = 0.5
# What is erased is short, or very long.
TURNS_ERASED = (2, 2, 2, 40)


@dataclass
class Waits:
    """Seconds that answers took, and erasures."""

    answers: list[float] = field(default_factory=list)
    erasures: list[float] = field(default_factory=list)


def row(title: str, seconds: Sequence[float]) -> str:
    """Return a line of the table: how many, p50, p99 and the longest, in milliseconds."""
    if len(seconds) < 2:
        return f"| {title} | {len(seconds)} | | | |"
    shown = (median(seconds), quantiles(seconds, n=100, method="inclusive")[98], max(seconds))
    return f"| {title} | {len(seconds)} | " + " | ".join(f"{1000 * value:.0f}" for value in shown) + " |"


async def go_on(server: Ours, waits: Waits, until: asyncio.Event) -> None:
    """Let `USERS` users talk until told to stop."""
    async with aiohttp.ClientSession() as session:
        await asyncio.gather(*(_talk(server, session, random.Random(user), waits, until) for user in range(USERS)))


async def erase_often(server: Ours, waits: Waits, until: asyncio.Event) -> None:
    """Let conversations be begun, and erased, one after the other."""
    chance = random.Random(0)
    async with aiohttp.ClientSession() as session:
        while not until.is_set():
            conversation = await server.open(session)
            for _ in range(chance.choice(TURNS_ERASED)):
                await server.ask(session, conversation, chance.choice(PLAIN))
            started = time.perf_counter()
            async with session.delete(
                f"http://127.0.0.1:{server.port}/api/v1/conversations",
                headers={"Authorization": f"Bearer {conversation}"},
            ) as answer:
                answer.raise_for_status()
            waits.erasures.append(time.perf_counter() - started)
            await asyncio.sleep(ERASE_EVERY_SECONDS)


async def _talk(
    server: Ours, session: aiohttp.ClientSession, chance: random.Random, waits: Waits, until: asyncio.Event
) -> None:
    await asyncio.sleep(chance.uniform(0, PAUSE_SECONDS[1]))
    while not until.is_set():
        conversation = await server.open(session)
        for _ in range(8):
            started = time.perf_counter()
            await server.ask(session, conversation, chance.choice((*PLAIN, *SEARCH)))
            waits.answers.append(time.perf_counter() - started)
            await asyncio.sleep(chance.uniform(*PAUSE_SECONDS))
            if until.is_set():
                return
