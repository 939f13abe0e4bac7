"""The OpenAPI file against the live server, by schemathesis."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import yaml

from tests.support.assistant import ROOT, Assistant

OPENAPI = ROOT / "runtime/api/openapi.yml"


def test_the_file_describes_every_route_and_no_other() -> None:
    described = {
        (method.upper(), path)
        for path, methods in yaml.safe_load(OPENAPI.read_text(encoding="utf-8"))["paths"].items()
        for method in methods
    }
    source = (ROOT / "runtime/api/channel.py").read_text(encoding="utf-8")
    served = {(method, path) for path, method in re.findall(r'"(/[a-z]+)", methods=\["([A-Z]+)"\]', source)}
    assert served == described


def test_the_server_does_what_the_file_says(assistant: Assistant, tmp_path: Path) -> None:
    conversation = assistant.open()
    run = subprocess.run(
        [
            str(Path(sys.executable).parent / "schemathesis"),
            "--config-file", str(ROOT / "tests/runtime/schemathesis.toml"), "run", str(OPENAPI),
            "--url", assistant.url, "--header", f"Authorization: Bearer {conversation.token}",
            "--max-examples", "40", "--seed", "20261122", "--workers", "1", "--no-color",
            "--generation-database", "none",
            # The one token would be erased for all the calls after it: erasing has its own tests.
            "--exclude-operation-id", "eraseConversation",
        ],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout[-6000:]
    assert re.search(r"(\d+) generated, \1 passed|\d+ passed", run.stdout), run.stdout[-2000:]
