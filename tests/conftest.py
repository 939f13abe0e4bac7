"""Fixtures that several folders share."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from runtime import boot
from tests.support.assistant import ROOT, Assistant, running
from tests.support.fast_run import FastRun

# The tests' own process is lean too: it imports parts of Rasa.
boot.prepare()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--fast", action="store_true", help="leave what starts a process to the whole suite")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--fast"):
        config.pluginmanager.register(FastRun())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(call: pytest.CallInfo[None]) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show what skipped a test, not the test: however many a fixture skips, that is one line of the summary."""
    report = yield
    if report.skipped and call.when == "setup" and call.excinfo is not None:
        asked = [entry for entry in call.excinfo.traceback if ROOT / "tests" in Path(entry.path).parents]
        if asked and isinstance(report.longrepr, tuple):
            report.longrepr = (str(asked[-1].path), asked[-1].lineno + 1, report.longrepr[2])
    return report


@pytest.fixture(scope="session")
def model() -> Path:
    """Return the model of the present training data, trained if it is not there."""
    trained = subprocess.run(
        [sys.executable, "-m", "runtime.training"], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
    )
    return ROOT / trained.stdout.splitlines()[-1]


@pytest.fixture(scope="session")
def assistant(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Return the running assistant that most tests talk to."""
    with running(Assistant(tmp_path_factory.mktemp("assistant"), model)) as started:
        yield started
