"""What comes from a channel, in the terms that all channels share."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["text", "button", "start", "help", "erase", "unreadable"]

# Message ids of the API and of channels are made from the ids of updates: a repeat gives the same ones.
_IDS = uuid.UUID("5d3c1a52-6c0f-4f0e-9b52-0a5c1f4f8d3e")


@dataclass(frozen=True)
class Incoming:
    """One update of a channel.

    key: the channel's own id of it, the same when it comes again; chat: where it was said, handled in order;
    user: who said it (the conversation is theirs, in this chat); order: its place among those of the chat;
    text: what was typed, or the key of the button; label: what stood on the button; address: whatever the channel
    needs to answer, as JSON.
    """

    key: str
    chat: str
    user: str
    order: int
    kind: Kind
    text: str = ""
    label: str = ""
    address: dict[str, Any] = field(default_factory=dict)

    @property
    def message_id(self) -> str:
        """Return the id of this turn for the API."""
        return str(uuid.uuid5(_IDS, f"{self.chat}\n{self.key}"))

    def send_id(self, number: int) -> str:
        """Return the id of the `number`-th part sent in answer: the same when it is sent again."""
        return str(uuid.uuid5(_IDS, f"{self.chat}\n{self.key}\n{number}"))
