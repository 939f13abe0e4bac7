"""Ready means: a real question, asked over the API, gets a real answer."""

from __future__ import annotations

import json
import uuid
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

from orientation.text import NBSP

QUESTION = f"Combien gagne un ingénieur en IA{NBSP}?"
TIMEOUT_SECONDS = 10

# The servers are on this machine: a proxy of the environment has nothing to do with them.
_opener = build_opener(ProxyHandler({}))


def obstacle(api: str) -> str | None:
    """Return why `api` (http://host:port/api/v1) does not answer QUESTION from the data, None when it does.

    Its health is asked first, so that waiting opens no conversation; the one that is opened is erased.
    """
    try:
        _call("GET", f"{api}/health")
        token = _call("POST", f"{api}/conversations")["token"]
        try:
            question = {"id": str(uuid.uuid4()), "text": QUESTION}
            messages = _call("POST", f"{api}/messages", token, question)["messages"]
        finally:
            _call("DELETE", f"{api}/conversations", token)
    except HTTPError as error:
        return f"réponse {error.code}{NBSP}: {_sentence(error)}"
    except (OSError, HTTPException):
        return "pas encore joignable"
    except (ValueError, KeyError, TypeError) as error:
        return f"réponse illisible ({error!r})"
    # An answer from the data names its sources; an apology or a request to rephrase names none.
    if any(message.get("text") and message.get("sources") for message in messages):
        return None
    return f"réponse sans source à «{NBSP}{QUESTION}{NBSP}»{NBSP}: {messages}"


def is_silent(api: str, timeout: float) -> bool:
    """Tell whether `api` answers nothing within `timeout` seconds; that it cannot answer now is an answer."""
    try:
        with _opener.open(f"{api}/health", timeout=timeout):
            return False
    except HTTPError:
        return False
    except (OSError, HTTPException):
        return True


def _sentence(error: HTTPError) -> str:
    try:
        return str(json.loads(error.read())["error"]["message"])
    except (OSError, ValueError, KeyError, TypeError):
        return error.reason


def _call(method: str, url: str, token: str | None = None, body: dict[str, str] | None = None) -> Any:
    headers = {"Content-Type": "application/json"}
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    data = None if body is None else json.dumps(body).encode()
    with _opener.open(Request(url, data, headers, method=method), timeout=TIMEOUT_SECONDS) as response:
        return json.loads(response.read() or b"null")
