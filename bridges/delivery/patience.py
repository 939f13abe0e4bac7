"""Trying again, less and less often, until it works."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bridges.delivery.channel import TryLater

logger = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 15.0

Result = TypeVar("Result")


async def insist(call: Callable[[], Awaitable[Result]], what: str) -> Result:
    """Return what the call returns as soon as it does not raise TryLater; wait as long as it asks, or ever longer.

    what: names it in the log.
    """
    pause = FIRST_PAUSE
    while True:
        try:
            return await call()
        except TryLater as error:
            # Not all at the same moment when what was away is back.
            wait = max(error.seconds or 0.0, pause * random.uniform(0.75, 1.25))
            logger.warning("%s: %s; again in %.1f s.", what, error, wait)
            await asyncio.sleep(wait)
            pause = min(pause * 2, LONGEST_PAUSE)
