"""Answer on Matrix: `python -m bridges.matrix`, with the homeserver and the account in the environment."""

from __future__ import annotations

import logging
import os
import sys

from bridges.delivery.api import Api
from bridges.delivery.desk import Desk
from bridges.delivery.process import BridgeError, alone, run
from bridges.delivery.settings import BridgeSettings, load_bridge_settings
from bridges.delivery.store import Store
from bridges.matrix.channel import MatrixChannel
from bridges.matrix.cross_signing import sign_device
from bridges.matrix.login import log_in
from bridges.matrix.reading import Reader, SessionEnded
from bridges.matrix.settings import MatrixSettings, load_settings
from runtime.settings import SettingError

logger = logging.getLogger(__name__)


def main() -> int:
    """Answer until stopped; return the exit code."""
    try:
        settings, shared = load_settings(os.environ), load_bridge_settings()
    except SettingError as error:
        print(error, file=sys.stderr)
        return 1
    # It writes what it cannot read, which may be what somebody said.
    logging.getLogger("nio").setLevel(logging.ERROR)
    return run(answer(settings, shared))


async def answer(settings: MatrixSettings, shared: BridgeSettings) -> None:
    """Answer for ever; raises BridgeError for what the operator must mend."""
    folder = shared.state_dir / "matrix"
    with alone(folder / "bridge.db"):
        store = Store(folder / "bridge.db")
        try:
            while True:
                try:
                    await _session(settings, shared, store)
                except SessionEnded:
                    if settings.token is not None:
                        raise BridgeError("MATRIX_TOKEN n’est plus valable : la session a été fermée.") from None
                    logger.warning("The session was closed: a new one is opened.")
        finally:
            store.close()


async def _session(settings: MatrixSettings, shared: BridgeSettings, store: Store) -> None:
    client = await log_in(settings, shared.state_dir / "matrix")
    api = Api(shared.api_url, shared.secret)
    channel = MatrixChannel(client)
    desk = Desk(store, api, channel)
    reader = Reader(client, store, desk, channel)
    try:
        await reader.begin()
        await sign_device(client, shared.state_dir / "matrix", settings.password)
        desk.resume()
        logger.info("Passerelle Matrix prête : %s répond. Ctrl-C pour arrêter.", client.user_id)
        await reader.follow()
    finally:
        await reader.close()
        await desk.close()
        await api.close()
        await client.close()


if __name__ == "__main__":
    sys.exit(main())
