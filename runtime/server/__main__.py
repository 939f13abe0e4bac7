"""Serve the assistant: `python -m runtime.server --model models/x.tar.gz`."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from orientation.data_files.yaml_file import DataError
from runtime import boot
from runtime.settings import SettingError, load_settings


def serve(model: Path, port: int, actions_url: str, credentials: Path) -> None:
    """Serve until told to stop.

    actions_url: the webhook of a separate action server, "" for actions in this process. Raises DataError for
    credentials or data that cannot be used, nothing for a model that does not load: the server then answers 503, and
    its health says why.
    """
    # Conversations are nobody else's to read.
    os.umask(0o077)
    os.environ.update(CAP_IA_ACTIONS_URL=actions_url)
    os.environ["CAP_IA_DATABASE"] = str(load_settings().database)
    boot.prepare()

    import uvicorn

    from runtime.server.app import build_app
    from runtime.server.protocol import MAX_HEAD_BYTES, DeadlineProtocol

    boot.quiet_logs()
    app = build_app(model, credentials, load_settings().data_dir)
    uvicorn.run(
        app,
        host="127.0.0.1",
        port=port,
        http=DeadlineProtocol,
        ws="none",
        lifespan="on",
        h11_max_incomplete_event_size=MAX_HEAD_BYTES,
        timeout_graceful_shutdown=5,
        # Addresses behind a proxy are read by the API, which knows the trusted ones (credentials.yml).
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_config=None,
        # What strangers send wrongly is answered, not logged: it would fill the disk.
        log_level="error",
    )


def main(arguments: list[str] | None = None) -> int:
    """Read the command line and serve."""
    try:
        settings = load_settings()
    except SettingError as error:
        print(error, file=sys.stderr)
        return 2
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="model file")
    parser.add_argument("--port", type=int, default=settings.port)
    parser.add_argument("--actions-url", default=settings.actions_url, help="webhook of a separate action server")
    parser.add_argument("--credentials", type=Path, default=Path("credentials.yml"), help="settings of the API")
    options = parser.parse_args(arguments)
    try:
        serve(options.model, options.port, options.actions_url, options.credentials)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
