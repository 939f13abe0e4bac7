"""Run the custom actions: `python -m runtime.action_server`."""

from __future__ import annotations

import argparse
import sys

from runtime.boot import hush_deprecations
from runtime.settings import SettingError, load_settings


def main(arguments: list[str] | None = None) -> int:
    """Read the command line and serve the actions on 127.0.0.1."""
    try:
        settings = load_settings()
    except SettingError as error:
        print(error, file=sys.stderr)
        return 2
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=settings.actions_port)
    options = parser.parse_args(arguments)
    hush_deprecations()
    from rasa_sdk.endpoint import create_app

    create_app("actions").run(host="127.0.0.1", port=options.port, access_log=False, motd=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
