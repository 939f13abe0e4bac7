"""Fixtures that several folders share."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
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
