from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from unittest import mock

import jsonschema
import pytest
from rasa.core.actions.action import RemoteAction

from runtime.compat import schema_once

GOOD = {"events": [{"event": "slot", "name": "x", "value": 1}], "responses": [{"text": "oui"}]}
BAD: list[dict[str, Any]] = [{"events": "aucun"}, {"responses": {}}, {"events": [{"name": "sans type"}]}]


@pytest.fixture
def action() -> Iterator[RemoteAction]:
    with mock.patch.object(RemoteAction, "_validate_action_result", RemoteAction._validate_action_result):
        assert schema_once.install()
        yield RemoteAction("action_x", None)


def test_a_good_result_is_accepted_without_checking_the_schema_again(action: RemoteAction) -> None:
    validator = jsonschema.validators.validator_for(RemoteAction.action_response_format_spec())
    with mock.patch.object(validator, "check_schema", side_effect=AssertionError("checked again")):
        assert action._validate_action_result(GOOD)


@pytest.mark.parametrize("result", BAD, ids=str)
def test_a_bad_result_is_refused_as_by_rasa(action: RemoteAction, result: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(result, RemoteAction.action_response_format_spec())
    with pytest.raises(jsonschema.ValidationError):
        action._validate_action_result(result)


def test_it_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    before = RemoteAction._validate_action_result
    monkeypatch.setenv(schema_once.SWITCH, "0")
    assert not schema_once.install()
    assert RemoteAction._validate_action_result is before
