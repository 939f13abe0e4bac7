"""Clients that talk and take the time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import aiohttp

from evaluation.load.servers import Server

TURNS = 8

PLAIN = (
    "bonjour",
    "c'est quoi le métier d'ingénieur en intelligence artificielle ?",
    "combien on gagne ?",
    "quelles études il faut faire ?",
    "tu es un robot ?",
    "qu'est-ce que tu sais faire ?",
    "je voudrais parler à un conseiller",
    "merci beaucoup",
)
SEARCH = (
    "quelles formations à Grenoble ?",
    "un master à Lens",
    "une école d'ingénieur à Lille",
    "des formations bac+6 à Paris",
    "je cherche une formation à Bordeaux",
    "un mastère spécialisé en Île-de-France",
    "des formations en Bretagne",
    "une formation bac+5 à Toulouse",
)

# What only makes sense after the message before it.
IN_CONTEXT = (
    "quelles formations à Paris ?",
    "la deuxième",
    "c'est où ?",
    "compare les deux premières",
    "combien on gagne ?",
    "et au début ?",
    "jsuis en term STI2D",
    "fais-moi un récap",
)


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
    """Let `clients` talk side by side, each in `conversations` of 8 turns; raises on an empty answer."""
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
    if not answer or (text in SEARCH and answer[0].get("type") != "programmes"):
        raise RuntimeError(f"{server.name} gave no answer to « {text} »")
    return elapsed
