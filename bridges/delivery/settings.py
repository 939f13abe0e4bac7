"""Settings that all bridges share, read from environment variables; those of a channel stand beside it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from runtime.settings import SettingDoc, load_settings

SHARED_SETTINGS_DOC = (
    SettingDoc("CAP_IA_API_URL", "http://127.0.0.1:5005/api/v1", "Address of the assistant's API (port: CAP_IA_PORT)."),
    SettingDoc("CAP_IA_BRIDGE_SECRET", "none", "Secret shown to the assistant, the same as on its side."),
    SettingDoc("CAP_IA_STATE_DIR", "var", "Folder of the bridges' files, those of a channel under its name."),
)


@dataclass(frozen=True)
class BridgeSettings:
    """Where the assistant is, and where a bridge keeps its files."""

    api_url: str
    secret: str | None
    state_dir: Path


def load_bridge_settings(environ: Mapping[str, str] = os.environ) -> BridgeSettings:
    """Read the settings; raises SettingError for one that cannot be used."""
    settings = load_settings(environ)
    return BridgeSettings(
        api_url=environ.get("CAP_IA_API_URL") or f"http://127.0.0.1:{settings.port}/api/v1",
        secret=settings.bridge_secret,
        state_dir=settings.state_dir,
    )
