"""The dependencies: an environment is brought to exactly what its lock says."""

from __future__ import annotations

import subprocess
from pathlib import Path

from setup.console import SetupError, say, show_error_lines
from setup.environments import MAIN, Environment
from setup.stamp import environment_stamp

DOWNLOADS_A_LINE = 15
ROUTINE = ("Downloading ", " Downloaded ", "   Building ", "      Built ", " + ", " - ", " ~ ")


def install_dependencies(root: Path, uv: Path, environment: Environment = MAIN) -> None:
    """Install what the lock names and remove the rest, hashes checked."""
    stamp = environment_stamp(root, environment)
    stamp.begin()
    say(f"Installation des {environment.what} ({environment.download} à télécharger la première fois)…")
    python = root / environment.folder / "bin" / "python"
    command = [str(uv), "pip", "sync", "--require-hashes", "--python", str(python), str(root / environment.lock)]
    kept, downloaded = [], 0
    with subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stderr is not None
        for line in process.stderr:
            if not line.startswith(ROUTINE):
                kept.append(line.rstrip())
            elif line.startswith(" Downloaded "):
                downloaded += 1
                if downloaded % DOWNLOADS_A_LINE == 0:
                    say(f"  {downloaded} gros paquets téléchargés…")
    if process.returncode != 0:
        show_error_lines(kept)
        if any("No space left" in line for line in kept):
            raise SetupError(f"Le disque de {root} est plein : libérer de la place, puis relancer.")
        raise SetupError(
            "Les dépendances n’ont pas pu être installées : vérifier la connexion à internet, puis relancer."
        )
    stamp.end()
