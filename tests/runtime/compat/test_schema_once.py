from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from unittest import mock

import jsonschema
import pytest
from rasa.core.actions.action import RemoteAction

from runtime.compat import schema_once
from runtime.compat.schema_once import ResponseValidator

GOOD: dict[str, Any] = {"events": [{"event": "slot", "name": "x", "value": 1}], "responses": [{"text": "oui"}]}
SLOT = GOOD["events"][0]
GOOD_TOO: list[dict[str, Any]] = [
    {},
    {"events": []},
    {"events": [SLOT, {"event": "restart"}, {"event": "bot", "text": None}, {"event": "followup", "name": "utter_x"}]},
    {"events": [{"event": "user", "text": "salut", "parse_data": {"intent": {"name": "greet", "confidence": 1}}}]},
]
BAD: list[Any] = [
    [],
    {"events": "aucun"},
    {"events": ["slot"]},
    {"responses": {}},
    {"responses": ["texte"]},
    {"events": [{"name": "sans type"}]},
    {"events": [{"event": "inconnu"}]},
    {"events": [{"event": ["slot"], "name": "x", "value": 1}]},
    {"events": [SLOT, {"event": "slot", "name": "x"}]},
    {"events": [{"event": "slot", "name": 3, "value": 1}]},
    {"events": [{"event": "user", "parse_data": "rien"}]},
    {"events": [{"event": "entities", "entities": [{"start": "zéro"}]}]},
    {"events": [{**SLOT, "timestamp": "hier"}]},
]


@pytest.fixture
def action() -> Iterator[RemoteAction]:
    with mock.patch.object(RemoteAction, "_validate_action_result", RemoteAction._validate_action_result):
        assert schema_once.install()
        yield RemoteAction("action_x", None)


def test_a_good_result_is_accepted_without_checking_the_schema_again(action: RemoteAction) -> None:
    validator = jsonschema.validators.validator_for(RemoteAction.action_response_format_spec())
    with mock.patch.object(validator, "check_schema", side_effect=AssertionError("checked again")):
        assert action._validate_action_result(GOOD)


@pytest.mark.parametrize("result", [GOOD, *GOOD_TOO], ids=str)
def test_a_good_result_is_accepted_as_by_rasa(action: RemoteAction, result: dict[str, Any]) -> None:
    jsonschema.validate(result, RemoteAction.action_response_format_spec())
    assert action._validate_action_result(result)


def test_each_kind_of_event_that_rasa_knows_has_its_own_schema() -> None:
    kinds = RemoteAction.action_response_format_spec()["properties"]["events"]["items"]["oneOf"]
    names = [kind["properties"]["event"]["const"] for kind in kinds]
    assert len(names) == len(set(names)) == len(ResponseValidator(RemoteAction.action_response_format_spec())._events)


@pytest.mark.parametrize("result", BAD, ids=str)
def test_a_bad_result_is_refused_as_by_rasa(action: RemoteAction, result: Any) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(result, RemoteAction.action_response_format_spec())
    with pytest.raises(jsonschema.ValidationError):
        action._validate_action_result(result)


def test_it_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    before = RemoteAction._validate_action_result
    monkeypatch.setenv(schema_once.SWITCH, "0")
    assert not schema_once.install()
    assert RemoteAction._validate_action_result is before
