"""Answer with a sentence when a custom action fails, and give it seconds instead of five minutes.

Rasa logs the failure of a custom action and goes on without a word to the user; its time limit is a constant of
300 s. Here the action ends after `timeout` seconds, any failure becomes the response `utter_action_unavailable`,
and the conversation goes on; the next turn simply tries again.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import rasa.core.actions.action as rasa_actions
from rasa.core.actions.action import ActionExecutionRejection, RemoteAction, create_bot_utterance

logger = logging.getLogger(__name__)

FAILURE_RESPONSE = "utter_action_unavailable"


def install(timeout: float) -> None:
    """Wrap `RemoteAction.run`.

    timeout: seconds that an action may take, connection included.
    """
    original_run = getattr(RemoteAction.run, "wrapped", RemoteAction.run)

    async def run(self: RemoteAction, output_channel: Any, nlg: Any, tracker: Any, domain: Any) -> list[Any]:
        try:
            return await asyncio.wait_for(original_run(self, output_channel, nlg, tracker, domain), timeout)
        except ActionExecutionRejection:
            raise
        except Exception as error:
            reason = "no answer in time" if isinstance(error, asyncio.TimeoutError) else type(error).__name__
            logger.warning("Action %s failed (%s); the user was told.", self.name(), reason)
            response = await nlg.generate(FAILURE_RESPONSE, tracker, output_channel.name())
            return [create_bot_utterance({**response, "utter_action": FAILURE_RESPONSE})] if response else []

    run.wrapped = original_run  # type: ignore[attr-defined]
    RemoteAction.run = run
    rasa_actions.DEFAULT_REQUEST_TIMEOUT = timeout
