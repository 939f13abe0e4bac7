"""Invitations: each is accepted, also when the process ends in between."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Iterable

from nio import JoinResponse

from bridges.delivery.store import Store
from bridges.matrix.client import Client

logger = logging.getLogger(__name__)

NOTE = "invitations"
RETRY_SECONDS = 5.0


class Invitations:
    """Rooms to join; `note` says what has to be written down with the position of the sync that brought them."""

    def __init__(self, client: Client, store: Store) -> None:
        self._client = client
        self._store = store
        self._open: list[str] = json.loads(store.note(NOTE) or "[]")
        self._more = asyncio.Event()

    def note(self, room_ids: Iterable[str]) -> dict[str, str]:
        """Add rooms, and return the note that remembers all that are not joined."""
        self._open = list(dict.fromkeys([*self._open, *room_ids]))
        self._more.set()
        return {NOTE: json.dumps(self._open)}

    async def join_all(self) -> None:
        """Join every room, now and as they come; the homeserver's limits make it slow when there are many."""
        while True:
            self._more.clear()
            for room_id in list(self._open):
                response = await self._client.join(room_id)
                status = response.transport_response.status
                if isinstance(response, JoinResponse) or 400 <= status < 500:
                    self._open.remove(room_id)
                    self._store.accept([], {NOTE: json.dumps(self._open)})
                else:
                    logger.warning("A room could not be joined: %s", response)
            await (asyncio.sleep(RETRY_SECONDS) if self._open else self._more.wait())
