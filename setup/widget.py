"""Build the web widget when its sources changed: `python3 -m setup.widget`."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from setup.bootstrap import alone
from setup.console import run, say
from setup.node import check_node, exit_code, install_packages
from setup.stamp import Stamp

MADE = {"node_modules", "dist"}


def build_widget(root: Path) -> None:
    """Bring widget/dist to what the sources say; raise NodeMissing or SetupError."""
    widget = root / "widget"
    stamp = Stamp(widget / "dist" / ".built", *sources(widget))
    if stamp.is_current():
        return
    check_node(widget)
    with alone(root):
        started = time.monotonic()
        install_packages(widget)
        printed = run(
            ["npm", "run", "build", "--silent", "--prefix", str(widget)],
            "Le widget n’a pas pu être construit : corriger ce qui est dit ci-dessus, puis relancer.",
        )
        stamp.end()
        say(f"Widget construit ({time.monotonic() - started:.0f} s) :")
        for line in printed.splitlines():
            if line.startswith("dist/"):  # what was built, and its size
                say(f"  widget/{line}")


def sources(folder: Path) -> list[Path]:
    """Return the files that decide what is built, in a fixed order."""
    entries = sorted(entry for entry in folder.iterdir() if entry.name not in MADE)
    return [file for entry in entries for file in (sources(entry) if entry.is_dir() else [entry])]


if __name__ == "__main__":
    sys.exit(exit_code(lambda: build_widget(Path(__file__).resolve().parent.parent)))
