"""Set the assistant up and keep it running: `python -m runtime.launch`, or `make run`.

Trains if there is no model for the present data, starts the server under a supervisor, waits until a real question
gets a real answer, then watches until it is told to stop (Ctrl-C, SIGTERM).
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from orientation.text import NBSP
from runtime.ports import PortError, require_free_port
from runtime.settings import SettingError, Settings, load_settings
from runtime.supervision import Program, Supervisor, tethered
from runtime.watch import SILENCE_SECONDS, Watch, WatchError, say

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class LaunchError(Exception):
    """A start that is not possible; the message is one line that says what to do."""


@dataclass(frozen=True)
class Plan:
    """What is run: the check of the data, the training that prints the model's path last, the server.

    silence_seconds: how long the server may be silent.
    """

    check: Sequence[str]
    train: Sequence[str]
    server: Callable[[str], Program]
    silence_seconds: float = SILENCE_SECONDS


def assistant_plan(settings: Settings) -> Plan:
    """Return the plan of the assistant itself."""

    def module(name: str, *arguments: str) -> tuple[str, ...]:
        return (sys.executable, "-m", name, *arguments)

    def server(model: str) -> Program:
        return Program("server", "Le serveur", module("runtime.server", "--port", str(settings.port), "--model", model))

    return Plan(check=module("runtime.check_data"), train=module("runtime.training"), server=server)


def launch(plan: Plan, settings: Settings) -> None:
    """Run the plan until KeyboardInterrupt.

    Raises PortError, LaunchError or WatchError when it cannot start or go on.
    """
    require_free_port("CAP_IA_PORT", settings.port)
    with _only_one(settings.state_dir):
        say(step(plan.check, f"Données incorrectes{NBSP}: corriger ce qui est dit ci-dessus, puis relancer."))
        model = step(plan.train, f"Pas de modèle{NBSP}: corriger ce qui est dit ci-dessus, puis relancer.")
        supervisor = Supervisor(plan.server(model), settings.state_dir)
        say(f"Démarrage de l’assistant (port {settings.port})…")
        try:
            supervisor.start()
            Watch(supervisor, f"http://127.0.0.1:{settings.port}/api/v1", plan.silence_seconds).keep()
        finally:
            with _deaf_to_signals():
                with contextlib.suppress(OSError):  # the terminal may be gone; the server must go too
                    say("Arrêt en cours…")
                supervisor.stop()


def step(command: Sequence[str], failure: str) -> str:
    """Run a command, show what it says but the last line, and return that; or raise LaunchError(failure)."""
    last = None
    process = subprocess.Popen(tethered(command), stdout=subprocess.PIPE, text=True, start_new_session=True)
    assert process.stdout is not None
    try:
        for line in process.stdout:
            if last is not None:
                say(last)
            last = line.rstrip("\n")
        code = process.wait()
    except BaseException:
        process.terminate()
        process.wait()
        raise
    if code != 0 or last is None:
        raise LaunchError(failure)
    return last


def run(make_plan: Callable[[Settings], Plan] = assistant_plan) -> int:
    """Launch with the settings of the environment; return the exit code."""
    os.umask(0o077)  # the logs are as private as the conversations
    for number in STOP_SIGNALS:
        if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:  # nohup
            signal.signal(number, signal.default_int_handler)
    try:
        settings = load_settings()
        launch(make_plan(settings), settings)
    except KeyboardInterrupt:
        with contextlib.suppress(OSError):
            say("Arrêté.")
        return 0
    except (SettingError, PortError, LaunchError, WatchError, OSError) as error:
        print(error, file=sys.stderr)
    return 1


@contextlib.contextmanager
def _only_one(state_dir: Path) -> Iterator[None]:
    """Hold the state folder: two instances would write over each other's files."""
    state_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (state_dir / "launch.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LaunchError(
                f"Une autre instance utilise déjà le dossier {state_dir}{NBSP}: l’arrêter, "
                "ou donner un autre dossier avec CAP_IA_STATE_DIR."
            ) from None
        yield


@contextlib.contextmanager
def _deaf_to_signals() -> Iterator[None]:
    before = {number: signal.signal(number, signal.SIG_IGN) for number in STOP_SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


if __name__ == "__main__":
    sys.exit(run())
