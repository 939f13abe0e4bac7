"""Node.js and the packages of a folder, as its package-lock.json says: `python3 -m setup.node FOLDER`."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from pathlib import Path
from typing import Callable

from setup.console import SetupError, output_of, run, say
from setup.stamp import Stamp

# Told to make, which goes on without the widget; in CI nothing is left out.
NODE_MISSING_EXIT_CODE = 3


class NodeMissing(SetupError):
    """There is no Node.js on this machine, or too old a one."""


def check_node(folder: Path) -> None:
    """Raise NodeMissing when this machine has no Node.js that suits the package.json of `folder`."""
    needed = json.loads((folder / "package.json").read_text(encoding="utf-8"))["engines"]["node"].lstrip(">=")
    found = output_of(["node", "--version"], folder)
    if found is None or shutil.which("npm") is None:
        raise NodeMissing(f"Pas de widget sans Node.js {needed} ou plus récent, avec npm : l’installer, puis relancer.")
    if _numbers(found) < _numbers(needed):
        raise NodeMissing(
            f"Pas de widget avec Node.js {found.lstrip('v')}, trop ancien : "
            f"installer la version {needed} ou une plus récente, puis relancer."
        )


def install_packages(folder: Path) -> None:
    """Install what the lock of `folder` names, when it is not there; raise NodeMissing or SetupError."""
    check_node(folder)
    stamp = Stamp(folder / "node_modules" / ".installed", folder / "package-lock.json")
    if stamp.is_current():
        return
    say(f"Installation des paquets npm de {folder.name}/…")
    # No package needs a script of its own to be installed, and none gets to run one.
    run(
        ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(folder)],
        f"Les paquets npm de {folder} n’ont pas pu être installés : vérifier la connexion à internet, puis relancer.",
    )
    stamp.end()


def exit_code(step: Callable[[], None]) -> int:
    """Run a step, say why it failed, and return the exit code of the process."""
    try:
        step()
    except NodeMissing as error:
        print(error, file=sys.stderr)
        return 1 if os.environ.get("CI") else NODE_MISSING_EXIT_CODE
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _numbers(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version)]


if __name__ == "__main__":
    sys.exit(exit_code(lambda: install_packages(Path(sys.argv[1]).resolve())))
