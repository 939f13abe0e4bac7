"""Prepare the environment: uv, Python 3.10, the locked dependencies.

Runs before any dependency exists, as `python3 -m setup.bootstrap`, under the machine's own Python (3.8 or
newer) with the standard library alone. What was installed leaves a stamp with the hash of its lock:
a second run has nothing to do, an interrupted one is done again.
"""

from __future__ import annotations

import fcntl
import shutil
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator, Sequence

from setup.console import SetupError, say
from setup.dependencies import install_dependencies
from setup.interpreter import ensure_virtual_environment
from setup.stamp import environment_stamp
from setup.uv import ensure_uv

NEEDED_GIGABYTES = 5


def prepare(root: Path) -> None:
    """Install what is missing under `root`, which holds requirements.lock and setup/uv.lock.txt."""
    if is_ready(root):
        return
    with alone(root):
        if is_ready(root):
            return
        started = time.monotonic()
        check_disk_space(root, NEEDED_GIGABYTES)
        uv = ensure_uv(root)
        ensure_virtual_environment(root, uv)
        install_dependencies(root, uv)
        say(f"Environnement prêt ({time.monotonic() - started:.0f} s).")


def is_ready(root: Path) -> bool:
    """Tell whether .venv holds what the lock says and its Python is still there."""
    return environment_stamp(root).is_current() and (root / ".venv" / "bin" / "python").exists()


def check_disk_space(root: Path, needed_gigabytes: float) -> None:
    """Raise SetupError when the environment is absent and does not fit on the disk of `root`."""
    if (root / ".venv").exists():
        return
    free = shutil.disk_usage(root).free / 1e9
    if free < needed_gigabytes:
        raise SetupError(
            f"Il faut environ {needed_gigabytes} Go libres pour l’installation, il en reste {free:.1f} : "
            f"libérer de la place sur le disque de {root}, puis relancer."
        )


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Let one installation run at a time; a second `make` waits for the first."""
    with open(root / ".setup.lock", "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def main(arguments: Sequence[str]) -> int:
    """Prepare everything, or with the argument `uv` only the installer; return the exit code."""
    root = Path(__file__).resolve().parent.parent
    try:
        if list(arguments) == ["uv"]:
            ensure_uv(root)
        else:
            prepare(root)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Installation interrompue : relancer la commande la reprendra.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
