"""docs/channels.md: its settings are those of the code, and its example is a bridge that works."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import requests

from bridges.delivery.answering import ERASED
from bridges.delivery.settings import SHARED_SETTINGS_DOC
from bridges.matrix.settings import MATRIX_SETTINGS_DOC
from bridges.telegram.settings import TELEGRAM_SETTINGS_DOC
from runtime.ports import free_port
from tests.support.assistant import ROOT, Assistant
from tests.support.bridge_process import BridgeProcess, running_bridge

PAGE = (ROOT / "docs" / "channels.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `([A-Z_]+)` \| (.*?) \| (.*?) \|$", PAGE, flags=re.MULTILINE)


def rows(prefix: str) -> list[tuple[str, ...]]:
    return [row for row in ROWS if row[0].startswith(prefix)]


def test_the_settings_are_those_of_the_code() -> None:
    assert rows("CAP_IA_") == [tuple(row) for row in SHARED_SETTINGS_DOC]
    assert rows("TELEGRAM_") == [tuple(row) for row in TELEGRAM_SETTINGS_DOC]


def test_the_settings_of_matrix_are_those_of_the_code() -> None:
    assert rows("MATRIX_") == [tuple(row) for row in MATRIX_SETTINGS_DOC]
    source = (ROOT / "bridges" / "matrix" / "settings.py").read_text(encoding="utf-8")
    assert set(re.findall(r"\bMATRIX_[A-Z]+\b(?!_)", source)) == {row.name for row in MATRIX_SETTINGS_DOC}


class Gateway:
    """The SMS gateway of the example: keeps what it is told to send."""

    def __init__(self, url: str, sent: list[dict[str, Any]], listening: str) -> None:
        self.url = url
        self.sent = sent
        self._listening = listening

    def deliver(self, number: str, text: str, message_id: str, at: int, secret: str = "s3cret") -> int:
        body = {"id": message_id, "from": number, "text": text, "at": at}
        return requests.post(self._listening, json=body, headers={"X-Secret": secret}, timeout=10).status_code

    def wait_for(self, count: int) -> list[str]:
        deadline = time.monotonic() + 40
        while len(self.sent) < count:
            assert time.monotonic() < deadline, f"{count} messages expected, {self.sent} came"
            time.sleep(0.05)
        return [message["text"].replace("\u00a0", " ") for message in self.sent]


@contextmanager
def gateway(port: int) -> Iterator[Gateway]:
    sent: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield Gateway(f"http://127.0.0.1:{server.server_port}", sent, f"http://127.0.0.1:{port}/")
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_the_example_is_a_whole_bridge_in_under_150_lines(assistant: Assistant, tmp_path: Path) -> None:
    (example,) = re.findall(r"^```python\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)
    assert len(example.splitlines()) < 150
    (tmp_path / "sms_bridge.py").write_text(example, encoding="utf-8")
    port = free_port()
    with gateway(port) as sms:
        settings = {"SMS_GATEWAY": sms.url, "SMS_SECRET": "s3cret", "SMS_PORT": str(port)}
        environment = {"CAP_IA_API_URL": assistant.url, "PYTHONPATH": f"{ROOT}:{tmp_path}", **settings}
        with running_bridge(BridgeProcess("sms_bridge", tmp_path / "state", environment)) as bridge:
            _wait_until_listening(port)
            assert sms.deliver("+33600000000", "quelles études ?", "m0", 0, secret="faux") == 403
            assert sms.deliver("+33600000000", "quelles études ?", "m1", 1) == 204
            texts = sms.wait_for(2)
            while "Réponds par un numéro" not in texts[-1]:
                texts = sms.wait_for(len(texts) + 1)
            assert "programme automatique" in texts[0]
            assert "bac+5" in " ".join(texts[1:])
            assert all(len(text) <= 480 for text in texts)
            bridge.restart()
            _wait_until_listening(port)
            assert sms.deliver("+33600000000", "quelles études ?", "m1", 1) == 204
            assert sms.deliver("+33600000000", "2", "m2", 2) == 204
            after = sms.wait_for(len(texts) + 1)[len(texts) :]
            assert after[0] not in texts, "a repeat is not answered again, a number takes the choice"
            sms.deliver("+33600000000", "EFFACER", "m3", 3)
            while sms.wait_for(1)[-1] != ERASED:
                time.sleep(0.05)
        ids = [message["id"] for message in sms.sent]
        assert len(set(ids)) == len(ids)


def _wait_until_listening(port: int) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            requests.get(f"http://127.0.0.1:{port}/", timeout=5)
        except requests.ConnectionError:
            assert time.monotonic() < deadline
            time.sleep(0.1)
        else:
            return
