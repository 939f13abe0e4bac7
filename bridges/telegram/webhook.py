"""The address where Telegram delivers updates by itself."""

from __future__ import annotations

import hmac
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from bridges.delivery.process import BridgeError

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
MAX_BODY_BYTES = 1_048_576


@asynccontextmanager
async def receiving(port: int, secret: str, take: Callable[[list[Any]], None]) -> AsyncIterator[None]:
    """Listen on 127.0.0.1, at any path; `take` writes updates down, and then Telegram is told that they are.

    A call without the right secret gets 403, one that is no update 400. Raises BridgeError for a port that is taken.
    """

    async def receive(request: web.Request) -> web.Response:
        shown = request.headers.get(SECRET_HEADER, "").encode(errors="surrogateescape")
        if not hmac.compare_digest(shown, secret.encode()):
            return web.Response(status=403)
        try:
            update = json.loads(await request.read())
        except (ValueError, RecursionError):
            return web.Response(status=400)
        if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
            return web.Response(status=400)
        take([update])
        return web.Response()

    application = web.Application(client_max_size=MAX_BODY_BYTES)
    application.router.add_post("/{path:.*}", receive)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, "127.0.0.1", port).start()
        except OSError as error:
            raise BridgeError(f"Le port {port} (TELEGRAM_WEBHOOK_PORT) ne peut pas être ouvert : {error}.") from error
        yield
    finally:
        await runner.cleanup()
