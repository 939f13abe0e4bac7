"""Let pages of the configured sites call the API from a browser, and say nothing to others."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

_METHODS = ("GET", "POST", "DELETE")
_HEADERS = ("Authorization", "Content-Type")


class Origins:
    """Add the CORS headers to what is under `path`, for the `origins` alone."""

    def __init__(self, app: ASGIApp, path: str, origins: Sequence[str]) -> None:
        self._app = app
        self._path = f"{path}/"
        self._origins = frozenset(origins)
        self._shared = CORSMiddleware(
            app,
            allow_origins=origins,
            allow_methods=_METHODS,
            allow_headers=_HEADERS,
            expose_headers=("Retry-After",),
            max_age=600,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a preflight, or pass the request on."""
        is_called = scope["type"] == "http" and scope["path"].startswith(self._path)
        asks = is_called and Headers(scope=scope).get("origin") in self._origins
        await (self._shared if asks else self._app)(scope, receive, send)
