"""The bridges' own environment, which tests start them in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from setup.environments import BRIDGES
from tests.support.assistant import ROOT


def bridges_python(root: Path = ROOT) -> Path:
    """Return the Python that bridges run with.

    Without it the test is skipped; where everything must be tested (CI), it fails.
    """
    python = root / BRIDGES.folder / "bin" / "python"
    if not python.exists():
        leave_out = pytest.fail if os.environ.get("CI") else pytest.skip
        leave_out(f"no {BRIDGES.folder}: make bridges-environment installs it")
    return python
