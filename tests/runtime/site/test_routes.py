"""What a browser gets from the server, and what it may do with it."""

from __future__ import annotations

import gzip
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from runtime.ports import free_port
from runtime.site.files import CONTENT_TYPES, read_folder, served_file
from tests.support.assistant import ROOT, Assistant

PLAIN = {"Accept-Encoding": "identity"}


@pytest.fixture(scope="module")
def half_broken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a widget beside data files that are not there."""
    widget, port = tmp_path_factory.mktemp("widget"), free_port()
    (widget / "cap-ia-chat.js").write_text("export {};")
    command = (sys.executable, "-m", "tests.support.served_site", str(port), str(widget / "no data"), str(widget))
    with subprocess.Popen(command, cwd=ROOT) as process:
        deadline = time.monotonic() + 60
        while True:
            try:
                requests.head(f"http://127.0.0.1:{port}/", timeout=5)
                break
            except requests.ConnectionError:
                assert time.monotonic() < deadline
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
        process.terminate()


@pytest.fixture
def address(assistant: Assistant) -> str:
    return assistant.url.removesuffix("/api/v1")


def test_the_page_is_at_the_root_and_closed_to_everything_else(address: str) -> None:
    page = requests.get(f"{address}/", timeout=10)
    assert page.status_code == 200
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "<cap-ia-chat" in page.text
    policy = dict(rule.split(" ", 1) for rule in page.headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert "unsafe" not in page.headers["Content-Security-Policy"]
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert page.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize(("name", "content_type"), [("page.css", "text/css"), ("icon.svg", "image/svg+xml")])
def test_its_files_have_their_type(address: str, name: str, content_type: str) -> None:
    answer = requests.get(f"{address}/site/{name}", headers=PLAIN, timeout=10)
    assert answer.headers["Content-Type"].startswith(content_type)
    assert answer.content == (ROOT / "runtime" / "site" / "static" / name).read_bytes()
    assert requests.head(f"{address}/site/{name}", timeout=10).status_code == 200


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_a_copy_that_is_still_right_is_not_sent_again(address: str, encoding: str) -> None:
    headers = {"Accept-Encoding": encoding}
    first = requests.get(f"{address}/site/page.css", headers=headers, timeout=10)
    assert first.headers.get("Content-Encoding", "identity") == encoding
    again = {**headers, "If-None-Match": first.headers["ETag"]}
    second = requests.get(f"{address}/site/page.css", headers=again, timeout=10)
    assert (second.status_code, second.content) == (304, b"")
    other = {**headers, "If-None-Match": '"older"'}
    assert requests.get(f"{address}/site/page.css", headers=other, timeout=10).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["nothing", "site/nothing.css", "site/index.html", "widget/nothing.js", "site/..%2fpage.py", "widget/.built"],
)
def test_what_is_not_served_does_not_exist(address: str, path: str) -> None:
    answer = requests.get(f"{address}/{path}", timeout=10)
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_found")


def test_only_the_files_of_the_types_that_are_served_are_read(tmp_path: Path) -> None:
    for name in ("chat.js", "notes.txt", ".built", "chat.js.map"):
        (tmp_path / name).write_text("export {};")
    files = read_folder(tmp_path, {"Access-Control-Allow-Origin": "*"})
    assert list(files) == ["chat.js"]
    assert files["chat.js"].content_type == CONTENT_TYPES[".js"] == "text/javascript; charset=utf-8"
    assert gzip.decompress(files["chat.js"].compressed) == b"export {};"
    assert read_folder(tmp_path / "not built yet") == {}


def test_another_content_has_another_tag() -> None:
    assert served_file(b"a", ".js").tag != served_file(b"b", ".js").tag


def test_other_sites_may_run_the_widget(half_broken: str) -> None:
    answer = requests.get(f"{half_broken}/widget/cap-ia-chat.js", headers={"Origin": "https://a.example"}, timeout=10)
    assert (answer.status_code, answer.text) == (200, "export {};")
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_data_that_cannot_be_used_leave_a_page_that_says_so(half_broken: str) -> None:
    answer = requests.get(f"{half_broken}/", timeout=10)
    assert answer.status_code == 503
    assert "des données sont à corriger" in answer.text
