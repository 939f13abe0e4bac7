"""Rates, proxies, origins and lifetimes, with a server whose limits are small."""

from __future__ import annotations

import socket
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.support.assistant import Assistant, running

BRIDGE_SECRET = "un-secret-de-passerelle-assez-long-pour-servir"
ORIGIN = "https://lycee.example"


@pytest.fixture(scope="module")
def strict(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Return an assistant that soon says « trop vite », behind a proxy on 127.0.0.1."""
    assistant = Assistant(
        tmp_path_factory.mktemp("strict"),
        model,
        settings={
            "rates": {"conversation": "3/minute", "address": "8/minute", "opening": "5/minute", "erasing": "2/minute"},
            "trusted_proxies": ["127.0.0.1/32"],
            "origins": [ORIGIN],
        },
        environment={"CAP_IA_BRIDGE_SECRET": BRIDGE_SECRET},
    )
    with running(assistant) as started:
        yield started


def statuses(assistant: Assistant, times: int, **headers: str) -> list[int]:
    return [
        requests.post(f"{assistant.url}/conversations", headers=headers, timeout=30).status_code for _ in range(times)
    ]


def test_a_conversation_has_its_limit(strict: Assistant) -> None:
    conversation = strict.open(**{"X-Forwarded-For": "198.51.100.1"})
    answers = [conversation.post({"id": str(uuid.uuid4()), "text": "salut"}) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
    refused = answers[-1]
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert refused.json()["error"]["code"] == "too_many"
    assert refused.headers["Retry-After"] in refused.json()["error"]["message"]


def test_an_address_has_its_limit_and_others_are_not_touched(strict: Assistant) -> None:
    assert statuses(strict, 7, **{"X-Forwarded-For": "198.51.100.2"}) == [201] * 5 + [429] * 2
    assert statuses(strict, 1, **{"X-Forwarded-For": "198.51.100.3"}) == [201]


def test_messages_count_for_the_address_too(strict: Assistant) -> None:
    address = {"X-Forwarded-For": "198.51.100.4"}
    conversations = [strict.open(**address) for _ in range(4)]
    answers = [
        conversation.post({"id": str(uuid.uuid4()), "text": "salut"}).status_code
        for conversation in conversations
        for _ in range(2)
    ]
    assert answers == [200] * 4 + [429] * 4


def test_erasing_has_a_limit_for_each_address(strict: Assistant) -> None:
    address = {"X-Forwarded-For": "198.51.100.11"}
    conversations = [strict.open(**address) for _ in range(3)]
    answers = [conversation.call("DELETE", "conversations") for conversation in conversations]
    assert [answer.status_code for answer in answers] == [204, 204, 429]
    assert 1 <= int(answers[-1].headers["Retry-After"]) <= 60
    assert answers[-1].json()["error"]["code"] == "too_many"
    assert conversations[-1].history(), "what was not erased is still there"


def test_erasing_counts_for_the_conversation_too_even_from_a_bridge(strict: Assistant) -> None:
    bridge = {"X-Forwarded-For": "198.51.100.12", "X-Bridge-Secret": BRIDGE_SECRET}
    conversations = [strict.open(**bridge) for _ in range(4)]
    assert [conversation.call("DELETE", "conversations").status_code for conversation in conversations] == [204] * 4
    again = [conversations[0].call("DELETE", "conversations").status_code for _ in range(3)]
    assert again == [409, 409, 429]


def test_only_the_address_next_to_the_trusted_proxy_is_believed(strict: Assistant) -> None:
    forged = [{"X-Forwarded-For": f"203.0.113.{number}, 198.51.100.5"} for number in range(6)]
    assert [statuses(strict, 1, **headers)[0] for headers in forged] == [201] * 5 + [429]


def test_several_header_lines_count_as_one(strict: Assistant) -> None:
    def forge(number: int) -> int:
        with socket.create_connection(("127.0.0.1", strict.port)) as connection:
            connection.sendall(
                b"POST /api/v1/conversations HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n"
                + f"X-Forwarded-For: 203.0.113.{number}\r\nX-Forwarded-For: 198.51.100.9\r\n\r\n".encode()
            )
            return int(connection.makefile("rb").readline().split()[1])

    assert [forge(number) for number in range(6)] == [201] * 5 + [429]


def test_bytes_that_are_no_text_are_no_secret(strict: Assistant) -> None:
    headers: dict[str, str | bytes] = {"X-Forwarded-For": "198.51.100.10", "X-Bridge-Secret": b"\xff\xfe"}
    assert requests.post(f"{strict.url}/conversations", headers=headers, timeout=30).status_code == 201


def test_a_bridge_is_exempt_from_the_limit_per_address_only(strict: Assistant) -> None:
    bridge = {"X-Forwarded-For": "198.51.100.6", "X-Bridge-Secret": BRIDGE_SECRET}
    assert statuses(strict, 12, **bridge) == [201] * 12
    conversation = strict.open(**bridge)
    answers = [conversation.post({"id": str(uuid.uuid4()), "text": "salut"}).status_code for _ in range(4)]
    assert answers == [200, 200, 200, 429]


def test_a_wrong_secret_is_no_bridge(strict: Assistant) -> None:
    wrong = {"X-Forwarded-For": "198.51.100.7", "X-Bridge-Secret": BRIDGE_SECRET[:-1]}
    assert statuses(strict, 6, **wrong) == [201] * 5 + [429]


@pytest.mark.parametrize(("origin", "allowed"), [(ORIGIN, ORIGIN), ("https://ailleurs.example", None)])
def test_browsers_may_call_from_configured_origins_only(strict: Assistant, origin: str, allowed: str | None) -> None:
    headers = {"Origin": origin, "Access-Control-Request-Method": "POST", "X-Forwarded-For": "198.51.100.8"}
    preflight = requests.options(f"{strict.url}/messages", headers=headers, timeout=30)
    assert preflight.headers.get("Access-Control-Allow-Origin") == allowed
    answer = requests.get(f"{strict.url}/health", headers=headers, timeout=30)
    assert answer.headers.get("Access-Control-Allow-Origin") == allowed
    assert answer.headers.get("Access-Control-Expose-Headers") == (allowed and "Retry-After")
