"""What a channel must know how to do, and how it says that it could not."""

from __future__ import annotations

from typing import Any, Protocol

from bridges.rendering.parts import Limits, Part


class Channel(Protocol):
    """A messaging service, seen from the delivery of answers."""

    limits: Limits
    help_text: str
    unreadable_text: str

    async def send(self, address: dict[str, Any], part: Part, send_id: str) -> None:
        """Send one part to where an update came from; `send_id` is the same when it is sent again.

        Raises TryLater, Gone, or Refused for this part.
        """

    async def show_typing(self, address: dict[str, Any]) -> None:
        """Show that an answer is being made, for a few seconds; what goes wrong does not matter."""


class TryLater(Exception):
    """The service or the assistant cannot be reached, or asks to wait; `seconds` if it says how long."""

    def __init__(self, reason: str, seconds: float | None = None) -> None:
        super().__init__(reason)
        self.seconds = seconds


class Gone(Exception):
    """The user no longer wants or cannot get messages: nothing more is sent, until they write again."""


class Refused(Exception):
    """The service will never take this part as it is."""
