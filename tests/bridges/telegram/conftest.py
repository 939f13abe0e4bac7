from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bridges.telegram.bot_api_server import TOKEN, BotApiServer, bot_api_server
from tests.support.bridge_process import BridgeProcess
from tests.support.scripted_api import ScriptedApi, scripted_api

SECRET = "shared-secret-of-the-tests-0123456789"


def telegram_bridge(folder: Path, server_url: str, api_url: str, **settings: str) -> BridgeProcess:
    """Return the bridge between a Bot API server and the assistant, not yet started."""
    environment = {
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_API_URL": server_url,
        "CAP_IA_API_URL": api_url,
        "CAP_IA_BRIDGE_SECRET": SECRET,
    }
    return BridgeProcess("bridges.telegram", folder, {**environment, **settings})


@pytest.fixture(scope="module")
def scripted() -> Iterator[ScriptedApi]:
    """Return a scripted API for a bridge that several tests share."""
    with scripted_api() as api:
        yield api


@pytest.fixture(scope="module")
def server() -> Iterator[BotApiServer]:
    with bot_api_server() as running:
        yield running
