"""Check the action server's response schema once, not at each call, and each event by the schema of its kind.

Rasa validates each answer of the action server with `jsonschema.validate`, which first checks the response schema
itself again: four fifths of the CPU time of such a turn. It then tries each event against the schemas of all
twenty-three kinds, of which one alone can fit: each asks for an event of its own name. Here the validators are built
once, and an event meets the one that it names. The same answers are refused. Switched off with `CAP_IA_SCHEMA_ONCE=0`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from jsonschema import ValidationError
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction

SWITCH = "CAP_IA_SCHEMA_ONCE"


def install() -> bool:
    """Make `RemoteAction` reuse checked validators and tell whether it did."""
    if os.environ.get(SWITCH, "1") == "0":
        return False
    validator = ResponseValidator(RemoteAction.action_response_format_spec())

    def validate_action_result(_: RemoteAction, result: dict[str, Any]) -> bool:
        for error in validator.errors(result):
            raise ValidationError(f"{error}. The action server's answer does not have the expected form.")
        return True

    RemoteAction._validate_action_result = validate_action_result
    return True


class ResponseValidator:
    """Rasa's response schema, with the schemas of events apart, by the name of the event.

    schema: Rasa's; raises KeyError if one of its kinds of event has no name of its own.
    """

    def __init__(self, schema: dict[str, Any]) -> None:
        validator_class = validator_for(schema)
        validator_class.check_schema(schema)
        frame = deepcopy(schema)
        kinds = frame["properties"]["events"]["items"].pop("oneOf")
        self._frame = validator_class(frame)
        self._events = {kind["properties"]["event"]["const"]: validator_class(kind) for kind in kinds}

    def errors(self, result: Any) -> Iterator[str]:
        """Yield what is wrong with an action's answer; what is around the events first."""
        found = False
        for error in self._frame.iter_errors(result):
            found = True
            yield error.message
        if found:
            return
        for event in result.get("events", ()):
            kind = self._events.get(event["event"])
            if kind is None:
                yield f"{event['event']!r} is no event"
            else:
                yield from (error.message for error in kind.iter_errors(event))
