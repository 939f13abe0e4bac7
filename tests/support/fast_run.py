"""The fast run, `pytest --fast`: a test that starts a process is left to the whole suite.

Servers, trainings and bridges are processes of their own: all that takes long. No test says in which group it is and
no list has to be kept: it is skipped when it, or a fixture of it, is about to start one.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Generator

import pytest

REASON = "starts a process: make test runs it"


def refuse(*_: object, **__: object) -> None:
    """Skip the test that is about to start a process."""
    pytest.skip(REASON)


class FastRun:
    """A plugin of pytest that skips the tests that start a process."""

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self) -> Generator[None, object, object]:
        """Run a test, with its fixtures, in which no process starts."""
        # Not an audit hook of Python, which would see every way to start one: it is called at each id() too.
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(subprocess.Popen, "__init__", refuse)
            patched.setattr(os, "fork", refuse)
            return (yield)
