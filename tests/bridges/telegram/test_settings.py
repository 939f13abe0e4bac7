from __future__ import annotations

import pytest

from bridges.telegram.settings import Webhook, load_telegram_settings
from runtime.settings import SettingError

TOKEN = "123:ABC_d-e"


def test_only_the_token_is_needed() -> None:
    settings = load_telegram_settings({"TELEGRAM_TOKEN": f" {TOKEN}\n"})
    assert (settings.token, settings.api_url, settings.webhook) == (TOKEN, None, None)


def test_a_webhook() -> None:
    given = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_WEBHOOK_URL": "https://ex.org/t"}
    assert load_telegram_settings(given).webhook == Webhook("https://ex.org/t", 8081, None)
    given |= {"TELEGRAM_WEBHOOK_PORT": "9000", "TELEGRAM_WEBHOOK_SECRET": "a-B_1"}
    assert load_telegram_settings(given).webhook == Webhook("https://ex.org/t", 9000, "a-B_1")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_TOKEN", ""),
        ("TELEGRAM_TOKEN", "abc"),
        ("TELEGRAM_TOKEN", "123:"),
        ("TELEGRAM_TOKEN", "123:a b"),
        ("TELEGRAM_WEBHOOK_URL", "ex.org"),
        ("TELEGRAM_WEBHOOK_PORT", "0"),
        ("TELEGRAM_WEBHOOK_PORT", "99999"),
        ("TELEGRAM_WEBHOOK_PORT", "abc"),
        ("TELEGRAM_WEBHOOK_SECRET", "é"),
        ("TELEGRAM_WEBHOOK_SECRET", "a" * 257),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: str) -> None:
    given = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_WEBHOOK_URL": "https://ex.org/t", name: value}
    with pytest.raises(SettingError, match=name):
        load_telegram_settings(given)
