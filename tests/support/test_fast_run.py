"""The documented command of the daily loop, on test files of any kind."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

from tests.support.assistant import ROOT

FILES = {
    "nothing": "def test_plain(): assert 1 + 1 == 2",
    "process": """
import subprocess, sys
def test_starting(): subprocess.run([sys.executable, "-c", ""], check=True)
def test_beside(): pass
""",
    "fork": """
import os
def test_forking():
    if os.fork() == 0: os._exit(0)
""",
    "fixture": """
import subprocess, sys, pytest
@pytest.fixture(scope="module")
def started():
    with subprocess.Popen([sys.executable, "-c", ""]) as process: yield process
def test_first(started): pass
def test_second(started): pass
""",
}

# What a file below tests/ has by itself.
SETTINGS = ("-c", "pyproject.toml", "-p", "tests.conftest")


def dry_run(target: str) -> list[str]:
    """Return the commands of a make target, those of the targets that it makes too."""
    command = ["make", "--dry-run", "PYTHON3=python3", target]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return printed.replace("\\\n", " ").splitlines()


def test_new_files_are_in_the_right_group_by_themselves(tmp_path: Path) -> None:
    for name, content in FILES.items():
        (tmp_path / f"test_{name}.py").write_text(content, encoding="utf-8")
    (line,) = [line for line in dry_run("test-fast") if "-m pytest" in line]
    command = [sys.executable, *shlex.split(line)[1:], "-vv", *SETTINGS, str(tmp_path)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
    assert dict(re.findall(r"::test_(\w+) (PASSED|FAILED|ERROR|SKIPPED)", run.stdout)) == {
        "plain": "PASSED",
        "beside": "PASSED",
        "starting": "SKIPPED",
        "forking": "SKIPPED",
        "first": "SKIPPED",
        "second": "SKIPPED",
    }
    reasons = [line for line in run.stdout.splitlines() if line.startswith("SKIPPED [4]")]
    assert len(reasons) == 1, run.stdout
    assert reasons[0].endswith("starts a process: make test runs it")


def test_the_integration_server_runs_all_that_the_fast_command_runs() -> None:
    whole = dry_run("test")
    parts = [line for line in dry_run("test-fast") if "-m pytest" not in line and "-j2" not in line]
    assert len(parts) > 5
    assert [line for line in parts if line not in whole] == []
    assert any(re.search(r"-m pytest( --numprocesses 2 --dist loadfile)?$", line) for line in whole)
