"""The conversation API as the bridges call it: many conversations at once, every failure named."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bridges.delivery.channel import TryLater

TIMEOUT_SECONDS = 30
# Calls at once: more would only wait in the assistant.
AT_ONCE = 16

Message = dict[str, Any]


class Over(Exception):
    """The conversation cannot be continued: it was erased, or its token is too old."""


class Expired(Over):
    """The token is too old: what is stored for the conversation is out of reach."""


class NeverOffered(Exception):
    """The choice was never offered in this conversation."""


class Rejected(Exception):
    """The assistant will not take this message; the text is a French sentence for the user."""


class Api:
    """Calls to the API at `url` (http://host:port/api/v1); each fails at once, and says how.

    secret: what exempts a bridge from the limit per address. Every call may raise TryLater.
    """

    def __init__(self, url: str, secret: str | None = None) -> None:
        self._url = url.rstrip("/")
        self._headers = {"X-Bridge-Secret": secret} if secret else {}
        # A proxy of the environment has nothing to do with this machine.
        self._through_proxy = urlsplit(url).hostname not in {"127.0.0.1", "localhost", "::1"}
        self._session: aiohttp.ClientSession | None = None
        self._turnstile = asyncio.Semaphore(AT_ONCE)

    async def open(self) -> tuple[str, list[Message]]:
        """Open a conversation; return its token and welcome."""
        body = await self._call("POST", "/conversations")
        return str(body["token"]), body["messages"]

    async def say(self, token: str, content: Mapping[str, str]) -> list[Message]:
        """Return the answer to a message, `{"id", "text"}` or `{"id", "choice"}`.

        Raises Over, NeverOffered or Rejected.
        """
        messages: list[Message] = (await self._call("POST", "/messages", token, content))["messages"]
        return messages

    async def erase(self, token: str) -> None:
        """Have everything erased that is stored for a conversation; raises Over when it cannot be continued."""
        await self._call("DELETE", "/conversations", token)

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()

    async def _call(
        self, method: str, path: str, token: str | None = None, content: Mapping[str, str] | None = None
    ) -> Any:
        if self._session is None:
            timeout = aiohttp.ClientTimeout(total=TIMEOUT_SECONDS)
            self._session = aiohttp.ClientSession(headers=self._headers, timeout=timeout, trust_env=self._through_proxy)
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        try:
            async with (
                self._turnstile,
                self._session.request(method, self._url + path, json=content, headers=headers) as response,
            ):
                body = None if response.status == 204 else await response.json(content_type=None)
        except (aiohttp.ClientError, asyncio.TimeoutError, ValueError) as error:
            raise TryLater(f"the assistant cannot be reached ({type(error).__name__})") from error
        if response.status < 300:
            return body
        raise _failure(response.status, response.headers.get("Retry-After", ""), body)


def _failure(status: int, retry_after: str, body: Any) -> Exception:
    error = body.get("error") if isinstance(body, dict) else None
    code, sentence = (error.get("code"), error.get("message")) if isinstance(error, dict) else (None, None)
    if status == 401:
        return Expired()
    if code == "erased":
        return Over()
    if code == "choice_not_offered":
        return NeverOffered()
    if status in (400, 413) and sentence:
        return Rejected(str(sentence))
    return TryLater(
        f"the assistant answers {status} {code or ''}".rstrip(), float(retry_after) if retry_after.isdecimal() else None
    )
