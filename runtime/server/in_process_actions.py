"""Custom actions in Rasa's own process, where Rasa expects the address of an action server.

One process, port and health check fewer, and no copy of each action over HTTP. A separate action server stays a
setting (CAP_IA_ACTIONS_URL).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from rasa.core.actions.action import ActionExecutionRejection
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk import ActionExecutionRejection as RejectedByAction
from rasa_sdk.executor import ActionExecutor


class InProcessActions(EndpointConfig):
    """Run the actions of a package where Rasa would post to their server.

    kwargs: further settings of `action_endpoint` in endpoints.yml.
    """

    def __init__(self, package: str, kwargs: Mapping[str, Any]) -> None:
        super().__init__(url="", **kwargs)
        self._executor = ActionExecutor()
        self._executor.register_package(package)

    async def request(self, *_: Any, **kwargs: Any) -> Any:
        """Return what the action that the call names gives.

        Raises ActionExecutionRejection as Rasa does for a server's, ActionNotFoundException for an unknown action.
        """
        call: dict[str, Any] = kwargs["json"]
        try:
            result = await self._executor.run(call)
        except RejectedByAction as rejection:
            raise ActionExecutionRejection(rejection.action_name, rejection.message) from rejection
        # As over HTTP: nothing in it is shared with the action, and tuples are lists at once, not only once stored.
        return json.loads(json.dumps(result))
