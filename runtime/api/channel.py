"""The conversation API as a Rasa input channel, named in `credentials.yml`."""

from __future__ import annotations

import hmac
import logging
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from functools import partial, wraps
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, Sanic
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse, empty
from sanic.response import json as sanic_json

from orientation.data_files.locations import INTENTS
from orientation.knowledge.catalogue import load_catalogue
from orientation.knowledge.names import names
from orientation.paths.loading import load_path_writer
from orientation.privacy.masking import known_names, mask
from runtime.api import errors, wire
from runtime.api.bodies import read_turn
from runtime.api.errors import ApiError
from runtime.api.health import HealthCheck
from runtime.api.rates import Rates, client_address, read_networks
from runtime.api.recaps import read_format, recap_of, recap_response
from runtime.api.safety import SafetyNet
from runtime.api.tokens import ConversationTokens
from runtime.api.turns import Conversations
from runtime.settings import load_settings, signing_secret

logger = logging.getLogger(__name__)

BRIDGE_HEADER = "X-Bridge-Secret"
MAX_BODY_BYTES = 16_384

Handler = Callable[[Request], Coroutine[Any, Any, HTTPResponse]]

# Sanic's own refusals, in the user's words.
_HTTP_ERRORS = {
    400: ("bad_request", "Cette demande n’a pas pu être lue."),
    404: ("not_found", "Cette adresse n’existe pas."),
    405: ("method_not_allowed", "Cette adresse ne permet pas cette action."),
    413: ("too_long", "Ce message est trop long."),
}


class ConversationApi(InputChannel):
    """Serve `/api/v1`.

    Settings, from `credentials.yml`: token_lifetime_hours, max_text_length, rates (conversation, address, opening,
    erasing, storage), trusted_proxies (addresses or networks whose X-Forwarded-For is believed), origins (web sites
    whose pages may call the API).
    """

    def __init__(
        self,
        token_lifetime_hours: float,
        max_text_length: int,
        rates: Mapping[str, str],
        trusted_proxies: list[str] | None = None,
        origins: list[str] | None = None,
    ) -> None:
        settings = load_settings()
        self.origins = origins or []
        self._tokens = ConversationTokens(signing_secret(settings), int(token_lifetime_hours * 3600))
        self._max_text_length = max_text_length
        self._rates = Rates(**rates)
        self._trusted = read_networks(trusted_proxies or [])
        self._bridge_secret = settings.bridge_secret
        self._safety = SafetyNet(settings.data_dir)
        self._catalogue = load_catalogue(settings.data_dir)
        self._paths = load_path_writer(settings.data_dir, INTENTS, self._catalogue)
        known = known_names(name.text for name in names(self._catalogue))
        self._conversations = Conversations(self._safety, partial(mask, known=known))
        self._health = HealthCheck()

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> ConversationApi:
        """Build the channel from its part of `credentials.yml`."""
        return cls(**(credentials or {}))

    def url_prefix(self) -> str:
        """Return where the API is mounted."""
        return "/api/v1"

    def blueprint(self, on_new_message: Callable[..., Awaitable[Any]]) -> Blueprint:
        """Return the routes; messages reach Rasa through its agent, not through `on_new_message`."""
        api = Blueprint("conversation_api")
        api.add_route(answering(self._open), "/conversations", methods=["POST"], name="open")
        api.add_route(answering(self._erase), "/conversations", methods=["DELETE"], name="erase")
        api.add_route(answering(self._answer), "/messages", methods=["POST"], name="answer")
        api.add_route(answering(self._history), "/messages", methods=["GET"], name="history")
        api.add_route(answering(self._recap), "/recap", methods=["GET"], name="recap")
        api.add_route(answering(self._check_health), "/health", methods=["GET"], name="health")

        @api.listener("before_server_start")
        async def explain_refusals(app: Sanic, _: Any) -> None:
            app.config.REQUEST_MAX_SIZE = MAX_BODY_BYTES
            app.error_handler.add(SanicException, _explain)

        return api

    async def _open(self, request: Request) -> HTTPResponse:
        self._rates.check_opening(self._address(request))
        agent = _agent(request)
        conversation_id, token = self._tokens.issue()
        welcome = await self._conversations.open(agent, conversation_id)
        return json({"token": token, "expires_in": self._tokens.lifetime, "messages": welcome}, 201)

    async def _answer(self, request: Request) -> HTTPResponse:
        conversation_id = self._tokens.read(request.headers.get("Authorization"))
        self._rates.check_message(conversation_id, self._address(request))
        turn = read_turn(request.body, self._max_text_length)
        comfort = None if _is_ready(request) else self._safety.answer(turn.text)
        if comfort is not None:
            # Nothing can be stored now; the answer matters more.
            return json({"messages": [wire.build_message(comfort.text, None, comfort.message)]})
        return json({"messages": await self._conversations.answer(_agent(request), conversation_id, turn)})

    async def _history(self, request: Request) -> HTTPResponse:
        conversation_id = self._tokens.read(request.headers.get("Authorization"))
        self._rates.check_message(conversation_id, self._address(request))
        return json({"messages": await self._conversations.history(_agent(request), conversation_id)})

    async def _recap(self, request: Request) -> HTTPResponse:
        conversation_id = self._tokens.read(request.headers.get("Authorization"))
        self._rates.check_message(conversation_id, self._address(request))
        form = read_format(request.query_string)
        slots = await self._conversations.slots(_agent(request), conversation_id)
        return await recap_response(recap_of(self._catalogue, self._paths, slots), form)

    async def _erase(self, request: Request) -> HTTPResponse:
        conversation_id = self._tokens.read(request.headers.get("Authorization"))
        self._rates.check_erasing(conversation_id, self._address(request))
        await self._conversations.erase(_agent(request), conversation_id)
        return empty()

    async def _check_health(self, request: Request) -> HTTPResponse:
        await self._health.check(getattr(request.app.ctx, "agent", None))
        return json({"status": "ok"})

    def _address(self, request: Request) -> str | None:
        """Return the client's address, None for a bridge that shows the shared secret."""
        shown = request.headers.get(BRIDGE_HEADER, "").encode(errors="surrogateescape")
        if self._bridge_secret and hmac.compare_digest(shown, self._bridge_secret.encode()):
            return None
        # A proxy may add a line of its own below the one that the client made up: they count as one.
        forwarded_for = ",".join(request.headers.getall("X-Forwarded-For", []))
        return client_address(request.ip, forwarded_for, self._trusted)


def answering(handler: Handler) -> Handler:
    """Make every failure of a handler an answer that a user can read."""

    @wraps(handler)
    async def answer(request: Request) -> HTTPResponse:
        try:
            response = await handler(request)
        except ApiError as error:
            response = json(error.body(), error.status, error.headers)
        except SanicException:
            raise
        except Exception:
            logger.exception("%s %s failed.", request.method, request.path)
            unavailable = errors.cannot_answer_now()
            response = json(unavailable.body(), unavailable.status, unavailable.headers)
        response.headers["Cache-Control"] = "no-store"
        return response

    return answer


def json(body: dict[str, Any], status: int = 200, headers: Mapping[str, str] | None = None) -> HTTPResponse:
    """Return a JSON answer in which French text stays readable."""
    return sanic_json(body, status, headers=dict(headers or {}), ensure_ascii=False, escape_forward_slashes=False)


def _is_ready(request: Request) -> bool:
    agent = getattr(request.app.ctx, "agent", None)
    return agent is not None and bool(agent.is_ready())


def _agent(request: Request) -> Agent:
    if not _is_ready(request):
        raise errors.cannot_answer_now()
    return request.app.ctx.agent


def _explain(request: Request, exception: SanicException) -> HTTPResponse:
    status = getattr(exception, "status_code", None) or 500
    code, message = _HTTP_ERRORS.get(status, ("error", "Cette demande n’a pas abouti."))
    return json(ApiError(status, code, message).body(), status, getattr(exception, "headers", None))
