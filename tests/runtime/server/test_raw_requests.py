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


def test_thousands_of_seeded_requests_leave_no_trace_and_the_conversation_goes_on(attacked: Assistant) -> None:
    chance = random.Random(20_261_128)
    conversation = attacked.open()
    for number in range(1_000):
        said = send(attacked, *raw_request(chance, conversation.token))
        assert not said or said.startswith(b"HTTP/1."), said
        assert b" 500 " not in said.split(b"\r\n", 1)[0], said
        if number % 100 == 0:
            assert conversation.say("combien on gagne ?")
    assert "Traceback" not in attacked.log


def test_connections_that_say_nothing_keep_nobody_from_an_answer(attacked: Assistant) -> None:
    slow = [socket.create_connection(("127.0.0.1", attacked.port)) for _ in range(50)]
    try:
        for connection in slow:
            connection.sendall(b"POST /api/v1/messages HTTP/1.1\r\nHost: x\r\nContent-Le")
        conversation = attacked.open()
        for _ in range(5):
            assert conversation.say("combien on gagne ?")
    finally:
        for connection in slow:
            connection.close()


def test_what_trickles_in_is_ended_by_the_server(attacked: Assistant) -> None:
    with socket.create_connection(("127.0.0.1", attacked.port), timeout=1) as connection:
        connection.sendall(b"POST /api/v1/conversations HTTP/1.1\r\nHost: x\r\nX: ")
        deadline = time.monotonic() + 60
        with pytest.raises((ConnectionResetError, BrokenPipeError)):  # noqa: PT012
            while time.monotonic() < deadline:
                connection.sendall(b"a")
                time.sleep(0.5)
