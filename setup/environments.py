"""The project's virtual environments: where each is, and which lock it follows."""

from __future__ import annotations

from typing import NamedTuple


class Environment(NamedTuple):
    """A virtual environment; `gigabytes` of disk are needed to make it, `download` says how much comes first."""

    folder: str
    lock: str
    what: str
    download: str
    gigabytes: float


MAIN = Environment(".venv", "requirements.lock", "dépendances", "1,2 Go", 5)
BRIDGES = Environment(
    ".venv-bridges", "bridges/requirements.lock", "dépendances des passerelles de messagerie", "60 Mo", 0.5
)
# To train the encoder of questions, which nobody needs who only runs the assistant.
ENCODER = Environment(".venv-encoder", "encoder/requirements.lock", "dépendances pour entraîner l’encodeur", "3 Go", 8)
