"""The OpenAPI file against the live server, by schemathesis."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.support.assistant import ROOT, Assistant

OPENAPI = ROOT / "runtime/api/openapi.yml"


def test_the_file_describes_every_route_and_no_other() -> None:
    described = {
        (method.upper(), path)
        for path, methods in yaml.safe_load(OPENAPI.read_text(encoding="utf-8"))["paths"].items()
        for method in methods
    }
    source = (ROOT / "runtime/api/routes.py").read_text(encoding="utf-8")
    served = {
        (method, path)
        for path, handlers in re.findall(r'resource\("(/[a-z]+)", (.+)\)', source)
        for method in re.findall(r"([A-Z]+)=", handlers)
    }
    assert served == described


ERASE = "eraseConversation"


# Erasing ends the one token that all calls share, and so has a run of its own.
@pytest.mark.parametrize("operations", [("--exclude-operation-id", ERASE), ("--include-operation-id", ERASE)])
def test_the_server_does_what_the_file_says(assistant: Assistant, tmp_path: Path, operations: tuple[str, str]) -> None:
    conversation = assistant.open()
    run = subprocess.run(
        [
            str(Path(sys.executable).parent / "schemathesis"),
            "--config-file", str(ROOT / "tests/runtime/schemathesis.toml"), "run", str(OPENAPI),
            "--url", assistant.url, "--header", f"Authorization: Bearer {conversation.token}",
            "--max-examples", "40", "--seed", "20261122", "--workers", "1", "--no-color",
            "--generation-database", "none", *operations,
        ],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout[-6000:]
    assert "❌" not in run.stdout
    assert "✅" in run.stdout, "something was run"
