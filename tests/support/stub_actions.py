"""An action server that behaves badly on purpose."""

from __future__ import annotations

import itertools
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Behaviour = Callable[[], tuple[int, str]]


def slow(seconds: float) -> Behaviour:
    """Answer rightly, but late."""

    def behave() -> tuple[int, str]:
        time.sleep(seconds)
        return 200, json.dumps({"events": [], "responses": [{"text": "enfin"}]})

    return behave


def slow_at_first(seconds: float) -> Behaviour:
    """Answer rightly, the first time late."""
    behaviours = itertools.chain([slow(seconds)], itertools.repeat(slow(0)))
    return lambda: next(behaviours)()


RAISING: Behaviour = lambda: (500, "Traceback (most recent call last): …")  # noqa: E731
NOT_JSON: Behaviour = lambda: (200, "pas du json")  # noqa: E731
WRONG_FORM: Behaviour = lambda: (200, json.dumps({"events": "aucun", "responses": 3}))  # noqa: E731
SILENT: Behaviour = lambda: (200, json.dumps({"events": [], "responses": []}))  # noqa: E731


@contextmanager
def stub_actions(port: int, behave: Behaviour) -> Iterator[None]:
    """Serve on `port` for as long as the block runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            status, body = behave()
            try:
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(body.encode())
            except BrokenPipeError:
                pass

        def log_message(self, *_: object) -> None:
            return None

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
