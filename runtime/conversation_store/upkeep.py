"""Bring what takes long off the event loop: erasing, and tidying after it."""

from __future__ import annotations

import asyncio
import logging
import threading

from sqlalchemy.exc import SQLAlchemyError

from runtime.conversation_store.erasing import Eraser

logger = logging.getLogger(__name__)

RETRY_SECONDS = 1.0


class Upkeep:
    """Run an eraser in threads, one call at a time."""

    def __init__(self, eraser: Eraser) -> None:
        self._eraser = eraser
        self._erasing = asyncio.Lock()
        self._tidying = threading.Lock()
        self._retrying: asyncio.Task[None] | None = None

    async def erase(self, sender_id: str) -> None:
        """Delete all of a conversation; return when no byte of it is left, or when others keep it from being so."""
        async with self._erasing:  # Those who wait need no thread.
            await asyncio.to_thread(self._eraser.erase, sender_id)
        if self._eraser.is_due and (self._retrying is None or self._retrying.done()):
            self._retrying = asyncio.create_task(self._retry())

    def after_turn(self) -> None:
        """Tidy in the background, if there is something to tidy."""
        if self._eraser.is_due and not self._tidying.locked():
            asyncio.get_running_loop().run_in_executor(None, self._tidy)

    async def _retry(self) -> None:
        """Tidy again and again until there is nothing to tidy: perhaps no turn comes that would."""
        while self._eraser.is_due:
            await asyncio.sleep(RETRY_SECONDS)
            await asyncio.to_thread(self._tidy)

    def _tidy(self) -> None:
        if not self._tidying.acquire(blocking=False):
            return
        try:
            self._eraser.tidy()
        except SQLAlchemyError as error:
            logger.warning("The database could not be tidied: %s. Trying again.", type(error).__name__)
        finally:
            self._tidying.release()
