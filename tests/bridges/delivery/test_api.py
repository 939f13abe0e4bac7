"""What the asynchronous client sends, and how it names what goes wrong."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bridges.delivery.api import Api, Expired, NeverOffered, Over, Rejected
from bridges.delivery.channel import TryLater
from runtime.ports import free_port
from tests.support.scripted_api import DROPPED, WELCOME, ScriptedApi, answered, opened, refused

SAYING = {"id": "1", "text": "études"}


def calling(url: str, call: Callable[[Api], Awaitable[Any]], secret: str | None = None) -> Any:
    async def run() -> Any:
        api = Api(url, secret)
        try:
            return await call(api)
        finally:
            await api.close()

    return asyncio.run(run())


def test_a_conversation_from_its_opening_to_its_erasure(api: ScriptedApi) -> None:
    api.answers(opened("t"), answered("Bac+5."), (204, None))
    assert calling(api.url, lambda it: it.open()) == ("t", [WELCOME])
    assert calling(api.url, lambda it: it.say("t", SAYING)) == [{"type": "text", "text": "Bac+5."}]
    assert calling(api.url, lambda it: it.erase("t")) is None
    assert api.received[1:] == [
        ("POST", "/api/v1/messages", "Bearer t", SAYING),
        ("DELETE", "/api/v1/conversations", "Bearer t", None),
    ]


@pytest.mark.parametrize(
    ("answer", "failure", "seconds"),
    [
        (refused(401, "…", "unknown_token"), Expired, None),
        (refused(409, "…", "erased"), Over, None),
        (refused(409, "…", "choice_not_offered"), NeverOffered, None),
        (refused(413, "Trop long."), Rejected, None),
        (refused(400, "Illisible."), Rejected, None),
        (refused(429, "…", Retry_After="12"), TryLater, 12.0),
        (refused(503, "…", Retry_After="5"), TryLater, 5.0),
        (refused(503, "…", Retry_After="demain"), TryLater, None),
        ((500, b"not json"), TryLater, None),
        ((400, b"<html>"), TryLater, None),
        ((404, {"error": "no object"}), TryLater, None),
        (DROPPED, TryLater, None),
    ],
)
def test_failures_are_named(api: ScriptedApi, answer: Any, failure: type[Exception], seconds: float | None) -> None:
    api.answers(answer)
    with pytest.raises(failure) as raised:
        calling(api.url, lambda it: it.say("t", SAYING))
    assert getattr(raised.value, "seconds", None) == seconds
    if failure is Rejected:
        assert str(raised.value) in ("Trop long.", "Illisible.")


def test_an_assistant_that_is_away() -> None:
    with pytest.raises(TryLater, match="cannot be reached"):
        calling(f"http://127.0.0.1:{free_port()}/api/v1", lambda it: it.open())
