import re
from collections.abc import Iterator

import pytest

from runtime.readiness import QUESTION, obstacle
from tests.support.scripted_api import ScriptedApi, answered, opened, refused, scripted_api

HEALTHY = (200, {"status": "ok"})
FACT = answered("Environ 45 000 €.", sources=[{"label": "Étude", "year": 2022}])


@pytest.fixture
def api() -> Iterator[ScriptedApi]:
    with scripted_api() as scripted:
        yield scripted


def test_ready_when_a_real_question_gets_a_sourced_answer(api: ScriptedApi) -> None:
    api.answers(HEALTHY, opened("t"), FACT, (204, None))
    assert obstacle(api.url) is None
    assert [(method, path) for method, path, _, _ in api.received] == [
        ("GET", "/api/v1/health"),
        ("POST", "/api/v1/conversations"),
        ("POST", "/api/v1/messages"),
        ("DELETE", "/api/v1/conversations"),
    ]
    assert api.said()[0]["text"] == QUESTION


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ([refused(503, "Le modèle charge.")], "réponse 503.*Le modèle charge"),
        ([HEALTHY, refused(503, "Le modèle charge.")], "réponse 503"),
        ([HEALTHY, opened(), answered("Je n’ai pas compris."), (204, None)], "sans source.*pas compris"),
        ([HEALTHY, opened(), (200, {"messages": []}), (204, None)], "sans source"),
        ([HEALTHY, opened(), (200, {}), (204, None)], "illisible"),
        ([(200, b"<h1>Another program</h1>")], "illisible"),
    ],
)
def test_not_ready_and_why(api: ScriptedApi, script: list[object], reason: str) -> None:
    api.answers(*script)
    assert re.search(reason, obstacle(api.url) or "")
    assert api.script == []


def test_not_ready_while_nothing_listens() -> None:
    assert obstacle("http://127.0.0.1:9/api/v1") == "pas encore joignable"
