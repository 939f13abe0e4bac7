"""The routes of the conversation API, under `/api/v1`."""

from __future__ import annotations

import hmac
import logging
from collections.abc import Awaitable, Callable, Mapping
from functools import partial, wraps
from typing import Any

from rasa.core.agent import Agent
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from orientation.data_files.locations import INTENTS
from orientation.knowledge.catalogue import load_catalogue
from orientation.knowledge.names import names
from orientation.paths.loading import load_path_writer
from orientation.privacy.masking import known_names, mask
from runtime.api import errors, wire
from runtime.api.bodies import read_turn
from runtime.api.errors import ApiError
from runtime.api.health import HealthCheck
from runtime.api.options import Options
from runtime.api.rates import client_address
from runtime.api.recaps import read_format, recap_of, recap_response
from runtime.api.safety import SafetyNet
from runtime.api.tokens import ConversationTokens
from runtime.api.turns import Conversations
from runtime.settings import load_settings, signing_secret

logger = logging.getLogger(__name__)

BRIDGE_HEADER = "X-Bridge-Secret"
MAX_BODY_BYTES = 16_384

Handler = Callable[[Request], Awaitable[Response]]

# Refusals of the framework, in the user's words.
_HTTP_ERRORS = {
    400: ("bad_request", "Cette demande n’a pas pu être lue."),
    404: ("not_found", "Cette adresse n’existe pas."),
    405: ("method_not_allowed", "Cette adresse ne permet pas cette action."),
}


class ConversationApi:
    """Answer the calls of the API; the agent is the application's, `request.app.state.agent`."""

    def __init__(self, options: Options) -> None:
        settings = load_settings()
        self._tokens = ConversationTokens(signing_secret(settings), int(options.token_lifetime_hours * 3600))
        self._max_text_length = options.max_text_length
        self._rates = options.rates
        self._trusted = options.trusted_proxies
        self._bridge_secret = settings.bridge_secret
        self._safety = SafetyNet(settings.data_dir)
        self._catalogue = load_catalogue(settings.data_dir)
        self._paths = load_path_writer(settings.data_dir, INTENTS, self._catalogue)
        known = known_names(name.text for name in names(self._catalogue))
        self._conversations = Conversations(self._safety, partial(mask, known=known))
        self._health = HealthCheck()

    def routes(self) -> list[Route]:
        """Return the routes, relative to where the API is mounted."""
        return [
            resource("/conversations", POST=self._open, DELETE=self._erase),
            resource("/messages", POST=self._answer, GET=self._history),
            resource("/recap", GET=self._recap),
            resource("/health", GET=self._check_health),
        ]

    async def _open(self, request: Request) -> Response:
        self._rates.check_opening(self._address(request))
        agent = _agent(request)
        conversation_id, token = self._tokens.issue()
        welcome = await self._conversations.open(agent, conversation_id)
        return json({"token": token, "expires_in": self._tokens.lifetime, "messages": welcome}, 201)

    async def _answer(self, request: Request) -> Response:
        conversation_id = self._tokens.read(request.headers.get("Authorization"))
        self._rates.check_message(conversation_id, self._address(request))
        turn = read_turn(await _body(request, self._max_text_length), self._max_text_length)
        comfort = None if _is_ready(request) else self._safety.answer(turn.text)
        if comfort is not None:
            # Nothing can be stored now; the answer matters more.
            return json({"messages": [wire.build_message(comfort.text, None, comfort.message)]})
        return json(wire.reply(await self._conversations.answer(_agent(request), conversation_id, turn)))

    async def _history(self, request: Request) -> Response:
        conversation_id = self._tokens.read(request.headers.get("Authorization"))
        self._rates.check_message(conversation_id, self._address(request))
        return json({"messages": await self._conversations.history(_agent(request), conversation_id)})

    async def _recap(self, request: Request) -> Response:
        conversation_id = self._tokens.read(request.headers.get("Authorization"))
        self._rates.check_message(conversation_id, self._address(request))
        form = read_format(request.url.query)
        slots = await self._conversations.slots(_agent(request), conversation_id)
        return await recap_response(recap_of(self._catalogue, self._paths, slots), form)

    async def _erase(self, request: Request) -> Response:
        conversation_id = self._tokens.read(request.headers.get("Authorization"))
        self._rates.check_erasing(conversation_id, self._address(request))
        await self._conversations.erase(_agent(request), conversation_id)
        return Response(status_code=204)

    async def _check_health(self, request: Request) -> Response:
        await self._health.check(getattr(request.app.state, "agent", None))
        return json({"status": "ok"})

    def _address(self, request: Request) -> str | None:
        """Return the client's address, None for a bridge that shows the shared secret."""
        shown = request.headers.get(BRIDGE_HEADER, "").encode("latin-1")
        if self._bridge_secret and hmac.compare_digest(shown, self._bridge_secret.encode()):
            return None
        # A proxy may add a line of its own below the one that the client made up: they count as one.
        forwarded_for = ",".join(request.headers.getlist("X-Forwarded-For"))
        return client_address(request.client.host if request.client else "", forwarded_for, self._trusted)


def resource(path: str, **handlers: Handler) -> Route:
    """Return one address with its handler for each method: a refused method is told all that are allowed."""
    by_method = {method: answering(handler) for method, handler in handlers.items()}

    async def answer(request: Request) -> Response:
        return await by_method["GET" if request.method == "HEAD" else request.method](request)

    return Route(path, answer, methods=list(handlers))


def answering(handler: Handler) -> Handler:
    """Make every failure of a handler an answer that a user can read."""

    @wraps(handler)
    async def answer(request: Request) -> Response:
        try:
            response = await handler(request)
        except ApiError as error:
            response = json(error.body(), error.status, error.headers)
        except ClientDisconnect:
            response = Response(status_code=400)
        except Exception:
            logger.exception("%s %s failed.", request.method, request.url.path)
            unavailable = errors.cannot_answer_now()
            response = json(unavailable.body(), unavailable.status, unavailable.headers)
        response.headers["Cache-Control"] = "no-store"
        return response

    return answer


def json(body: dict[str, Any], status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Return a JSON answer in which French text stays readable."""
    return JSONResponse(body, status, headers)


async def explain(_: Request, exception: Exception) -> Response:
    """Return a refusal of the framework (an address that does not exist, a wrong method) in the form of all errors."""
    assert isinstance(exception, HTTPException)
    code, message = _HTTP_ERRORS.get(exception.status_code, ("error", "Cette demande n’a pas abouti."))
    return json(ApiError(exception.status_code, code, message).body(), exception.status_code, exception.headers)


async def _body(request: Request, max_text_length: int) -> bytes:
    """Return the body; raises ApiError 413 as soon as it is too large to hold a text of `max_text_length`."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MAX_BODY_BYTES:
            raise errors.too_long(max_text_length)
    return bytes(body)


def _is_ready(request: Request) -> bool:
    agent = getattr(request.app.state, "agent", None)
    return agent is not None and bool(agent.is_ready())


def _agent(request: Request) -> Agent:
    if not _is_ready(request):
        raise errors.cannot_answer_now()
    agent: Agent = request.app.state.agent
    return agent
