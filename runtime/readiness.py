"""Ready means: a real question, asked over the API, gets a real answer."""

from __future__ import annotations

import json
import uuid
from http.client import HTTPException
from typing import Any
from urllib.request import ProxyHandler, Request, build_opener

QUESTION = "Combien gagne un ingénieur en IA\u00a0?"
TIMEOUT_SECONDS = 10

# The servers are on this machine: a proxy of the environment has nothing to do with them.
_opener = build_opener(ProxyHandler({}))


def is_ready(api: str) -> bool:
    """Tell whether `api` (http://host:port/api/v1) answers QUESTION from the data, in a conversation erased after.

    An answer from the data names its sources; an apology or a request to rephrase names none.
    """
    try:
        token = _call("POST", f"{api}/conversations")["token"]
        try:
            question = {"id": str(uuid.uuid4()), "text": QUESTION}
            messages = _call("POST", f"{api}/messages", token, question)["messages"]
        finally:
            _call("DELETE", f"{api}/conversations", token)
    except (OSError, HTTPException, ValueError, KeyError, TypeError):
        return False
    return any(message.get("text") and message.get("sources") for message in messages)


def _call(method: str, url: str, token: str | None = None, body: dict[str, str] | None = None) -> Any:
    headers = {"Content-Type": "application/json"}
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    data = None if body is None else json.dumps(body).encode()
    with _opener.open(Request(url, data, headers, method=method), timeout=TIMEOUT_SECONDS) as response:
        return json.loads(response.read() or b"null")
