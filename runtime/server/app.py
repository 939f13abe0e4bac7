"""The web application: the conversation API, the page and the widget's files around one Rasa agent."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import Mount

from orientation.answers.loading import load_sentences
from orientation.french.files import load_lists
from runtime.api.options import read_options
from runtime.api.routes import ConversationApi, explain
from runtime.compat import direct_graph, resilient_actions, schema_once
from runtime.server.agent import ACTION_TIMEOUT_SECONDS, loaded_agent, read_endpoints
from runtime.server.origins import Origins
from runtime.site.routes import site_routes

API = "/api/v1"


def build_app(model: Path, credentials: Path, data_dir: Path) -> Starlette:
    """Return the application; the agent is loaded when it starts.

    Raises DataError for credentials or data that cannot be used.
    """
    schema_once.install()
    direct_graph.install()
    resilient_actions.install(ACTION_TIMEOUT_SECONDS)
    options = read_options(credentials)
    api = ConversationApi(options)
    # Here, not in the event loop: data that cannot be used end the process with the reasons alone.
    load_lists()
    load_sentences()
    endpoints = read_endpoints()

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with loaded_agent(model, endpoints) as agent:
            app.state.agent = agent
            yield

    app = Starlette(
        routes=[Mount(API, routes=api.routes()), *site_routes(data_dir)],
        exception_handlers={HTTPException: explain},
        lifespan=lifespan,
    )
    app.router.redirect_slashes = False
    app.add_middleware(Origins, path=API, origins=options.origins)
    return app
