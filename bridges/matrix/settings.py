"""Which homeserver, and as whom: read from environment variables."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from orientation.text import NBSP
from runtime.settings import SettingDoc, SettingError

MATRIX_SETTINGS_DOC = (
    SettingDoc("MATRIX_HOMESERVER", "required", "Address of the homeserver, or its domain."),
    SettingDoc("MATRIX_USER", "required with a password", "The assistant's account, such as @assistant:exemple.org."),
    SettingDoc("MATRIX_PASSWORD", "required without a token", "Its password."),
    SettingDoc("MATRIX_TOKEN", "none", "An access token, instead of the password."),
)

_USER = re.compile(r"@?[^@:\s]+(?::[^@\s]+)?")


@dataclass(frozen=True)
class MatrixSettings:
    """homeserver: its address; user: who the assistant is there; token, or else password, proves it."""

    homeserver: str
    user: str | None
    token: str | None
    password: str | None


def load_settings(environ: Mapping[str, str]) -> MatrixSettings:
    """Read MATRIX_HOMESERVER, MATRIX_USER, and MATRIX_TOKEN or MATRIX_PASSWORD.

    Raises SettingError for what is missing or cannot be right.
    """
    homeserver, user, token, password = (
        environ.get(f"MATRIX_{name}", "").strip() or None for name in ("HOMESERVER", "USER", "TOKEN", "PASSWORD")
    )
    if homeserver is None:
        raise SettingError(
            f"MATRIX_HOMESERVER manque{NBSP}: l’adresse du serveur Matrix est attendue, "
            f"par exemple https://matrix.exemple.org."
        )
    if token is None and password is None:
        raise SettingError(f"MATRIX_TOKEN ou MATRIX_PASSWORD manque{NBSP}: l’un des deux est attendu.")
    if token is None and user is None:
        raise SettingError(
            f"MATRIX_USER manque{NBSP}: le compte de l’assistant est attendu, par exemple @assistant:exemple.org."
        )
    if user is not None and not _USER.fullmatch(user):
        raise SettingError(
            f"MATRIX_USER vaut «{NBSP}{user}{NBSP}»{NBSP}: un compte est attendu, par exemple @assistant:exemple.org."
        )
    return MatrixSettings(_address(homeserver), user, token, password)


def _address(homeserver: str) -> str:
    address = homeserver if "://" in homeserver else f"https://{homeserver}"
    parts = urlsplit(address)
    try:
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        usable = False
    if not usable or parts.query or parts.fragment:
        raise SettingError(
            f"MATRIX_HOMESERVER vaut «{NBSP}{homeserver}{NBSP}»{NBSP}: "
            f"une adresse comme https://matrix.exemple.org est attendue."
        )
    return address.rstrip("/")
