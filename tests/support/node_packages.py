"""npm packages that tests use: installed from their lock when they are not there."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest


def ensure_packages(folder: Path) -> None:
    """Bring `folder`/node_modules to what its package-lock.json says.

    Without npm the test is skipped; where everything must be tested (CI), it fails.
    """
    lock, stamp = folder / "package-lock.json", folder / "node_modules" / ".installed"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return
    if shutil.which("npm") is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("npm is not installed")
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    assert done.returncode == 0, done.stdout
    stamp.write_text(wanted, encoding="ascii")
