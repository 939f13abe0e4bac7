from __future__ import annotations

from pathlib import Path

import pytest

from bridges.delivery.settings import SHARED_SETTINGS_DOC, load_bridge_settings
from runtime.settings import SettingError


def test_defaults_follow_the_port_of_the_assistant() -> None:
    assert load_bridge_settings({}).api_url == SHARED_SETTINGS_DOC[0].default
    settings = load_bridge_settings({"CAP_IA_PORT": "6000"})
    assert (settings.api_url, settings.secret, settings.state_dir) == (
        "http://127.0.0.1:6000/api/v1",
        None,
        Path("var"),
    )


def test_what_is_given_is_taken() -> None:
    given = {"CAP_IA_API_URL": "https://exemple.org/api/v1", "CAP_IA_BRIDGE_SECRET": "s" * 32, "CAP_IA_STATE_DIR": "/x"}
    settings = load_bridge_settings(given)
    assert (settings.api_url, settings.secret, settings.state_dir) == (
        "https://exemple.org/api/v1",
        "s" * 32,
        Path("/x"),
    )


def test_a_short_secret_is_refused() -> None:
    with pytest.raises(SettingError, match="CAP_IA_BRIDGE_SECRET"):
        load_bridge_settings({"CAP_IA_BRIDGE_SECRET": "court"})
