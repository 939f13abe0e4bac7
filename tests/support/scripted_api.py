"""A small real HTTP server that plays the conversation API as a test scripts it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

WELCOME = {"type": "notice", "text": "Bonjour, je suis un programme automatique."}
DROPPED = object()


@dataclass
class ScriptedApi:
    """Answers in order: (status, body[, headers]), or DROPPED for a connection cut before the answer."""

    url: str = ""
    script: list[Any] = field(default_factory=list)
    received: list[tuple[str, str, str | None, Any]] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)

    def answers(self, *script: Any) -> None:
        self.script += script

    def said(self) -> list[Any]:
        return [body for method, path, _, body in self.received if (method, path) == ("POST", "/api/v1/messages")]


def opened(token: str = "token-1", message: Any = WELCOME) -> tuple[int, Any]:
    return 201, {"token": token, "expires_in": 60, "messages": [message]}


def answered(text: str, **fields: Any) -> tuple[int, Any]:
    return 200, {"messages": [{"type": "text", "text": text, **fields}]}


def refused(status: int, sentence: str, code: str = "refused", **headers: str) -> tuple[int, Any, dict[str, str]]:
    return status, {"error": {"code": code, "message": sentence}}, headers


@contextmanager
def scripted_api() -> Iterator[ScriptedApi]:
    """Run the server on a free port."""
    scripted = ScriptedApi()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            body = json.loads(content) if content else None
            scripted.received.append((self.command, self.path, self.headers["Authorization"], body))
            scripted.secrets.append(self.headers["X-Bridge-Secret"])
            step = scripted.script.pop(0)
            if step is DROPPED:
                self.close_connection = True
                return
            status, reply, *headers = step
            data = b"" if reply is None else reply if isinstance(reply, bytes) else json.dumps(reply).encode()
            self.send_response(status)
            for name, value in (headers[0] if headers else {}).items():
                self.send_header(name.replace("_", "-"), value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_DELETE = answer

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    scripted.url = f"http://127.0.0.1:{server.server_port}/api/v1"
    try:
        yield scripted
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
