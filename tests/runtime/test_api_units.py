"""The parts of the API that need no server."""

from __future__ import annotations

import time

import jwt
import pytest

from orientation.text import tidy
from runtime.api import wire
from runtime.api.errors import ApiError
from runtime.api.rates import client_address, read_networks
from runtime.api.tokens import ConversationTokens

SECRET = "s" * 48


def test_a_token_is_read_back() -> None:
    tokens = ConversationTokens(SECRET, 60)
    conversation_id, token = tokens.issue()
    assert tokens.read(f"Bearer {token}") == conversation_id
    assert tokens.read(f"bearer {token}") == conversation_id


def test_tokens_are_unguessable() -> None:
    tokens = ConversationTokens(SECRET, 60)
    ids = {tokens.issue()[0] for _ in range(100)}
    assert len(ids) == 100
    assert all(len(conversation_id) >= 24 for conversation_id in ids)


@pytest.mark.parametrize(
    "token",
    [
        ConversationTokens("t" * 48, 60).issue()[1],
        ConversationTokens(SECRET, -1).issue()[1],
        jwt.encode({"sub": "x"}, SECRET, "HS256"),
        jwt.encode({"exp": int(time.time()) + 60}, SECRET, "HS256"),
        jwt.encode({"sub": "x", "exp": int(time.time()) + 60}, "", "none"),
        jwt.encode({"sub": 3, "exp": "demain"}, SECRET, "HS256"),
    ],
    ids=["other secret", "expired", "no expiry", "no conversation", "unsigned", "wrong types"],
)
def test_a_token_that_is_not_ours_or_too_old_is_refused(token: str) -> None:
    with pytest.raises(ApiError) as refusal:
        ConversationTokens(SECRET, 60).read(f"Bearer {token}")
    assert refusal.value.status == 401


@pytest.mark.parametrize(
    ("peer", "forwarded", "trusted", "client"),
    [
        ("192.0.2.1", None, [], "192.0.2.1"),
        ("192.0.2.1", "198.51.100.1", [], "192.0.2.1"),
        ("10.0.0.1", "198.51.100.1", ["10.0.0.0/8"], "198.51.100.1"),
        ("10.0.0.1", "203.0.113.9, 198.51.100.1", ["10.0.0.0/8"], "198.51.100.1"),
        ("10.0.0.1", "198.51.100.1, 10.0.0.7", ["10.0.0.0/8"], "198.51.100.1"),
        ("10.0.0.1", "", ["10.0.0.0/8"], "10.0.0.1"),
        ("10.0.0.1", "n'importe quoi", ["10.0.0.0/8"], "n'importe quoi"),
        ("::1", "2001:db8::1", ["::1"], "2001:db8::1"),
    ],
)
def test_the_client_is_the_nearest_address_that_is_no_trusted_proxy(
    peer: str, forwarded: str | None, trusted: list[str], client: str
) -> None:
    assert client_address(peer, forwarded, read_networks(trusted)) == client


def test_a_wrong_network_is_named() -> None:
    with pytest.raises(ValueError, match="mon-proxy"):
        read_networks(["10.0.0.0/8", "mon-proxy"])


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("salut", "salut"),
        ("  deux\n lignes\t", "deux lignes"),
        ("a\x07b\x1b[0m", "a b [0m"),
        ("\u200bécole\ufeff", "école"),
        ("\u202eretourné", "retourné"),
    ],
)
def test_control_characters_do_not_reach_the_reader_of_words(typed: str, read: str) -> None:
    assert tidy(typed) == read


def test_the_same_button_has_the_same_id_and_another_has_not() -> None:
    button = {"title": "Combien on gagne ?", "payload": "/ask_salary"}
    assert wire.choice_id(button) == wire.choice_id(dict(button))
    assert wire.choice_id(button) != wire.choice_id({**button, "payload": "/ask_role"})
    assert "salary" not in wire.choice_id(button)


def test_a_response_without_text_is_still_a_sentence() -> None:
    assert wire.build_message(None, None, None)["text"] == wire.NO_TEXT


def offer(*ids: str, sender: str = "assistant") -> wire.Message:
    message: wire.Message = {"from": sender, "text": "…"}
    return {**message, "choices": [{"id": id_, "label": id_} for id_ in ids]} if ids else message


def offered(messages: list[wire.Message]) -> list[list[str]]:
    return [[choice["id"] for choice in message.get("choices", ())] for message in messages]


@pytest.mark.parametrize(
    ("messages", "kept"),
    [
        ([offer("a", "b")], [["a", "b"]]),
        # the later one stays
        ([offer("a", "b"), offer("c", "a")], [["b"], ["c", "a"]]),
        ([offer("a"), offer("a")], [[], ["a"]]),
        ([offer("a", "b", "a")], [["a", "b"]]),
        # another answer may offer it again
        ([offer("a"), offer(sender="user"), offer("a")], [["a"], [], ["a"]]),
    ],
)
def test_an_answer_offers_each_choice_once(messages: list[wire.Message], kept: list[list[str]]) -> None:
    found = wire.offer_once(messages)
    assert offered(found) == kept
    assert all(message.get("choices", True) for message in found)
