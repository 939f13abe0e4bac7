from __future__ import annotations

import stat
from pathlib import Path

import pytest

from runtime.settings import SettingError, load_settings, signing_secret


def test_defaults() -> None:
    settings = load_settings({})
    assert (settings.port, settings.actions_url) == (5005, "")
    assert settings.database == Path("var/conversations.db")
    assert settings.bridge_secret is None
    assert (settings.miss_days, settings.retention_days) == (90, 30)


@pytest.mark.parametrize("port", ["0", "65536", "-1", "abc", "80 80", "½"])
def test_a_wrong_port_is_named(port: str) -> None:
    with pytest.raises(SettingError, match="CAP_IA_PORT"):
        load_settings({"CAP_IA_PORT": port})


@pytest.mark.parametrize("url", ["5055", "localhost:5055/webhook", "ftp://actions"])
def test_an_action_server_is_named_by_its_address(url: str) -> None:
    assert load_settings({"CAP_IA_ACTIONS_URL": "http://actions/webhook"}).actions_url == "http://actions/webhook"
    with pytest.raises(SettingError, match=r"CAP_IA_ACTIONS_URL.*http://"):
        load_settings({"CAP_IA_ACTIONS_URL": url})


@pytest.mark.parametrize(("days", "kept"), [("0", 0), ("1", 1), ("365", 365), ("9999", 9999), ("", 90)])
def test_the_days_that_misses_are_kept(days: str, kept: int) -> None:
    assert load_settings({"CAP_IA_MISS_DAYS": days}).miss_days == kept


@pytest.mark.parametrize("days", ["-1", "10000", "90.5", "un mois", " ", "²"])
def test_a_wrong_number_of_days_is_named(days: str) -> None:
    with pytest.raises(SettingError, match=r"CAP_IA_MISS_DAYS.*entre 0 et 9999"):
        load_settings({"CAP_IA_MISS_DAYS": days})


@pytest.mark.parametrize(("days", "kept"), [("1", 1), ("365", 365), ("", 30)])
def test_the_days_that_conversations_are_kept(days: str, kept: int) -> None:
    assert load_settings({"CAP_IA_RETENTION_DAYS": days}).retention_days == kept


@pytest.mark.parametrize("days", ["0", "-1", "10000", "un mois"])
def test_a_retention_that_is_none_is_refused(days: str) -> None:
    with pytest.raises(SettingError, match=r"CAP_IA_RETENTION_DAYS.*entre 1 et 9999"):
        load_settings({"CAP_IA_RETENTION_DAYS": days})


def test_a_short_secret_is_refused() -> None:
    with pytest.raises(SettingError, match="CAP_IA_SECRET"):
        load_settings({"CAP_IA_SECRET": "court"})
    with pytest.raises(SettingError, match="CAP_IA_BRIDGE_SECRET"):
        load_settings({"CAP_IA_BRIDGE_SECRET": "court"})


def test_the_generated_secret_stays_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    settings = load_settings({"CAP_IA_STATE_DIR": str(tmp_path / "state")})
    secret = signing_secret(settings)
    assert len(secret) >= 32
    assert signing_secret(settings) == secret
    assert stat.S_IMODE((tmp_path / "state").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "state" / "secret").stat().st_mode) == 0o600


def test_a_given_secret_is_used(tmp_path: Path) -> None:
    given = "x" * 40
    assert signing_secret(load_settings({"CAP_IA_SECRET": given, "CAP_IA_STATE_DIR": str(tmp_path)})) == given
    assert not (tmp_path / "secret").exists()
