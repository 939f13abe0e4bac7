"""Custom actions without a server: the same answers, the same refusals as over HTTP."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from rasa.core.actions.action import ActionExecutionRejection
from rasa_sdk import ActionExecutionRejection as RejectedByAction
from rasa_sdk.interfaces import ActionNotFoundException
from starlette.testclient import TestClient

from runtime.action_server import build_app
from runtime.server.in_process_actions import InProcessActions

SLOT = {"event": "slot", "timestamp": None, "name": "shown", "value": ("a", "b")}


def call(name: str) -> dict[str, Any]:
    tracker = {"sender_id": "c", "slots": {}, "latest_message": {}, "events": [], "paused": False}
    return {"next_action": name, "tracker": {**tracker, "latest_action_name": None}, "domain": {}}


@pytest.fixture
def actions() -> InProcessActions:
    def answer(dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        dispatcher.utter_message(text="voilà")
        return [SLOT]

    def reject(dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        raise RejectedByAction("action_reject", "non")

    made = InProcessActions("actions", {"enable_selective_domain": True})
    made._executor.register_function("action_answer", answer)
    made._executor.register_function("action_reject", reject)
    return made


def run(actions: InProcessActions, name: str) -> Any:
    return asyncio.run(actions.request(json=call(name), method="post", timeout=5))


def test_an_answer_is_what_a_server_would_send(actions: InProcessActions) -> None:
    answer = run(actions, "action_answer")
    assert answer["events"] == [{**SLOT, "value": ["a", "b"]}], "tuples are lists, as in JSON"
    assert answer["responses"][0]["text"] == "voilà"
    served = TestClient(build_app(actions._executor)).post("/webhook", json=call("action_answer"))
    assert (served.status_code, served.json()) == (200, answer)


def test_the_project_s_own_are_there_and_the_settings_kept(actions: InProcessActions) -> None:
    assert "action_search_programmes" in actions._executor.actions
    assert actions.kwargs == {"enable_selective_domain": True}
    assert not actions.url


def test_refusals_are_rasa_s(actions: InProcessActions) -> None:
    with pytest.raises(ActionExecutionRejection, match="non"):
        run(actions, "action_reject")
    with pytest.raises(ActionNotFoundException):
        run(actions, "action_unknown")


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"", 400), (b"pas du json", 400), (b"[]", 400), (b'{"next_action": "action_answer"}', 400)],
)
def test_the_server_refuses_what_is_no_call(actions: InProcessActions, body: bytes, status: int) -> None:
    server = TestClient(build_app(actions._executor), raise_server_exceptions=False)
    assert server.post("/webhook", content=body).status_code == status
    assert server.post("/webhook", json=call("action_unknown")).status_code == 404
    assert server.post("/webhook", json=call("action_reject")).json() == {
        "error": "non",
        "action_name": "action_reject",
    }
    assert server.get("/health").json() == {"status": "ok"}
