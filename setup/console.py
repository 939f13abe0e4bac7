"""What the steps show, and how they run commands and fail."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Sequence

SHOWN_ERROR_LINES = 12


class SetupError(Exception):
    """A step that failed; the message is one line that says what to do."""


def say(line: str) -> None:
    """Show a line of progress."""
    print(line, flush=True)


def show_error_lines(lines: Sequence[str]) -> None:
    """Show the end of what a failed command printed."""
    for line in lines[-SHOWN_ERROR_LINES:]:
        print(f"  {line}", file=sys.stderr)


def run(command: Sequence[str], failure: str) -> str:
    """Run a command quietly and return what it printed; raise SetupError(`failure`), after showing it, on failure."""
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, text=True)
    if result.returncode != 0:
        show_error_lines(result.stdout.splitlines())
        raise SetupError(failure)
    return result.stdout


def output_of(command: Sequence[str], folder: Path) -> str | None:
    """Return what a command prints, or None when it fails or does not exist."""
    try:
        result = subprocess.run(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False, text=True
        )
    except OSError:
        return None
    return result.stdout.strip() if result.returncode == 0 else None
