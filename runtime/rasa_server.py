"""Run Rasa with the conversation API: `python -m runtime.rasa_server --model models/x.tar.gz`."""

from __future__ import annotations

import argparse
import os
import sys
from functools import partial
from pathlib import Path
from typing import Any

from runtime import boot
from runtime.settings import SettingError, load_settings

ACTION_TIMEOUT_SECONDS = 5.0


def serve(model: Path, port: int, actions_url: str, credentials: str = "credentials.yml") -> None:
    """Serve until told to stop.

    Raises nothing for a model that does not load: the server then answers 503, and its health says why.
    """
    # Conversations are nobody else's to read.
    os.umask(0o077)
    os.environ["CAP_IA_ACTIONS_URL"] = actions_url
    os.environ["CAP_IA_DATABASE"] = str(load_settings().database)
    boot.prepare()

    from rasa.core import run
    from rasa.core.channels.channel import register
    from rasa.core.utils import AvailableEndpoints
    from sanic import Sanic
    from sanic_cors import CORS

    from runtime.compat import direct_graph, resilient_actions, schema_once
    from runtime.site.routes import site

    boot.quiet_logs()
    schema_once.install()
    direct_graph.install()
    resilient_actions.install(ACTION_TIMEOUT_SECONDS)

    channels = run.create_http_input_channels(None, credentials)
    app = Sanic("cap_ia", configure_logging=False)
    origins = [origin for channel in channels for origin in getattr(channel, "origins", [])]
    CORS(app, resources={r"/api/*": {"origins": origins}}, automatic_options=True, expose_headers=["Retry-After"])
    register(channels, app, route="/")
    app.blueprint(site(load_settings().data_dir))
    endpoints = AvailableEndpoints.read_endpoints("endpoints.yml")
    app.register_listener(partial(_load_agent, str(model), endpoints), "before_server_start")
    app.register_listener(_close, "after_server_stop")
    app.run(host="127.0.0.1", port=port, access_log=False, motd=False)


async def _load_agent(model: str, endpoints: Any, app: Any, loop: Any) -> None:
    from rasa.core.run import load_agent_on_start

    from runtime.compat.kept_connections import keep_connections

    agent = await load_agent_on_start(model, endpoints, None, app, loop)
    # Rasa wraps the store so that a failing database is forgotten turn by turn without a word; here it is an error
    # that the user hears of (503), and that can be tried again.
    store = getattr(agent.tracker_store, "_tracker_store", agent.tracker_store)
    agent.tracker_store = store
    if agent.processor is not None:
        agent.processor.tracker_store = store
    if agent.action_endpoint is not None:
        app.ctx.action_session = keep_connections(agent.action_endpoint, ACTION_TIMEOUT_SECONDS)


async def _close(app: Any, loop: Any) -> None:
    from rasa.core.run import close_resources

    await close_resources(app, loop)
    session = getattr(app.ctx, "action_session", None)
    if session is not None:
        await session.close()


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
    parser.add_argument("--actions-url", default=settings.actions_url)
    parser.add_argument("--credentials", default="credentials.yml", help="file of the channel's settings")
    options = parser.parse_args(arguments)
    serve(options.model, options.port, options.actions_url, options.credentials)
    return 0


if __name__ == "__main__":
    sys.exit(main())
