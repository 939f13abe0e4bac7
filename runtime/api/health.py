"""Tell whether a question would really be answered now."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field

import aiohttp
from rasa.core.agent import Agent
from sqlalchemy.exc import SQLAlchemyError

from orientation.dialogue.asked import asked
from runtime.api.errors import ApiError, unavailable

SAMPLE_QUESTION = "Combien gagne un ingénieur en intelligence artificielle ?"
SAMPLE_INTENT = "ask_salary"


@dataclass
class HealthCheck:
    """Check the parts that an answer needs, and remember the result for `cache_seconds`.

    timeout: seconds that the action server has to answer.
    """

    cache_seconds: float = 3.0
    timeout: float = 2.0
    _checked_at: float = float("-inf")
    _problem: ApiError | None = None
    _checking: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def check(self, agent: Agent | None) -> None:
        """Return when all is well; raises ApiError 503 that says what is not."""
        async with self._checking:
            if time.monotonic() - self._checked_at > self.cache_seconds:
                self._problem = await self._find_problem(agent)
                self._checked_at = time.monotonic()
        if self._problem:
            raise self._problem

    async def _find_problem(self, agent: Agent | None) -> ApiError | None:
        if agent is None or not agent.is_ready():
            return unavailable("no_model", "L’assistant n’a pas de modèle\u00a0: il ne peut pas encore répondre.")
        try:
            await agent.tracker_store.exists("")
        except SQLAlchemyError:
            return unavailable("no_database", "L’assistant ne peut pas garder les conversations.")
        parsed = await agent.parse_message(SAMPLE_QUESTION)
        if asked(parsed["intent"]) != SAMPLE_INTENT:
            return unavailable("not_understood", "L’assistant ne comprend pas une question simple.")
        if not await self._action_server_answers(agent):
            return unavailable("no_action_server", "La recherche de formations ne répond pas.")
        return None

    async def _action_server_answers(self, agent: Agent) -> bool:
        if agent.action_endpoint is None:
            return False
        if not agent.action_endpoint.url:
            return True  # they are in this process
        url = agent.action_endpoint.url.rpartition("/")[0] + "/health"
        try:
            timeout = aiohttp.ClientTimeout(total=self.timeout)
            async with aiohttp.ClientSession(timeout=timeout) as session, session.get(url) as response:
                return bool(response.status == 200)
        except (aiohttp.ClientError, asyncio.TimeoutError):
            return False
