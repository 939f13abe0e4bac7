from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import ActionTakeReason
from actions.recap import ActionRecap
from orientation.data_files.yaml_file import read_yaml
from runtime.report.turns import reason_labels
from tests.orientation.sample import load
from tests.support.assistant import ROOT


def run(action: Any, *entities: tuple[str, str], **slots: Any) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    latest = {"intent": {"name": "x"}, "entities": [{"entity": name, "value": value} for name, value in entities]}
    dispatcher = CollectingDispatcher()
    events = action.run(dispatcher, Tracker("c", slots, latest, [], False, None, {}, "action_listen"), {})
    (message,) = dispatcher.messages
    return message, events


@pytest.mark.parametrize("reason", reason_labels())
def test_each_reason_has_its_response(reason: str) -> None:
    message, events = run(ActionTakeReason(), ("reason", reason))
    assert message["response"] in read_yaml(ROOT / "domain.yml").data["responses"]
    assert events == []


def test_the_recap_is_of_what_was_looked_at(tmp_path: Any) -> None:
    catalogue = load(tmp_path)
    message, events = run(ActionRecap(catalogue), seen_programmes=["brest-1", "rennes-1"])
    assert message["text"].index("Titre de brest-1") < message["text"].index("Titre de rennes-1")
    assert message["custom"]["type"] == "text"
    assert events == []
    empty, _ = run(ActionRecap(catalogue))
    assert "aucune formation" in empty["text"]
