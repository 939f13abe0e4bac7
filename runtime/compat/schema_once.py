"""Check the action server's response schema once, not at each call.

Rasa validates each answer of the action server with `jsonschema.validate`, which first checks the response schema
itself again: four fifths of the CPU time of such a turn. The validator is built once here; each answer is still
validated as before. Switched off with `CAP_IA_SCHEMA_ONCE=0`.
"""

from __future__ import annotations

import os
from typing import Any

from jsonschema import ValidationError
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction

SWITCH = "CAP_IA_SCHEMA_ONCE"


def install() -> bool:
    """Make `RemoteAction` reuse one checked validator and tell whether it did."""
    if os.environ.get(SWITCH, "1") == "0":
        return False
    schema = RemoteAction.action_response_format_spec()
    validator_class = validator_for(schema)
    validator_class.check_schema(schema)
    validator = validator_class(schema)

    def validate_action_result(_: RemoteAction, result: dict[str, Any]) -> bool:
        for error in validator.iter_errors(result):
            raise ValidationError(f"{error.message}. The action server's answer does not have the expected form.")
        return True

    RemoteAction._validate_action_result = validate_action_result
    return True
