from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import ActionRepeat
from orientation.dialogue.repetition import STAND_IN

BUTTONS = [{"title": "Combien on gagne ?", "payload": "/ask_salary"}]
CUSTOM = {"sources": [{"label": "Onisep", "year": None}]}


def bot(text: str, **data: Any) -> dict[str, Any]:
    return {"event": "bot", "text": text, "data": data}


USER = {"event": "user", "text": "tu peux répéter ?"}


@pytest.mark.parametrize(
    ("events", "text", "buttons", "custom"),
    [
        ([bot("Premier"), USER, bot("Dernier", buttons=BUTTONS, custom=CUSTOM), USER], "Dernier", BUTTONS, CUSTOM),
        ([bot("Premier"), {**bot("Déjà dit"), "metadata": {STAND_IN: True}}, USER], "Premier", [], {}),
        ([bot("Seul", buttons=None, custom=None), USER], "Seul", [], {}),
    ],
)
def test_the_last_answer_comes_again(
    events: list[dict[str, Any]], text: str, buttons: list[dict[str, str]], custom: dict[str, Any]
) -> None:
    dispatcher = CollectingDispatcher()
    assert ActionRepeat().run(dispatcher, _tracker(events), {}) == []
    (message,) = dispatcher.messages
    assert (message["text"], message["buttons"], message["custom"]) == (text, buttons, custom)


def _tracker(events: list[dict[str, Any]]) -> Tracker:
    return Tracker("c", {}, {}, events, False, None, {}, "action_listen")
