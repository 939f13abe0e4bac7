"""Keep the connections to the action server open between calls.

Rasa makes a new session, and with it a new connection, for each call of an action. Switched off with
`CAP_IA_KEPT_CONNECTIONS=0`.
"""

from __future__ import annotations

import os
from typing import Any

import aiohttp
from rasa.utils.endpoints import EndpointConfig

SWITCH = "CAP_IA_KEPT_CONNECTIONS"

# Less than the 5 s after which the action server closes an idle connection: a request never meets a closing one.
IDLE_SECONDS = 3.0


class _Borrowed:
    """A session that stays open when its borrower leaves the `async with` block."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def __aenter__(self) -> aiohttp.ClientSession:
        return self._session

    async def __aexit__(self, *_: object) -> None:
        return None


def keep_connections(endpoint: EndpointConfig, timeout: float) -> aiohttp.ClientSession | None:
    """Make an endpoint use one session and return it, to be closed at the end; None when switched off.

    timeout: seconds for a whole call. Must run in the server's event loop.
    """
    if os.environ.get(SWITCH, "1") == "0":
        return None
    session = aiohttp.ClientSession(
        headers=endpoint.headers,
        timeout=aiohttp.ClientTimeout(total=timeout),
        connector=aiohttp.TCPConnector(keepalive_timeout=IDLE_SECONDS),
    )

    def borrow(*_: Any) -> _Borrowed:
        return _Borrowed(session)

    endpoint.session = borrow
    return session
