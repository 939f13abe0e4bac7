"""The launcher, with stand-ins for the servers: what it shows, and that it leaves no process behind."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from runtime.ports import free_port
from tests.support.assistant import ROOT

FAKE = ROOT / "tests" / "support" / "fake_servers.py"
PATIENCE_SECONDS = 60


class Launched:
    """A running launcher: what it said so far, and the processes that it started."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.port = free_port()
        self._pids = folder / "pids"
        self._pids.mkdir(exist_ok=True)
        self._output = folder / f"output-{self.port}.txt"
        self.state_dir = folder / "state dir"
        settings = {
            "CAP_IA_PORT": str(self.port),
            "CAP_IA_STATE_DIR": str(self.state_dir),
            "FAKE_PIDS": str(self._pids),
            "PYTHONPATH": str(ROOT),
            **environment,
        }
        with self._output.open("w") as output:
            self.process = subprocess.Popen(
                [sys.executable, str(FAKE), "launch"],
                env={**os.environ, **settings},
                cwd=ROOT,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    @property
    def output(self) -> str:
        return self._output.read_text(encoding="utf-8")

    def wait_for(self, text: str, times: int = 1) -> None:
        wait_until(lambda: self.output.count(text) >= times, lambda: f"{text!r} in:\n{self.output}")

    def pid(self, name: str) -> int:
        path = self._pids / name
        wait_until(lambda: path.exists() and path.read_text() != "", lambda: f"{name} to start")
        return int(path.read_text())

    def started_pids(self) -> list[int]:
        return [int(path.read_text()) for path in self._pids.iterdir()]

    def end(self) -> int:
        return self.process.wait(PATIENCE_SECONDS)


def wait_until(condition: Callable[[], bool], what: Callable[[], str]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, f"waited in vain for {what()}"
        time.sleep(0.05)


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False


@pytest.fixture
def launched(tmp_path: Path) -> Iterator[Callable[..., Launched]]:
    started: list[Launched] = []

    def start(**environment: str) -> Launched:
        started.append(Launched(tmp_path, **environment))
        return started[-1]

    yield start
    for it in started:
        if it.process.poll() is None:
            it.process.terminate()
            it.process.wait(PATIENCE_SECONDS)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_answers_and_stops_cleanly(launched: Callable[..., Launched], number: signal.Signals) -> None:
    assistant = launched()
    assistant.wait_for("Ctrl-C pour arrêter.")
    assert f"La page à ouvrir dans un navigateur\u00a0: http://127.0.0.1:{assistant.port}/\n" in assistant.output
    pids = assistant.started_pids()
    assert len(pids) == 2
    assistant.process.send_signal(number)
    assert assistant.end() == 0
    assert [pid for pid in pids if is_alive(pid)] == []
    assert assistant.output.endswith("Arrêté.\n")


@pytest.mark.skipif(shutil.which("curl") is None, reason="the example is written with curl")
def test_the_example_works_when_pasted(launched: Callable[..., Launched]) -> None:
    assistant = launched()
    assistant.wait_for("Ctrl-C pour arrêter.")
    example = assistant.output.split(":\n\n", 1)[1].split("Ctrl-C")[0]
    result = subprocess.run(["bash", "-c", example], capture_output=True, text=True, check=True)
    assert "45 000" in result.stdout.encode().decode("unicode_escape")


def test_the_conversation_of_the_first_question_is_erased(launched: Callable[..., Launched]) -> None:
    assistant = launched()
    assistant.wait_for("Ctrl-C pour arrêter.")
    url = f"http://127.0.0.1:{assistant.port}/erased"
    with urlopen(url) as response:
        assert json.load(response) == {"erased": True}


@pytest.mark.parametrize(
    ("environment", "started"),
    [
        ({"FAKE_TRAINING_SECONDS": "3600"}, "training"),
        ({"FAKE_SERVER_NEVER_ANSWERS": "1"}, "server"),
    ],
)
def test_it_stops_during_the_start(
    launched: Callable[..., Launched], environment: dict[str, str], started: str
) -> None:
    assistant = launched(**environment)
    pid = assistant.pid(started)
    assistant.process.send_signal(signal.SIGINT)
    assert assistant.end() == 0
    assert not is_alive(pid)


def test_a_killed_launcher_leaves_no_server(launched: Callable[..., Launched]) -> None:
    assistant = launched()
    assistant.wait_for("Ctrl-C pour arrêter.")
    assistant.process.kill()
    wait_until(lambda: not any(map(is_alive, assistant.started_pids())), lambda: "the servers to end")


def test_a_crashed_server_is_reported_and_comes_back(launched: Callable[..., Launched]) -> None:
    assistant = launched()
    assistant.wait_for("Ctrl-C pour arrêter.")
    first = assistant.pid("server")
    os.kill(first, signal.SIGKILL)
    assistant.wait_for("Le serveur s’est arrêté (terminated by SIGKILL)")
    assistant.wait_for("De nouveau prêt.")
    wait_until(lambda: assistant.pid("server") != first, lambda: "a new server")
    assert is_alive(assistant.pid("server"))


def test_a_server_that_is_alive_and_silent_is_killed_and_comes_back(launched: Callable[..., Launched]) -> None:
    assistant = launched(FAKE_SILENCE_SECONDS="2")
    assistant.wait_for("Ctrl-C pour arrêter.")
    first = assistant.pid("server")
    os.kill(first, signal.SIGSTOP)
    assistant.wait_for("Le serveur ne répond plus depuis 2 s")
    assistant.wait_for("De nouveau prêt.")
    assert not is_alive(first)
    assert is_alive(assistant.pid("server"))


def test_a_killed_supervisor_ends_all_even_a_server_that_hangs(launched: Callable[..., Launched]) -> None:
    assistant = launched()
    assistant.wait_for("Ctrl-C pour arrêter.")
    server = assistant.pid("server")
    os.kill(server, signal.SIGSTOP)
    supervisor = int((assistant.state_dir / "supervisord.pid").read_text())
    os.kill(supervisor, signal.SIGKILL)
    assert assistant.end() == 1, "a unit or a container starts it again"
    assert "Le superviseur s’est arrêté" in assistant.output
    wait_until(lambda: not is_alive(server), lambda: "the server to end")


def test_a_server_that_cannot_start_ends_it_with_the_log(launched: Callable[..., Launched]) -> None:
    assistant = launched(FAKE_SERVER_FAILS="1")
    assert assistant.end() == 1
    assert "| ModelNotFound: no model" in assistant.output
    assert "Trop d’arrêts de suite" in assistant.output.splitlines()[-1]
    assert not is_alive(assistant.pid("server"))


@pytest.mark.parametrize(
    ("failing", "said", "last_line", "started"),
    [
        ("FAKE_DATA_ARE_WRONG", "facts.yml, ligne 3 : champ inconnu.", "Données incorrectes", 0),
        ("FAKE_TRAINING_FAILS", "domain.yml, ligne 3 : indentation.", "Pas de modèle", 1),
    ],
)
def test_what_cannot_be_trained_is_said_and_starts_no_server(
    launched: Callable[..., Launched], failing: str, said: str, last_line: str, started: int
) -> None:
    assistant = launched(**{failing: "1"})
    assert assistant.end() == 1
    assert said in assistant.output
    assert assistant.output.splitlines()[-1].startswith(last_line)
    assert len(assistant.started_pids()) == started


def test_a_taken_port_is_said_before_anything_starts(launched: Callable[..., Launched]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assistant = launched(CAP_IA_PORT=str(port))
        assert assistant.end() == 1
    lines = assistant.output.splitlines()
    assert len(lines) == 1
    assert f"Le port {port} est déjà pris" in lines[0]
    assert "CAP_IA_PORT=" in lines[0]
    assert assistant.started_pids() == []


def test_a_second_instance_on_the_same_folder_is_refused(launched: Callable[..., Launched]) -> None:
    first = launched()
    first.wait_for("Ctrl-C pour arrêter.")
    second = launched()
    assert second.end() == 1
    assert "CAP_IA_STATE_DIR" in second.output
    first.process.terminate()
    assert first.end() == 0


def test_a_wrong_setting_is_one_clear_line(launched: Callable[..., Launched]) -> None:
    assistant = launched(CAP_IA_PORT="http")
    assert assistant.end() == 1
    assert assistant.output.splitlines() == [
        "CAP_IA_PORT vaut « http » : un numéro de port entre 1 et 65535 est attendu."
    ]
