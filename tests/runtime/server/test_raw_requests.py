"""What strangers may send on a socket: each request is answered or ended, and nobody else waits for it."""

from __future__ import annotations

import random
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.support.assistant import Assistant, running
from tests.support.raw_requests import raw_request

LENGTHS = ["-1", "+5", "1e3", "0x10", "9" * 30, "abc", "", " ", "1,2", "5, 6", "½", "-0", "1_000"]


@pytest.fixture(scope="module")
def attacked(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Return an assistant of this module's own."""
    with running(Assistant(tmp_path_factory.mktemp("attacked"), model)) as started:
        yield started


def send(assistant: Assistant, *parts: bytes) -> bytes:
    """Return what the server says before it ends the connection, or in two seconds of silence."""
    with socket.create_connection(("127.0.0.1", assistant.port), timeout=2) as connection:
        said = b""
        try:
            for part in parts:
                connection.sendall(part)
            connection.shutdown(socket.SHUT_WR)
            while received := connection.recv(65536):
                said += received
        except OSError:
            pass
        return said


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("request_line", ["GET / HTTP/1.1", "POST /api/v1/messages HTTP/1.1"])
def test_a_length_that_is_no_number_is_refused_and_the_service_goes_on(
    attacked: Assistant, request_line: str, length: str
) -> None:
    head = f"{request_line}\r\nHost: x\r\nContent-Length: {length}\r\n\r\nab".encode()
    said = send(attacked, head)
    assert said.startswith(b"HTTP/1.1 400 "), said
    assert "Cette demande n’a pas pu être lue.".encode() in said
    assert requests.get(f"{attacked.url}/health", timeout=10).status_code == 200


def test_thousands_of_seeded_requests_leave_no_trace_and_the_conversation_goes_on(
    attacked: Assistant, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(20_261_128)
    attacker, conversation = attacked.open(), attacked.open()
    longest = 0.0
    for number in range(3_000):
        said = send(attacked, *raw_request(chance, attacker.token))
        assert not said or said.startswith(b"HTTP/1."), said
        assert b" 500 " not in said.split(b"\r\n", 1)[0], said
        if number % 50 == 0:
            started = time.perf_counter()
            assert conversation.say("combien on gagne ?")
            longest = max(longest, time.perf_counter() - started)
    with capsys.disabled():
        print(f"\n3,000 raw requests: another user waited {1000 * longest:.0f} ms at the longest")
    assert "Traceback" not in attacked.log


def test_slow_connections_keep_nobody_waiting_and_are_ended(
    attacked: Assistant, capsys: pytest.CaptureFixture[str]
) -> None:
    conversation = attacked.open()
    slow = [socket.create_connection(("127.0.0.1", attacked.port), timeout=5) for _ in range(50)]
    for connection in slow:
        connection.sendall(b"POST /api/v1/messages HTTP/1.1\r\nHost: x\r\nX: ")
    longest, trickling, begun = 0.0, list(slow), time.monotonic()
    while trickling and time.monotonic() < begun + 20:
        # Bytes that trickle in do not extend the time limit.
        trickling = [connection for connection in trickling if _is_taken(connection)]
        started = time.perf_counter()
        assert conversation.say("combien on gagne ?")
        longest = max(longest, time.perf_counter() - started)
        time.sleep(0.2)
    with capsys.disabled():
        seconds = time.monotonic() - begun
        print(f"\n50 slow connections for {seconds:.0f} s: another user waited {1000 * longest:.0f} ms at the longest")
    assert trickling == [], "the server ended them all"
    for connection in slow:
        connection.close()


def _is_taken(connection: socket.socket) -> bool:
    try:
        connection.sendall(b"a")
    except (ConnectionResetError, BrokenPipeError):
        return False
    return True
