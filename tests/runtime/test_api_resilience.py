"""What happens when parts are slow, broken, killed or missing, with the real processes."""

from __future__ import annotations

import json
import sqlite3
import stat
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from tests.support.assistant import Assistant, Conversation, running, text_of
from tests.support.stub_actions import (
    NOT_JSON,
    RAISING,
    SILENT,
    WRONG_FORM,
    Behaviour,
    slow,
    slow_at_first,
    stub_actions,
)

SEARCH = "je cherche des formations à Grenoble"
UNAVAILABLE = "La recherche de formations ne répond pas en ce moment"


@pytest.fixture(scope="module")
def fragile(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Return an assistant of this module's own, whose parts get killed."""
    with running(Assistant(tmp_path_factory.mktemp("fragile"), model, separate_actions=True)) as started:
        yield started


def wait_for_health(assistant: Assistant, status: int) -> dict[str, object]:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        response = requests.get(f"{assistant.url}/health", timeout=10)
        if response.status_code == status:
            body: dict[str, object] = response.json()
            return body
        time.sleep(0.3)
    raise AssertionError(f"health is {response.status_code}, not {status}")


def users(conversation: Conversation) -> list[str]:
    return [entry["text"] for entry in conversation.history() if entry["from"] == "user"]


@pytest.mark.parametrize(
    "behaviour",
    [slow(6), RAISING, NOT_JSON, WRONG_FORM, None],
    ids=["slow", "raising", "not json", "wrong form", "down"],
)
def test_a_failing_action_server_is_told_and_heals_by_itself(fragile: Assistant, behaviour: Behaviour | None) -> None:
    conversation = fragile.open()
    logged = len(fragile.log)
    fragile.kill("actions")
    try:
        if behaviour is None:
            answer = conversation.say(SEARCH)
        else:
            with stub_actions(fragile.actions_port, behaviour):
                answer = conversation.say(SEARCH)
        assert UNAVAILABLE in text_of(answer)
        assert "€" in text_of(conversation.say("combien on gagne ?")), "the conversation goes on"
    finally:
        fragile.start_actions()
    assert "Ensimag" in text_of(conversation.say(SEARCH)), "it heals without a restart of Rasa"
    assert "Traceback" not in fragile.log[logged:]


def test_an_action_that_says_nothing_gets_a_sentence_all_the_same(fragile: Assistant) -> None:
    conversation, message_id = fragile.open(), str(uuid.uuid4())
    fragile.kill("actions")
    try:
        with stub_actions(fragile.actions_port, SILENT):
            answer = conversation.say(SEARCH, message_id)
    finally:
        fragile.start_actions()
    assert "Je n’ai pas trouvé quoi répondre" in text_of(answer)
    assert conversation.say(SEARCH, message_id) == answer
    assert "€" in text_of(conversation.say("combien on gagne ?"))


def test_ten_messages_sent_at_once_are_answered_in_order(fragile: Assistant) -> None:
    conversation = fragile.open()
    texts = [f"je cherche une formation numéro {number}" for number in range(10)]

    def send(number: int) -> str:
        time.sleep(number * 0.05)
        return text_of(conversation.say(texts[number]))

    fragile.kill("actions")
    try:
        # A first answer of two seconds: the other nine wait behind it.
        with stub_actions(fragile.actions_port, slow_at_first(2)), ThreadPoolExecutor(10) as pool:
            first = pool.submit(send, 0)
            rest = [pool.submit(send, number) for number in range(1, 10)]
            assert first.result() == "enfin"
            for answer in rest:
                answer.result()
    finally:
        fragile.start_actions()
    history = conversation.history()
    assert users(conversation) == texts
    assert [entry["from"] for entry in history] == ["assistant", *["user", "assistant"] * 10]


def test_a_killed_server_forgets_nothing(fragile: Assistant) -> None:
    conversation, message_id = fragile.open(), str(uuid.uuid4())
    conversation.say("raconte une blague sur les plombiers")
    answered = conversation.say(SEARCH, message_id)
    refused = conversation.say("quel temps fera-t-il demain ?")
    fragile.kill("server")
    fragile.start_server()
    assert conversation.say(SEARCH, message_id) == answered, "the same id still gives the same answer"
    again = conversation.say("et le résultat du match de foot ?")
    assert text_of(again) != text_of(refused), "the context survived: a second refusal is put differently"
    assert users(conversation).count(SEARCH) == 1
    choice = conversation.choose(answered[0]["choices"][0]["label"], answered)
    assert text_of(choice)


def test_a_conversation_left_for_hours_goes_on(fragile: Assistant) -> None:
    conversation = fragile.open()
    conversation.say(SEARCH)
    fragile.kill("server")
    with sqlite3.connect(fragile.folder / "conversations.db") as database:
        for row, stored in database.execute("SELECT id, data FROM events").fetchall():
            event = json.loads(stored)
            event["timestamp"] -= 3 * 3600
            database.execute("UPDATE events SET data = ? WHERE id = ?", (json.dumps(event), row))
    fragile.start_server()
    answer = conversation.say("c'est quoi le salaire ?")
    assert "€" in text_of(answer)
    assert conversation.choose(answer[0]["choices"][0]["label"], answer)
    assert [entry["from"] for entry in conversation.history()] == ["assistant", *["user", "assistant"] * 3]


def test_a_turn_killed_in_the_middle_is_made_once_when_it_is_sent_again(fragile: Assistant) -> None:
    conversation, message_id = fragile.open(), str(uuid.uuid4())
    fragile.kill("actions")
    with stub_actions(fragile.actions_port, slow(4)), ThreadPoolExecutor(1) as pool:
        lost = pool.submit(conversation.post, {"id": message_id, "text": SEARCH})
        time.sleep(1)
        fragile.kill("server")
        with pytest.raises(requests.ConnectionError):
            lost.result()
    fragile.start_actions()
    fragile.start_server()
    answer = conversation.say(SEARCH, message_id)
    assert "Ensimag" in text_of(answer)
    assert conversation.say(SEARCH, message_id) == answer
    assert users(conversation) == [SEARCH]


def test_a_client_that_goes_away_finds_the_answer_later(fragile: Assistant) -> None:
    conversation, message_id = fragile.open(), str(uuid.uuid4())
    fragile.kill("actions")
    try:
        with stub_actions(fragile.actions_port, slow(2)):
            with pytest.raises(requests.Timeout):
                requests.post(
                    f"{fragile.url}/messages",
                    json={"id": message_id, "text": SEARCH},
                    headers={"Authorization": f"Bearer {conversation.token}"},
                    timeout=0.5,
                )
            assert text_of(conversation.say(SEARCH, message_id)) == "enfin"
    finally:
        fragile.start_actions()
    assert users(conversation) == [SEARCH]


def test_health_says_what_is_missing_and_recovers(fragile: Assistant) -> None:
    assert wait_for_health(fragile, 200) == {"status": "ok"}
    fragile.kill("actions")
    try:
        assert wait_for_health(fragile, 503)["error"] == {
            "code": "no_action_server",
            "message": "La recherche de formations ne répond pas.",
        }
    finally:
        fragile.start_actions()
    assert wait_for_health(fragile, 200) == {"status": "ok"}


def test_an_answer_lost_between_two_writes_is_still_a_sentence(fragile: Assistant) -> None:
    conversation, message_id = fragile.open(), str(uuid.uuid4())
    conversation.say("bonjour", message_id)
    fragile.kill("server")
    with sqlite3.connect(fragile.folder / "conversations.db") as database:
        database.execute(
            "DELETE FROM events WHERE type_name = 'bot' AND id > (SELECT id FROM events WHERE message_id = ?)",
            (message_id,),
        )
    fragile.start_server()
    answer = conversation.say("bonjour", message_id)
    assert "Je n’ai pas trouvé quoi répondre" in text_of(answer)
    assert conversation.say("bonjour", message_id) == answer


def test_what_is_kept_is_nobody_elses_to_read(fragile: Assistant) -> None:
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in fragile.folder.glob("conversations.db*")}
    assert modes
    assert set(modes.values()) == {0o600}


def test_health_stores_nothing(fragile: Assistant) -> None:
    before = sum(content.count(b"Combien gagne un ing") for content in fragile.files())
    time.sleep(3.5)  # longer than the result is remembered
    wait_for_health(fragile, 200)
    assert sum(content.count(b"Combien gagne un ing") for content in fragile.files()) == before


def test_without_a_model_it_says_so(tmp_path: Path) -> None:
    assistant = Assistant(tmp_path, tmp_path / "no-model.tar.gz")
    try:
        assistant.start_server()
        health = requests.get(f"{assistant.url}/health", timeout=10)
        assert (health.status_code, health.json()["error"]["code"]) == (503, "no_model")
        opening = requests.post(f"{assistant.url}/conversations", timeout=10)
        assert (opening.status_code, opening.json()["error"]["code"]) == (503, "unavailable")
        assert "Retry-After" in opening.headers
    finally:
        assistant.stop()


def test_a_failing_database_is_not_hidden(fragile: Assistant) -> None:
    conversation = fragile.open()
    conversation.say("bonjour")
    message_id = str(uuid.uuid4())
    database = fragile.folder / "conversations.db"
    with sqlite3.connect(database, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        response = conversation.post({"id": message_id, "text": "quelles études ?"})
        assert (response.status_code, response.json()["error"]["code"]) == (503, "unavailable")
        other.execute("ROLLBACK")
    assert "quelles études" not in fragile.log, "what the user wrote is not in the log"
    assert "bac+5" in text_of(conversation.say("quelles études ?", message_id))
    assert users(conversation) == ["bonjour", "quelles études ?"]
