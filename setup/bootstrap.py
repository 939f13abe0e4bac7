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
from setup.environments import BRIDGES, ENCODER, MAIN, Environment
from setup.interpreter import ensure_virtual_environment
from setup.stamp import environment_stamp
from setup.uv import ensure_uv


def prepare(root: Path, environment: Environment = MAIN) -> None:
    """Install what is missing of an environment under `root`, which holds its lock and setup/uv.lock.txt."""
    if is_ready(root, environment):
        return
    with alone(root):
        if is_ready(root, environment):
            return
        started = time.monotonic()
        check_disk_space(root, environment.gigabytes, environment)
        uv = ensure_uv(root)
        ensure_virtual_environment(root, uv, environment)
        install_dependencies(root, uv, environment)
        say(f"Environnement prêt ({time.monotonic() - started:.0f} s).")


def is_ready(root: Path, environment: Environment = MAIN) -> bool:
    """Tell whether an environment holds what its lock says and its Python is still there."""
    python = root / environment.folder / "bin" / "python"
    return environment_stamp(root, environment).is_current() and python.exists()


def check_disk_space(root: Path, needed_gigabytes: float, environment: Environment = MAIN) -> None:
    """Raise SetupError when an environment is absent and does not fit on the disk of `root`."""
    if (root / environment.folder).exists():
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
    """Prepare the main environment, with the argument `bridges` or `encoder` theirs, with `uv` only the installer.

    Returns the exit code.
    """
    root = Path(__file__).resolve().parent.parent
    try:
        if list(arguments) == ["uv"]:
            ensure_uv(root)
        else:
            prepare(root, {"bridges": BRIDGES, "encoder": ENCODER}.get(arguments[0] if arguments else "", MAIN))
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Installation interrompue : relancer la commande la reprendra.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
