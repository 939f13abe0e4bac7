"""The process of a bridge: one at a time, quiet logs, a clean end."""

from __future__ import annotations

import asyncio
import fcntl
import logging
import signal
import sys
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class BridgeError(Exception):
    """What keeps a bridge from working; the message is one line for its operator."""


def run(bridge: Coroutine[Any, Any, None]) -> int:
    """Run a bridge until it ends, Ctrl-C or SIGTERM; return the exit code."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s", stream=sys.stderr)
    # They write addresses, which may hold a token.
    for library in ("httpx", "httpcore", "aiohttp.access"):
        logging.getLogger(library).setLevel(logging.WARNING)
    try:
        asyncio.run(_until_stopped(bridge))
    except BridgeError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


@contextmanager
def alone(state: Path) -> Iterator[None]:
    """Keep a second process away from the file of a bridge's state; raises BridgeError in the second one."""
    state.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with open(state.with_suffix(".lock"), "w", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BridgeError(f"Une autre passerelle utilise déjà {state} : l’arrêter d’abord.") from None
        yield


async def _until_stopped(bridge: Coroutine[Any, Any, None]) -> None:
    task = asyncio.ensure_future(bridge)
    for signal_number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(signal_number, task.cancel)
    try:
        await task
    except asyncio.CancelledError:
        logging.getLogger(__name__).info("Stopped.")
