"""HTTP as strangers speak it: what cannot be read gets a sentence, what does not arrive is not waited for."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from runtime.api.errors import bad_request

# A request line with its headers; a token is under 300 bytes.
MAX_HEAD_BYTES = 16_384
# For a whole request to arrive, or for the first one to begin. A phone on a bad line needs one or two.
READ_SECONDS = 15.0

_UNREADABLE = json.dumps(bad_request("bad_request", "Cette demande n’a pas pu être lue.").body(), ensure_ascii=False)


class DeadlineProtocol(H11Protocol):
    """uvicorn's protocol with a time limit for what is being read: bytes that trickle in do not extend it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        super().connection_lost(exc)
        self._forget()

    def handle_events(self) -> None:
        """Read what has come."""
        super().handle_events()
        self._watch()

    def on_response_complete(self) -> None:
        """Begin to wait for the next request."""
        super().on_response_complete()
        self._watch()

    def send_400_response(self, msg: str) -> None:
        """Answer what is no HTTP, in the form of all errors, and close."""
        if self.cycle is not None:
            self.cycle.disconnected = True
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            content = _UNREADABLE.encode()
            headers = [
                (b"content-type", b"application/json"),
                (b"content-length", str(len(content)).encode()),
                (b"connection", b"close"),
            ]
            events: list[h11.Event] = [h11.Response(status_code=400, headers=headers, reason=b"Bad Request")]
            # A body that breaks off may be that of a HEAD request, whose answer has none.
            if not (self.conn.our_state is h11.SEND_RESPONSE and self.scope["method"] == "HEAD"):
                events.append(h11.Data(data=content))
            for event in (*events, h11.EndOfMessage()):
                self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _watch(self) -> None:
        """Set the time limit when something is being read and there is none; lift it when all has come."""
        if self.conn.their_state not in (h11.IDLE, h11.SEND_BODY):
            self._forget()
        elif self._deadline is None and not self.transport.is_closing():
            self._deadline = self.loop.call_later(READ_SECONDS, self.transport.abort)

    def _forget(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
