"""Run the custom actions in a process of their own: `python -m runtime.action_server`, with CAP_IA_ACTIONS_URL."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

import uvicorn
from rasa_sdk import ActionExecutionRejection
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionNotFoundException
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from runtime.boot import hush_warnings

DEFAULT_PORT = 5055


def build_app(executor: ActionExecutor) -> Starlette:
    """Return the action server as Rasa expects it: `POST /webhook` runs an action, `GET /health` says it can."""

    async def run_action(request: Request) -> Response:
        try:
            call = json.loads(await request.body())
            result = await executor.run(call)
        except (ValueError, KeyError, AttributeError, TypeError):
            return _refusal(400, "unreadable call")
        except ActionExecutionRejection as rejection:
            return _refusal(400, rejection.message, rejection.action_name)
        except ActionNotFoundException as error:
            return _refusal(404, error.message, error.action_name)
        return JSONResponse(result)

    async def say_healthy(_: Request) -> Response:
        return JSONResponse({"status": "ok"})

    return Starlette(routes=[Route("/webhook", run_action, methods=["POST"]), Route("/health", say_healthy)])


def _refusal(status: int, error: str, action_name: str | None = None) -> JSONResponse:
    body: dict[str, Any] = {"error": error, "action_name": action_name}
    return JSONResponse(body, status)


def main(arguments: list[str] | None = None) -> int:
    """Read the command line and serve the actions on 127.0.0.1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=DEFAULT_PORT)
    options = parser.parse_args(arguments)
    hush_warnings()
    executor = ActionExecutor()
    executor.register_package("actions")
    app = build_app(executor)
    uvicorn.run(
        app, host="127.0.0.1", port=options.port, ws="none", access_log=False, log_level="error", server_header=False
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
