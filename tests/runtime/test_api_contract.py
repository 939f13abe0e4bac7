"""Each line of the conversation API's contract, against the running servers."""

from __future__ import annotations

import json
import sqlite3
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import requests
from jsonschema import Draft202012Validator

from tests.support.assistant import ROOT, Assistant, text_of, unique

MESSAGES_SCHEMA = Draft202012Validator(json.loads((ROOT / "runtime/api/messages.schema.json").read_text()))
NEW_ID = "00000000-0000-4000-8000-000000000001"


def new_id() -> str:
    return str(uuid.uuid4())


def labels(messages: list[dict[str, Any]]) -> list[str]:
    return [choice["label"] for message in messages for choice in message.get("choices", [])]


def test_opening_gives_a_token_and_says_it_is_a_program(assistant: Assistant) -> None:
    response = requests.post(f"{assistant.url}/conversations", timeout=30)
    assert response.status_code == 201
    body = response.json()
    assert set(body) == {"token", "expires_in", "messages"}
    assert body["expires_in"] == 24 * 3600
    MESSAGES_SCHEMA.validate(body["messages"])
    welcome = text_of(body["messages"])
    assert "programme automatique, pas une personne" in welcome
    assert "n’écris pas d’informations personnelles" in welcome


def test_two_conversations_have_nothing_in_common(assistant: Assistant) -> None:
    first, second = assistant.open(), assistant.open()
    first.say("combien gagne un ingénieur en ia ?")
    assert first.token != second.token
    assert [entry["from"] for entry in second.history()] == ["assistant"]


@pytest.mark.parametrize(
    "text",
    [
        "combien gagne un ingénieur en ia ?",
        "une formation à Grenoble",
        "bonjour",
        "c koi le métier",
        "la météo demain ?",
    ],
)
def test_every_answer_follows_the_schema(assistant: Assistant, text: str) -> None:
    MESSAGES_SCHEMA.validate(assistant.open().say(text))


@pytest.mark.parametrize("path", sorted((ROOT / "runtime/api/examples").glob("*.json")), ids=lambda path: path.stem)
def test_examples_follow_the_schema(path: Any) -> None:
    example = json.loads(path.read_text(encoding="utf-8"))
    MESSAGES_SCHEMA.validate(example)
    assert [message["type"] for message in example] == [path.stem]


def test_there_is_an_example_of_each_type() -> None:
    types = {path.stem for path in (ROOT / "runtime/api/examples").glob("*.json")}
    assert types == {"text", "programmes", "comparison", "steps", "chart", "notice"}


@pytest.mark.parametrize(
    "change",
    [
        {"type": "unknown"},
        {"text": ""},
        {"choices": []},
        {"extra": 1},
        {"sources": [{"label": "sans année"}]},
    ],
)
def test_the_schema_refuses_what_is_no_message(change: dict[str, Any]) -> None:
    message = {"type": "text", "text": "Bonjour", **change}
    assert not MESSAGES_SCHEMA.is_valid([message])


def test_a_choice_is_answered_and_shown_by_its_label(assistant: Assistant) -> None:
    conversation = assistant.open()
    label = "Combien on gagne\u00a0?"
    answer = conversation.choose(label, conversation.welcome)
    assert "25\u00a0000 à 30\u00a0000\u00a0€" in text_of(answer)
    said = [entry["text"] for entry in conversation.history() if entry["from"] == "user"]
    assert said == [label]


def test_payloads_never_leave_the_server(assistant: Assistant) -> None:
    conversation = assistant.open()
    answer = conversation.say("des formations à Paris")
    seen = json.dumps([conversation.welcome, answer, conversation.history()])
    assert "payload" not in seen
    assert "/search_programmes" not in seen
    assert "/ask_" not in seen


def test_a_choice_never_offered_is_refused(assistant: Assistant) -> None:
    here, elsewhere = assistant.open(), assistant.open()
    offered = elsewhere.say("des formations à Grenoble")
    foreign = next(choice["id"] for choice in offered[0]["choices"] if choice["label"] not in labels(here.welcome))
    for choice in (foreign, "0123456789abcdef", "inconnu"):
        response = here.post({"id": new_id(), "choice": choice})
        assert (response.status_code, response.json()["error"]["code"]) == (409, "choice_not_offered")
    assert [entry["from"] for entry in here.history()] == ["assistant"]


@pytest.mark.parametrize(
    "typed",
    ["/ask_salary", '/search_programmes{"town": ["grenoble"]}', "//ask_role", " /greet", "/restart", "/"],
)
def test_typed_text_is_never_a_payload(assistant: Assistant, typed: str) -> None:
    conversation = assistant.open()
    conversation.say(typed)
    entry = conversation.history()[1]
    assert entry["text"] == typed
    with sqlite3.connect(assistant.folder / "conversations.db") as database:
        (stored,) = database.execute(
            "SELECT data FROM events WHERE type_name = 'user' AND message_id = ?", (entry["id"],)
        ).fetchone()
    event = json.loads(stored)
    assert not event["text"].startswith("/")
    assert all(entity["extractor"] != "RegexMessageHandler" for entity in event["parse_data"]["entities"])


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 400, "bad_json"),
        (b"pas du json", 400, "bad_json"),
        (b"\xff\xfe", 400, "bad_json"),
        (b"[]", 400, "bad_json"),
        (b'"texte"', 400, "bad_json"),
        (b"null", 400, "bad_json"),
        (b"[" * 9000, 400, "bad_json"),
        ({}, 400, "bad_id"),
        ({"id": 3, "text": "salut"}, 400, "bad_id"),
        ({"id": "pas-un-uuid", "text": "salut"}, 400, "bad_id"),
        ({"id": NEW_ID + "\n", "text": "salut"}, 400, "bad_id"),
        ({"id": NEW_ID}, 400, "text_or_choice"),
        ({"id": NEW_ID, "text": "salut", "choice": "0123456789abcdef"}, 400, "text_or_choice"),
        ({"id": NEW_ID, "text": None}, 400, "bad_text"),
        ({"id": NEW_ID, "text": ["salut"]}, 400, "bad_text"),
        ({"id": NEW_ID, "text": "avec un \x00"}, 400, "bad_text"),
        ({"id": NEW_ID, "text": "\ud800"}, 400, "bad_text"),
        ({"id": NEW_ID, "choice": {}}, 400, "bad_choice"),
        ({"id": NEW_ID, "choice": "\udfff"}, 400, "bad_choice"),
        ({"id": NEW_ID, "text": "salut", "sender": "un autre"}, 400, "unknown_field"),
        ({"id": NEW_ID, "text": "salut", "metadata": {}}, 400, "unknown_field"),
        ({"id": NEW_ID, "text": "a" * 1001}, 413, "too_long"),
        (b'{"id": "' + b"a" * 20_000 + b'"}', 413, "too_long"),
    ],
    ids=str,
)
def test_what_is_wrong_is_said_and_changes_nothing(assistant: Assistant, body: Any, status: int, code: str) -> None:
    conversation = assistant.open()
    response = conversation.post(data=body) if isinstance(body, bytes) else conversation.post(body)
    error = response.json()["error"]
    assert (response.status_code, error["code"]) == (status, code)
    assert error["message"].endswith((".", "?"))
    assert [entry["from"] for entry in conversation.history()] == ["assistant"]


@pytest.mark.parametrize(
    "authorization",
    [None, "", "Bearer", "Bearer ", "Bearer x.y.z", "Basic dXNlcjpwYXNz", "Bearer é"],
    ids=str,
)
@pytest.mark.parametrize(("method", "path"), [("POST", "messages"), ("GET", "messages"), ("DELETE", "conversations")])
def test_without_a_valid_token_nothing_is_told(
    assistant: Assistant, method: str, path: str, authorization: str | None
) -> None:
    headers = {} if authorization is None else {"Authorization": authorization.encode()}
    response = requests.request(method, f"{assistant.url}/{path}", headers=headers, timeout=30)
    assert (response.status_code, response.json()["error"]["code"]) == (401, "unknown_token")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "nowhere", 404), ("PUT", "messages", 405), ("GET", "conversations", 405)],
)
def test_other_addresses_answer_in_the_same_form(assistant: Assistant, method: str, path: str, status: int) -> None:
    response = requests.request(method, f"{assistant.url}/{path}", timeout=30)
    assert response.status_code == status
    assert set(response.json()["error"]) == {"code", "message"}


def test_a_repeat_gets_the_same_answer_and_makes_no_second_turn(assistant: Assistant) -> None:
    conversation, message_id = assistant.open(), new_id()
    first = conversation.say("quelles études ?", message_id)
    conversation.say("et le salaire ?")
    again = conversation.say("quelles études ?", message_id.upper())
    assert again == first
    assert [entry["id"] for entry in conversation.history() if entry["from"] == "user"].count(message_id) == 1


def test_simultaneous_repeats_are_one_turn(assistant: Assistant) -> None:
    conversation, message_id = assistant.open(), new_id()
    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda _: conversation.say("des formations à Lyon", message_id), range(10)))
    assert all(answer == answers[0] for answer in answers)
    assert [entry["from"] for entry in conversation.history()] == ["assistant", "user", "assistant"]


def test_history_restores_both_sides_in_order(assistant: Assistant) -> None:
    conversation = assistant.open()
    texts = ["salut", "Combien on gagne ?\nAu début", "<b>études</b>"]
    answers = [conversation.say(text) for text in texts]
    history = conversation.history()
    assert [entry["from"] for entry in history] == ["assistant", *["user", "assistant"] * 3]
    assert [entry["text"] for entry in history if entry["from"] == "user"] == texts
    shown = [
        {key: value for key, value in entry.items() if key not in {"from", "at"}}
        for entry in history
        if entry["from"] == "assistant"
    ]
    assert shown == [*conversation.welcome, *(message for answer in answers for message in answer)]


def test_erasing_leaves_nothing_and_is_final(assistant: Assistant) -> None:
    conversation = assistant.open()
    marks = [unique("zorglub") for _ in range(20)]
    for mark in marks:
        conversation.say(f"je veux une formation {mark} à Grenoble")
    database = assistant.folder / "conversations.db"
    assert any(marks[0].encode() in content for content in assistant.files()), "the text was stored before"
    assert conversation.call("DELETE", "conversations").status_code == 204
    left = [mark for mark in marks for content in assistant.files() if mark.encode() in content]
    assert left == []
    assert database.is_file()
    for method, path in (("GET", "messages"), ("DELETE", "conversations")):
        response = conversation.call(method, path)
        assert (response.status_code, response.json()["error"]["code"]) == (409, "erased")
    response = conversation.post({"id": new_id(), "text": "encore là ?"})
    assert (response.status_code, response.json()["error"]["code"]) == (409, "erased")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "🤖🔥🎓",
        "a" * 1000,
        "é" * 1000,
        "combien gagne un ingénieur " * 37,
        "bonjour\x07\x1b[31m \u202e\u200b toi",
        "ligne 1\nligne 2\tfin",
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "Robert'); DROP TABLE events;--",
        "{salary_beginner} {0} %s ${HOME} \\u0000",
        '[Paris](town) {"town": "x"}',
        "?!?!…",
        "مرحبا 你好 Привет",
        "e\u0301cole a\u0300 Grenoble",
    ],
    ids=lambda text: text[:20].encode("unicode_escape").decode() or "empty",
)
def test_strange_messages_get_a_calm_answer(assistant: Assistant, text: str) -> None:
    logged = len(assistant.log)
    conversation = assistant.open()
    answer = conversation.say(text)
    MESSAGES_SCHEMA.validate(answer)
    assert labels(answer), "a way on is offered"
    assert conversation.history()[1]["text"] == text
    new_log = assistant.log[logged:]
    assert "Traceback" not in new_log
    assert "ERROR" not in new_log


def test_answers_are_not_cached(assistant: Assistant) -> None:
    assert requests.get(f"{assistant.url}/health", timeout=30).headers["Cache-Control"] == "no-store"
