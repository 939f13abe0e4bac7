"""A Bot API server of the tests' own: true to Telegram about updates, strict about calls, and it fails as told.

`getUpdates` gives the same updates until an offset confirms them. Every call is checked against `bot_api_rules`;
what breaks a rule is refused and kept in `broken`.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from runtime.ports import free_port
from tests.bridges.telegram.bot_api_rules import RuleBroken, check, read_value

TOKEN = "123456:TEST-token_of-a-bot"
BOT = {"id": 123456, "is_bot": True, "first_name": "Cap IA", "username": "cap_ia_test_bot"}
POLL_SECONDS = 2.0

Call = dict[str, Any]


@dataclass(frozen=True)
class Failure:
    """An answer that is none: an HTTP status, what Telegram says with it; `after` the call was carried out, or not."""

    status: int
    description: str
    parameters: dict[str, Any] = field(default_factory=dict)
    after: bool = False


@dataclass
class BotApiServer:
    """Runs in a thread of its own; what tests read is only ever added to."""

    port: int = field(default_factory=free_port)
    calls: list[tuple[str, Call]] = field(default_factory=list)
    sent: list[Call] = field(default_factory=list)
    broken: list[tuple[str, str, Call]] = field(default_factory=list)
    failures: list[tuple[str, Failure]] = field(default_factory=list)
    blocked: set[int] = field(default_factory=set)
    migrated: dict[int, int] = field(default_factory=dict)
    delay: float = 0.0
    _updates: list[Call] = field(default_factory=list)
    _repeats: list[Call] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _last_update: int = 1000
    _last_message: int = 0
    _stop: Callable[[], object] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    # What users do

    def deliver(self, *updates: Call) -> None:
        """Have updates fetched, numbered in this order where they have no number."""
        with self._lock:
            for update in updates:
                self._updates.append(
                    update if "update_id" in update else {"update_id": self.next_update_id(), **update}
                )

    def repeat(self, *updates: Call) -> None:
        """Give updates once more, although they were confirmed; each as soon as it was."""
        with self._lock:
            self._repeats += updates

    def next_update_id(self) -> int:
        self._last_update += 1
        return self._last_update

    def say(self, chat: int, text: str) -> None:
        self.deliver(self.message(chat, text=text))

    def message(self, chat: int, user: int | None = None, kind: str = "private", **content: Any) -> Call:
        """Return the update of a message."""
        return {"message": {**self._message(chat, kind), "from": _user(user or chat), **content}}

    def press(self, label: str, on: Call, user: int | None = None) -> None:
        """Press a button of a message that was sent."""
        self.deliver(self.pressing(label, on, user))

    def pressing(self, label: str, on: Call, user: int | None = None) -> Call:
        (data,) = [
            it["callback_data"] for row in on["reply_markup"]["inline_keyboard"] for it in row if it["text"] == label
        ]
        message = {**self._message(on["chat_id"]), "message_id": on["message_id"], "reply_markup": on["reply_markup"]}
        query = {"id": f"q{self._last_update}", "from": _user(user or on["chat_id"]), "message": message, "data": data}
        return {"callback_query": {**query, "chat_instance": "1"}}

    # What they see

    def to(self, chat: int) -> list[Call]:
        """Return the messages and pictures that were sent to a chat, in order."""
        return [call for call in list(self.sent) if call["chat_id"] == chat]

    def texts(self, chat: int) -> list[str]:
        return [call.get("text") or call.get("caption") or "" for call in self.to(chat)]

    def wait_for(self, chat: int, count: int, seconds: float = 60) -> list[Call]:
        """Return the messages of a chat as soon as there are so many."""
        self.wait_until(
            lambda: len(self.to(chat)) >= count, seconds, lambda: f"{count} messages, not {self.texts(chat)}"
        )
        return self.to(chat)

    def wait_until(
        self, condition: Callable[[], bool], seconds: float = 60, expected: Callable[[], str] = lambda: "a condition"
    ) -> None:
        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline, f"expected within {seconds} s: {expected()}"
            time.sleep(0.02)

    def calls_of(self, method: str) -> list[Call]:
        return [call for name, call in list(self.calls) if name == method]

    def is_confirmed(self) -> bool:
        """Tell whether every update was confirmed."""
        return not self._updates

    # How it fails

    def fail(self, method: str, *failures: Failure) -> None:
        self.failures += [(method, failure) for failure in failures]

    # How it runs

    def start(self) -> BotApiServer:
        started = threading.Event()
        thread = threading.Thread(target=lambda: asyncio.run(self._serve(started)), daemon=True)
        thread.start()
        assert started.wait(10)
        end = self._stop
        assert end is not None

        def stop() -> None:
            end()
            thread.join(10)

        self._stop = stop
        return self

    def stop(self) -> None:
        if self._stop is not None:
            self._stop()
            self._stop = None

    async def _serve(self, started: threading.Event) -> None:
        loop, stopped = asyncio.get_running_loop(), asyncio.Event()
        application = web.Application(client_max_size=50_000_000)
        application.router.add_route("*", "/bot{token}/{method}", self._answer)
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", self.port).start()
        self._stop = lambda: loop.call_soon_threadsafe(stopped.set)
        started.set()
        await stopped.wait()
        await runner.cleanup()

    async def _answer(self, request: web.Request) -> web.Response:
        if request.match_info["token"] != TOKEN:
            return _refusal(401, "Unauthorized")
        method = request.match_info["method"]
        call: Call = {}
        for name, value in (await request.post()).items():
            call[name] = value.file.read() if isinstance(value, web.FileField) else read_value(name, str(value))
        _inline_file(call)
        self.calls.append((method, call))
        await asyncio.sleep(self.delay)
        failure = self._failure(method)
        if failure is not None and not failure.after:
            return _refusal(failure.status, failure.description, failure.parameters)
        if call.get("chat_id") in self.blocked:
            return _refusal(403, "Forbidden: bot was blocked by the user")
        if call.get("chat_id") in self.migrated:
            moved = {"migrate_to_chat_id": self.migrated[call["chat_id"]]}
            return _refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", moved)
        try:
            check(method, call)
        except RuleBroken as error:
            self.broken.append((method, str(error), call))
            return _refusal(400, f"Bad Request: {error}")
        result = await self._carry_out(method, call)
        if failure is not None:
            return _refusal(failure.status, failure.description, failure.parameters)
        return web.json_response({"ok": True, "result": result})

    async def _carry_out(self, method: str, call: Call) -> Any:
        if method == "getMe":
            return BOT
        if method == "getUpdates":
            return await self._fetch(call.get("offset", 0), call["timeout"])
        if method in ("sendMessage", "sendPhoto"):
            self._last_message += 1
            self.sent.append({**call, "message_id": self._last_message, "method": method})
            return {"message_id": self._last_message, "date": int(time.time()), "chat": {"id": call["chat_id"]}}
        return True

    async def _fetch(self, offset: int, timeout: float) -> list[Call]:
        with self._lock:
            self._updates = [update for update in self._updates if update["update_id"] >= offset]
        deadline = time.monotonic() + min(timeout, POLL_SECONDS)
        while True:
            with self._lock:
                repeats = [update for update in self._repeats if update["update_id"] < offset]
                self._repeats = [update for update in self._repeats if update["update_id"] >= offset]
                updates = repeats + self._updates[:100]
            if updates or time.monotonic() > deadline:
                return updates
            await asyncio.sleep(0.02)

    def _failure(self, method: str) -> Failure | None:
        for position, (name, failure) in enumerate(self.failures):
            if name == method:
                self.failures.pop(position)
                return failure
        return None

    def _message(self, chat: int, kind: str = "private") -> Call:
        self._last_message += 1
        return {
            "message_id": self._last_message,
            "date": int(time.time()),
            "chat": {"id": chat, "type": kind},
        }


@contextmanager
def bot_api_server() -> Iterator[BotApiServer]:
    """Run a server; every call that was made must have kept Telegram's rules."""
    server = BotApiServer().start()
    try:
        yield server
    finally:
        server.stop()
    assert server.broken == []


def _user(number: int) -> Call:
    return {"id": number, "is_bot": False, "first_name": f"U{number}"}


def _inline_file(call: Call) -> None:
    """Put an uploaded file where the call refers to it."""
    photo = call.get("photo")
    if isinstance(photo, str) and photo.startswith("attach://"):
        call["photo"] = call.pop(photo.removeprefix("attach://"))


def _refusal(status: int, description: str, parameters: dict[str, Any] | None = None) -> web.Response:
    if status == 200:
        return web.Response(text=description)  # not Telegram at all
    body = {"ok": False, "error_code": status, "description": description, "parameters": parameters or {}}
    return web.json_response(body, status=status)
