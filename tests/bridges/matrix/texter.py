"""Somebody with the plainest of clients: no encryption, no process, so that there may be many at once."""

from __future__ import annotations

import itertools
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from tests.bridges.matrix.synapse.homeserver import Account, Homeserver

PATIENCE_SECONDS = 90
_API = "/_matrix/client/v3"


@dataclass
class Texter:
    """An account in a direct room with the assistant, `bot`."""

    homeserver: Homeserver
    account: Account
    bot: str
    room: str = ""
    sent: list[str] = field(default_factory=list)
    _numbers: itertools.count[int] = field(default_factory=itertools.count)

    def invite(self) -> None:
        """Make the room and invite the assistant."""
        body = {"invite": [self.bot], "is_direct": True, "preset": "trusted_private_chat"}
        self.room = self.homeserver.call(self.account, "POST", f"{_API}/createRoom", body)["room_id"]

    def say(self, text: str, msgtype: str = "m.text", **content: Any) -> str:
        """Send a message as clients do: again, under the same number, until the homeserver took it."""
        path = f"{_API}/rooms/{quote(self.room)}/send/m.room.message/{next(self._numbers)}"
        self.sent.append(text)
        body = {"msgtype": msgtype, "body": text, **content}
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                said: str = self.homeserver.call(self.account, "PUT", path, body)["event_id"]
                return said
            except OSError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.2)

    def read(self) -> list[str]:
        """Return what the assistant said, in the order in which it stands in the room."""
        start, said = "", []
        while True:
            path = f"{_API}/rooms/{quote(self.room)}/messages?dir=f&limit=500{start}"
            page = self.homeserver.call(self.account, "GET", path)
            said += [
                event["content"]["body"]
                for event in page["chunk"]
                if event["sender"] == self.bot and event["type"] == "m.room.message"
            ]
            if "end" not in page:
                return said
            start = f"&from={quote(page['end'])}"

    def until(self, count: int) -> list[str]:
        """Return what the assistant said as soon as it is `count` messages, or when it takes too long."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while len(said := self.read()) < count and time.monotonic() < deadline:
            time.sleep(0.2)
        return said
