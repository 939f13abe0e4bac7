"""Settings of the Telegram bridge, read from environment variables."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass

from runtime.settings import SettingDoc, SettingError

TELEGRAM_SETTINGS_DOC = (
    SettingDoc("TELEGRAM_TOKEN", "required", "Token of the bot, as @BotFather gave it."),
    SettingDoc("TELEGRAM_API_URL", "Telegram's own", "Address of another Bot API server (a local one, or a test's)."),
    SettingDoc(
        "TELEGRAM_WEBHOOK_URL", "none", "Public https address where Telegram delivers; without it the bridge fetches."
    ),
    SettingDoc("TELEGRAM_WEBHOOK_PORT", "8081", "Port on 127.0.0.1 that the public address leads to."),
    SettingDoc(
        "TELEGRAM_WEBHOOK_SECRET", "generated", "What Telegram shows with each delivery: 1 to 256 of A-Z a-z 0-9 _ -."
    ),
)


@dataclass(frozen=True)
class Webhook:
    """How Telegram delivers by itself; secret None: one is generated and kept."""

    url: str
    port: int
    secret: str | None


@dataclass(frozen=True)
class TelegramSettings:
    """Who the bot is; api_url None: Telegram's own server; webhook None: the bridge fetches what there is."""

    token: str
    api_url: str | None
    webhook: Webhook | None


def load_telegram_settings(environ: Mapping[str, str] = os.environ) -> TelegramSettings:
    """Read the settings; raises SettingError for one that is missing or cannot be used."""
    token = environ.get("TELEGRAM_TOKEN", "").strip()
    if not re.fullmatch(r"\d+:[\w-]+", token, re.ASCII):
        raise SettingError(
            "TELEGRAM_TOKEN manque ou n’a pas la bonne forme : y mettre le jeton que @BotFather a donné "
            "(des chiffres, deux-points, puis lettres et chiffres)."
        )
    return TelegramSettings(token, environ.get("TELEGRAM_API_URL") or None, _webhook(environ))


def _webhook(environ: Mapping[str, str]) -> Webhook | None:
    url = environ.get("TELEGRAM_WEBHOOK_URL") or None
    if url is None:
        return None
    if not re.match(r"https?://[^/]", url):
        raise SettingError(f"TELEGRAM_WEBHOOK_URL vaut « {url} » : une adresse https:// est attendue.")
    port = environ.get("TELEGRAM_WEBHOOK_PORT") or "8081"
    if not port.isdecimal() or not 0 < int(port) < 65536:
        raise SettingError(f"TELEGRAM_WEBHOOK_PORT vaut « {port} » : un numéro de port entre 1 et 65535 est attendu.")
    secret = environ.get("TELEGRAM_WEBHOOK_SECRET") or None
    if secret is not None and not re.fullmatch(r"[\w-]{1,256}", secret, re.ASCII):
        raise SettingError("TELEGRAM_WEBHOOK_SECRET : 1 à 256 lettres sans accent, chiffres, « _ » ou « - » attendus.")
    return Webhook(url, int(port), secret)
