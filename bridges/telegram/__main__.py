"""Connect the assistant to Telegram: `python -m bridges.telegram`, set up by environment variables."""

from __future__ import annotations

import sys

from bridges.delivery.api import Api
from bridges.delivery.desk import Desk
from bridges.delivery.process import alone, run
from bridges.delivery.settings import BridgeSettings, load_bridge_settings
from bridges.delivery.store import Store
from bridges.telegram.bridge import TelegramBridge
from bridges.telegram.calls import Calls
from bridges.telegram.channel import TelegramChannel
from bridges.telegram.settings import TelegramSettings, load_telegram_settings
from runtime.settings import SettingError


def main() -> int:
    """Run the bridge; return the exit code."""
    try:
        shared, settings = load_bridge_settings(), load_telegram_settings()
    except SettingError as error:
        print(error, file=sys.stderr)
        return 1
    return run(serve(shared, settings))


async def serve(shared: BridgeSettings, settings: TelegramSettings) -> None:
    """Answer on Telegram until cancelled."""
    path = shared.state_dir / "telegram.db"
    with alone(path):
        store = Store(path)
        api, calls = Api(shared.api_url, shared.secret), Calls(settings.token, settings.api_url)
        desk = Desk(store, api, TelegramChannel(calls), sends_at_once=1)
        try:
            await TelegramBridge(calls, store, desk).serve(settings.webhook)
        finally:
            await desk.close()
            await calls.close()
            await api.close()
            store.close()


if __name__ == "__main__":
    sys.exit(main())
