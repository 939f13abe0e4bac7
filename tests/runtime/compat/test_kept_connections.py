from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from aiohttp import web
from rasa.utils.endpoints import EndpointConfig

from runtime.compat import kept_connections


def calls_on_connections(times: int, keep: bool) -> int:
    """Return how many connections `times` calls made."""
    seen: set[object] = set()

    async def answer(request: web.Request) -> web.Response:
        assert request.transport is not None
        seen.add(request.transport.get_extra_info("peername"))
        return web.json_response({"events": []})

    async def run() -> None:
        async def call(port: int) -> None:
            endpoint = EndpointConfig(f"http://127.0.0.1:{port}/webhook")
            session = kept_connections.keep_connections(endpoint, 2.0) if keep else None
            for _ in range(times):
                assert await endpoint.request(json={}, timeout=2.0) == {"events": []}
            if session is not None:
                await session.close()

        await _serve(answer, call)

    asyncio.run(run())
    return len(seen)


async def _serve(
    handler: Callable[[web.Request], Awaitable[web.StreamResponse]], use: Callable[[int], Awaitable[None]]
) -> None:
    app = web.Application()
    app.router.add_post("/webhook", handler)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    server: Any = site._server
    try:
        await use(server.sockets[0].getsockname()[1])
    finally:
        await runner.cleanup()


def test_calls_share_a_connection() -> None:
    assert calls_on_connections(5, keep=True) == 1


def test_rasa_alone_makes_one_for_each() -> None:
    assert calls_on_connections(5, keep=False) == 5


def test_it_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(kept_connections.SWITCH, "0")
    assert kept_connections.keep_connections(EndpointConfig("http://127.0.0.1:1/webhook"), 1.0) is None
