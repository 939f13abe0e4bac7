"""A way to the homeserver on which answers get lost at the worst moment: a message was sent, nobody hears of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import requests

TIMEOUT_SECONDS = 90


class LossyProxy(ThreadingHTTPServer):
    """Passes everything on to `target`; `lose` says what happens when the next message was taken there."""

    daemon_threads = True

    def __init__(self, target: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.target = target
        self._lock = threading.Lock()
        self._meanwhile: Callable[[], None] | None = None
        self._lost = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, *_: object) -> None:
        """Say nothing of connections that a kill breaks."""

    def lose(self, meanwhile: Callable[[], None]) -> None:
        """Have the homeserver's next answer to a message lost, after `meanwhile` was called."""
        self._lost.clear()
        self._meanwhile = meanwhile

    def wait(self) -> None:
        assert self._lost.wait(TIMEOUT_SECONDS), "no message was sent"

    def loses(self, method: str, path: str) -> bool:
        """Tell whether the answer to this call is lost, and if so do what happens meanwhile."""
        with self._lock:
            meanwhile = self._meanwhile if method == "PUT" and "/send/m.room." in path else None
            if meanwhile is None:
                return False
            self._meanwhile = None
        meanwhile()
        self._lost.set()
        return True


class _Handler(BaseHTTPRequestHandler):
    server: LossyProxy
    protocol_version = "HTTP/1.1"

    def _pass_on(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        headers = {name: self.headers[name] for name in ("Authorization", "Content-Type") if name in self.headers}
        answer = requests.request(
            self.command, self.server.target + self.path, data=body, headers=headers, timeout=TIMEOUT_SECONDS
        )
        if self.server.loses(self.command, self.path):
            self.close_connection = True
            return
        self.send_response(answer.status_code)
        self.send_header("Content-Type", answer.headers["Content-Type"])
        self.send_header("Content-Length", str(len(answer.content)))
        self.end_headers()
        self.wfile.write(answer.content)

    do_GET = do_POST = do_PUT = do_DELETE = _pass_on

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def lossy_proxy(target: str) -> Iterator[LossyProxy]:
    """Run the proxy."""
    with LossyProxy(target) as proxy:
        thread = threading.Thread(target=proxy.serve_forever, daemon=True)
        thread.start()
        yield proxy
        proxy.shutdown()
