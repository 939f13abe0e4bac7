"""Python 3.10, and the virtual environment made with it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from setup.console import SetupError, output_of, run, say
from setup.environments import MAIN, Environment
from setup.stamp import environment_stamp

VERSION = "3.10"


def ensure_virtual_environment(root: Path, uv: Path, environment: Environment = MAIN) -> None:
    """Make the environment with Python 3.10, unless it is there, runs, and was not left half installed."""
    venv = root / environment.folder
    if _version(venv / "bin" / "python", root) == VERSION and not environment_stamp(root, environment).is_unfinished():
        return
    say(f"Recherche de Python {VERSION}…")
    python = find_python(root, uv)
    run(
        [str(uv), "venv", "--quiet", "--clear", "--python", python, str(venv)],
        f"L’environnement {environment.folder}/ n’a pas pu être créé.",
    )


def find_python(root: Path, uv: Path) -> str:
    """Return the path of a Python 3.10: one of the machine's, else one that uv downloads."""
    found = _find_installed(root, uv)
    if found is None:
        say(f"Aucun Python {VERSION} sur cette machine : téléchargement par uv…")
        install = [str(uv), "python", "install", "--quiet", VERSION]
        subprocess.run(install, cwd=root, stderr=subprocess.DEVNULL, check=False)
        found = _find_installed(root, uv)
    if found is None:
        raise SetupError(
            f"Python {VERSION} est introuvable et n’a pas pu être téléchargé : l’installer "
            f"(par exemple « pyenv install {VERSION} » ou le paquet python{VERSION}), puis relancer."
        )
    return found


def _find_installed(root: Path, uv: Path) -> str | None:
    candidates = [output_of([str(uv), "python", "find", "--system", VERSION], root), *_pyenv_pythons()]
    return next((path for path in candidates if path and _version(Path(path), root) == VERSION), None)


def _pyenv_pythons() -> list[str]:
    # uv sees pyenv through its shims, which lead nowhere when another version is chosen in the environment.
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    return [str(path) for path in pyenv.glob(f"versions/{VERSION}*/bin/python")]


def _version(python: Path, root: Path) -> str | None:
    return output_of([str(python), "-c", "import sys; print('%d.%d' % sys.version_info[:2])"], root)
