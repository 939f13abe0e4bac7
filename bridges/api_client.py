"""The conversation API as a client sees it: a conversation, its answers, errors that a user can read."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import requests

from orientation.text import NBSP

TIMEOUT_SECONDS = 30
ATTEMPTS = 3
PAUSE_SECONDS = 1.0

UNREACHABLE = f"Je n’arrive pas à joindre l’assistant. Vérifie qu’il est lancé («{NBSP}make run{NBSP}»)."
UNREADABLE = "L’assistant a répondu quelque chose que je ne comprends pas. Réessaie dans un moment."

Message = dict[str, Any]


class ApiError(Exception):
    """What the assistant could not do; the message is a French sentence for the user."""

    def __init__(
        self, sentence: str, status: int | None = None, retry_after: int | None = None, code: str | None = None
    ) -> None:
        super().__init__(sentence)
        self.status = status
        self.retry_after = retry_after
        self.code = code

    @property
    def is_over(self) -> bool:
        """Tell whether the conversation can no longer be continued: its token is too old, or it was erased."""
        return self.status == 401 or self.code == "erased"


@dataclass(frozen=True)
class Turn:
    """What the user says, a text or a choice, under an id: the same id never makes a second turn."""

    content: dict[str, str]
    id: str = field(default_factory=lambda: str(uuid.uuid4()))

    @classmethod
    def text(cls, text: str) -> Turn:
        """Return a turn of typed text."""
        return cls({"text": text})

    @classmethod
    def choice(cls, choice_id: str) -> Turn:
        """Return a turn that takes an offered choice."""
        return cls({"choice": choice_id})


class ApiClient:
    """Calls to the API at `url` (http://host:port/api/v1), in one conversation at a time.

    A call that the network failed is tried again, which the id of a turn makes safe.
    """

    def __init__(self, url: str, pause: Callable[[float], None] = time.sleep) -> None:
        self._url = url.rstrip("/")
        self._pause = pause
        self._token: str | None = None
        self._session = requests.Session()
        # A proxy of the environment has nothing to do with this machine.
        self._session.trust_env = urlsplit(url).hostname not in {"127.0.0.1", "localhost", "::1"}

    def open(self) -> list[Message]:
        """Begin a new conversation and return its welcome."""
        body = self._call("POST", "/conversations")
        token = body.get("token")
        if not isinstance(token, str):
            raise ApiError(UNREADABLE)
        self._token = token
        return _messages(body)

    def say(self, turn: Turn) -> list[Message]:
        """Return the answer to a turn."""
        return _messages(self._call("POST", "/messages", self._token, {"id": turn.id, **turn.content}))

    def erase(self) -> None:
        """Have everything that is stored for the conversation erased."""
        self._call("DELETE", "/conversations", self._token)
        self._token = None

    def _call(self, method: str, path: str, token: str | None = None, body: dict[str, str] | None = None) -> Any:
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        for attempt in range(1, ATTEMPTS + 1):
            try:
                response = self._session.request(
                    method, self._url + path, json=body, headers=headers, timeout=TIMEOUT_SECONDS
                )
                break
            except requests.RequestException as error:
                if attempt == ATTEMPTS:
                    raise ApiError(UNREACHABLE) from error
                self._pause(PAUSE_SECONDS)
        if response.status_code == 204:
            return None
        content = _json(response)
        if response.ok and isinstance(content, dict):
            return content
        raise _error(response, content)


def _messages(body: Any) -> list[Message]:
    messages = body.get("messages")
    if not isinstance(messages, list) or not all(isinstance(it, dict) and "text" in it for it in messages):
        raise ApiError(UNREADABLE)
    return messages


def _json(response: requests.Response) -> Any:
    try:
        return response.json()
    except ValueError:
        return None


def _error(response: requests.Response, content: Any) -> ApiError:
    error = content.get("error") if isinstance(content, dict) else None
    sentence = error.get("message") if isinstance(error, dict) else None
    retry_after = response.headers.get("Retry-After", "")
    return ApiError(
        str(sentence) if sentence else UNREADABLE,
        response.status_code,
        int(retry_after) if retry_after.isdecimal() else None,
        error.get("code") if isinstance(error, dict) else None,
    )
