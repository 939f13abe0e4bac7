"""Encrypted messages whose key is not here: read as soon as it comes, and their authors told when it does not."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from typing import Any

from nio import EncryptionError, Event, MegolmEvent

from bridges.delivery.store import Store
from bridges.matrix.client import Client

NOTE = "sealed"
TELL_AFTER_SECONDS = 10
KEPT_SECONDS = 24 * 3600


class SealedMessages:
    """Messages that wait for their key, remembered in the store's notes."""

    def __init__(self, client: Client, store: Store, now: Callable[[], float] = time.time) -> None:
        self._client = client
        self._now = now
        self._waiting: list[dict[str, Any]] = json.loads(store.note(NOTE) or "[]")

    def __bool__(self) -> bool:
        return bool(self._waiting)

    @property
    def notes(self) -> dict[str, str]:
        """Return the note that remembers what waits."""
        return {NOTE: json.dumps(self._waiting)}

    def add(self, room_id: str, event: MegolmEvent) -> None:
        """Keep a message that could not be read."""
        if all(kept["event"]["event_id"] != event.event_id for kept in self._waiting):
            self._waiting.append({"room": room_id, "event": event.source, "at": self._now(), "told": False})

    def opened(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield, with their rooms, the messages that can be read now, and forget those that waited too long."""
        waiting, self._waiting = self._waiting, []
        for kept in waiting:
            content = self._decrypted(kept["room"], kept["event"])
            if content is not None:
                yield kept["room"], content
            elif self._now() - kept["at"] < KEPT_SECONDS:
                self._waiting.append(kept)

    def to_tell(self) -> Iterator[tuple[str, str]]:
        """Yield room and event of a message whose author must be told; once for all that wait in the room."""
        for kept in self._waiting:
            if not kept["told"] and self._now() - kept["at"] > TELL_AFTER_SECONDS:
                for other in self._waiting:
                    other["told"] = other["told"] or other["room"] == kept["room"]
                yield kept["room"], kept["event"]["event_id"]

    def _decrypted(self, room_id: str, source: dict[str, Any]) -> dict[str, Any] | None:
        event = Event.parse_event(source)
        if not isinstance(event, MegolmEvent):
            return None
        try:
            opened = self._client.olm.decrypt_megolm_event(event, room_id)
        except EncryptionError:
            return None
        return dict(opened.source)
