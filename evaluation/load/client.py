"""Clients that talk and take the time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import aiohttp

from evaluation.load.servers import Server
from evaluation.load.texts import is_answer

TURNS = 8


@dataclass(frozen=True)
class Load:
    """What a run of clients measured; seconds."""

    latencies: Sequence[float]
    elapsed: float

    @property
    def p50(self) -> float:
        """Return the median time of an answer."""
        return median(self.latencies)

    @property
    def per_second(self) -> float:
        """Return the answers per second."""
        return len(self.latencies) / self.elapsed


async def run_clients(server: Server, texts: Sequence[str], clients: int, conversations: int) -> Load:
    """Let `clients` talk side by side, each in `conversations` of 8 turns; RuntimeError if ours gives no answer."""
    latencies: list[float] = []

    async def talk(session: aiohttp.ClientSession) -> None:
        for _ in range(conversations):
            conversation = await server.open(session)
            for text in texts[:TURNS]:
                latencies.append(await _timed(server, session, conversation, text))

    async with aiohttp.ClientSession() as session:
        started = time.perf_counter()
        await asyncio.gather(*(talk(session) for _ in range(clients)))
        return Load(latencies, time.perf_counter() - started)


async def run_long(server: Server, texts: Sequence[str], turns: int) -> list[float]:
    """Return the time of each turn of one long conversation."""
    async with aiohttp.ClientSession() as session:
        conversation = await server.open(session)
        return [await _timed(server, session, conversation, texts[number % len(texts)]) for number in range(turns)]


async def _timed(server: Server, session: aiohttp.ClientSession, conversation: str, text: str) -> float:
    started = time.perf_counter()
    answer = await server.ask(session, conversation, text)
    elapsed = time.perf_counter() - started
    if not server.may_be_silent and not is_answer(text, answer):
        raise RuntimeError(f"{server.name} gave no answer to « {text} »")
    return elapsed
