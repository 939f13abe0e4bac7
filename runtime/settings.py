"""Settings of the processes, read from environment variables.

What a site may tune about its conversations (limits, origins, lifetimes) stands in `credentials.yml` and
`endpoints.yml`; here are ports, folders, secrets and switches.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from orientation.data_files.locations import DATA

MINIMUM_SECRET_LENGTH = 32


class SettingError(ValueError):
    """A setting that cannot be used; the message says which and what is expected."""


class SettingDoc(NamedTuple):
    """One row of the table of settings."""

    name: str
    default: str
    description: str


SETTINGS_DOC = (
    SettingDoc("CAP_IA_PORT", "5005", "Port of the assistant, on 127.0.0.1."),
    SettingDoc(
        "CAP_IA_ACTIONS_URL",
        "none: in Rasa's process",
        "Webhook of a separate action server (`python -m runtime.action_server`: `http://127.0.0.1:5055/webhook`).",
    ),
    SettingDoc("CAP_IA_STATE_DIR", "var", "Folder of the database, the logs and the generated secret."),
    SettingDoc("CAP_IA_DATA_DIR", str(DATA), "Folder of the catalogue, facts, paths, places, sectors and sources."),
    SettingDoc(
        "CAP_IA_SECRET",
        "generated into the state folder",
        "Key that signs conversation tokens, 32 characters or more.",
    ),
    SettingDoc("CAP_IA_BRIDGE_SECRET", "none", "Secret that bridges show to be exempt from the limit per address."),
    SettingDoc("CAP_IA_RETENTION_DAYS", "30", "Days without a message after which `make purge` erases a conversation."),
    SettingDoc("CAP_IA_MISS_DAYS", "90", "Days that misunderstood messages are kept, without author; 0 for none."),
    SettingDoc("CAP_IA_LEAN_BOOT", "1", "0 loads Rasa with TensorFlow."),
    SettingDoc("CAP_IA_SCHEMA_ONCE", "1", "0 brings back Rasa's schema check at each action call."),
    SettingDoc("CAP_IA_KEPT_CONNECTIONS", "1", "0 opens a new connection for each action call, as Rasa does."),
    SettingDoc("CAP_IA_DIRECT_GRAPH", "1", "0 brings back dask, which sorts the model's graph at each message."),
)


@dataclass(frozen=True)
class Settings:
    """Where the processes listen and what they may keep; actions_url: "" for actions in Rasa's process."""

    port: int
    actions_url: str
    state_dir: Path
    data_dir: Path
    bridge_secret: str | None
    secret: str | None
    miss_days: int = 90
    retention_days: int = 30

    @property
    def database(self) -> Path:
        """Return the path of the SQLite file of conversations."""
        return self.state_dir / "conversations.db"


def load_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings.

    Raises SettingError for a port or a number of days that is none, or a secret that is too short.
    """
    return Settings(
        port=_port(environ, "CAP_IA_PORT", 5005),
        actions_url=_url(environ, "CAP_IA_ACTIONS_URL"),
        state_dir=Path(environ.get("CAP_IA_STATE_DIR") or "var"),
        data_dir=Path(environ.get("CAP_IA_DATA_DIR") or DATA),
        bridge_secret=_secret(environ, "CAP_IA_BRIDGE_SECRET"),
        secret=_secret(environ, "CAP_IA_SECRET"),
        miss_days=_days(environ, "CAP_IA_MISS_DAYS", 90),
        retention_days=_days(environ, "CAP_IA_RETENTION_DAYS", 30, least=1),
    )


def signing_secret(settings: Settings) -> str:
    """Return the key that signs tokens: CAP_IA_SECRET, or one generated once into the state folder."""
    if settings.secret:
        return settings.secret
    path = settings.state_dir / "secret"
    settings.state_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    return path.read_text(encoding="ascii")


def _port(environ: Mapping[str, str], name: str, default: int) -> int:
    text = environ.get(name) or str(default)
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise SettingError(f"{name} vaut « {text} » : un numéro de port entre 1 et 65535 est attendu.")
    return int(text)


def _url(environ: Mapping[str, str], name: str) -> str:
    text = environ.get(name) or ""
    if text and not text.startswith(("http://", "https://")):
        raise SettingError(f"{name} vaut « {text} » : une adresse qui commence par http:// ou https:// est attendue.")
    return text


def _days(environ: Mapping[str, str], name: str, default: int, least: int = 0) -> int:
    text = environ.get(name) or str(default)
    if not text.isdecimal() or len(text) > 4 or int(text) < least:
        raise SettingError(f"{name} vaut « {text} » : un nombre de jours entre {least} et 9999 est attendu.")
    return int(text)


def _secret(environ: Mapping[str, str], name: str) -> str | None:
    text = environ.get(name) or None
    if text is not None and len(text) < MINIMUM_SECRET_LENGTH:
        raise SettingError(f"{name} est trop court : {MINIMUM_SECRET_LENGTH} caractères au moins sont attendus.")
    return text
