"""uv, the installer, in a place of the project's own."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

from setup.console import SetupError, run, say
from setup.stamp import Stamp


def ensure_uv(root: Path) -> Path:
    """Return the path of uv, installed into .tools/ when it is not there in the pinned version."""
    tools, pin = root / ".tools", root / "setup" / "uv.lock.txt"
    uv = tools / "bin" / "uv"
    stamp = Stamp(tools / "installed", pin)
    if stamp.is_current() and uv.exists():
        return uv
    say("Installation de l’outil uv dans .tools/…")
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise SetupError(
            f"{sys.executable} n’a pas les modules venv et pip : les installer "
            "(sous Debian ou Ubuntu, « apt install python3-venv »), puis relancer."
        )
    run([sys.executable, "-m", "venv", "--clear", str(tools)], "L’environnement .tools/ n’a pas pu être créé.")
    pip = [str(tools / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run(
        [*pip, "--require-hashes", "--requirement", str(pin)],
        "uv n’a pas pu être installé : vérifier la connexion à internet, puis relancer.",
    )
    stamp.end()
    return uv
