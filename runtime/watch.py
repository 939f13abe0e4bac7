"""Wait for the first real answer, then report crashes and recoveries, and end a server that is alive and silent."""

from __future__ import annotations

import time

from orientation.text import NBSP
from runtime.readiness import QUESTION, is_silent, obstacle
from runtime.supervision import Supervisor

TICK_SECONDS = 0.3
START_SECONDS = 180
NEWS_SECONDS = 15
DEATHS_BEFORE_GIVING_UP = 3
# Its health is asked from here, outside of its event loop, and answers in milliseconds.
HEARTBEAT_SECONDS = 5
SILENCE_SECONDS = 20

EXAMPLE = """\
  TOKEN=$(curl -s -X POST {api}/conversations |
    python3 -c 'import json, sys; print(json.load(sys.stdin)["token"])')
  curl -s {api}/messages -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
    -d "{{\\"id\\": \\"$(python3 -c 'import uuid; print(uuid.uuid4())')\\", \\"text\\": \\"{question}\\"}}"
"""


class WatchError(Exception):
    """A server that does not come up, or keeps crashing; the message is one line that says what to do."""


class Watch:
    """What is known of the server under a supervisor, told as it changes.

    silence_seconds: after so long without an answer it is killed, and so started again.
    """

    def __init__(self, supervisor: Supervisor, api: str, silence_seconds: float) -> None:
        self._supervisor = supervisor
        self._api = api
        self._silence_seconds = silence_seconds
        self._heard_at = self._asked_at = time.monotonic()
        self._announced = False
        self._ready = False
        self._deaths = 0
        self._waiting_since = self._last_news = time.monotonic()

    def keep(self) -> None:
        """Watch for ever, or raise WatchError."""
        while True:
            self._look_for_deaths()
            if self._ready:
                self._listen()
            else:
                self._look_for_an_answer()
            time.sleep(TICK_SECONDS)

    def _look_for_deaths(self) -> None:
        if not self._supervisor.is_running():
            errors = self._supervisor.errors_path
            raise WatchError(f"Le superviseur s’est arrêté{NBSP}: voir {errors}, puis relancer.")
        for how in self._supervisor.new_deaths():
            log = self._supervisor.log_path
            say(f"{self._supervisor.program.label} s’est arrêté ({how}). Fin de {log}{NBSP}:")
            for line in self._supervisor.last_lines():
                say(f"  | {line}")
            self._deaths += 1
            if self._deaths == DEATHS_BEFORE_GIVING_UP:
                raise WatchError(f"Trop d’arrêts de suite{NBSP}: corriger ce que dit le journal, puis relancer.")
            say("Il est relancé automatiquement…")
            self._ready = False
            self._waiting_since = self._last_news = time.monotonic()

    def _listen(self) -> None:
        """Kill the server when nothing has been heard of it for too long."""
        if time.monotonic() - self._asked_at < min(HEARTBEAT_SECONDS, self._silence_seconds / 4):
            return
        if not is_silent(self._api, timeout=self._silence_seconds / 4):
            self._heard_at = time.monotonic()
        elif time.monotonic() - self._heard_at > self._silence_seconds:
            say(f"{self._supervisor.program.label} ne répond plus depuis {self._silence_seconds:.0f} s{NBSP}: arrêt…")
            self._supervisor.kill()
            self._heard_at = time.monotonic()
        self._asked_at = time.monotonic()

    def _look_for_an_answer(self) -> None:
        reason = obstacle(self._api)
        waited = time.monotonic() - self._waiting_since
        if reason is None:
            self._ready = True
            self._deaths = 0
            say("De nouveau prêt." if self._announced else announcement(self._api, waited))
            self._announced = True
            self._heard_at = self._asked_at = time.monotonic()
        elif waited > START_SECONDS:
            raise WatchError(f"Toujours pas de réponse après {waited:.0f} s ({reason}).")
        elif time.monotonic() - self._last_news > NEWS_SECONDS:
            self._last_news = time.monotonic()
            say(f"  démarrage toujours en cours ({waited:.0f} s, {reason})…")


def announcement(api: str, waited: float) -> str:
    """Return what is shown when the assistant answers: where it is and how to try it."""
    page = api.removesuffix("api/v1")
    return (
        f"Cap IA répond ({waited:.0f} s). La page à ouvrir dans un navigateur{NBSP}: {page}\n"
        f"Dans un autre terminal, «{NBSP}make chat{NBSP}» pour discuter, ou l’API{NBSP}:\n\n"
        f"{EXAMPLE.format(api=api, question=QUESTION)}\n"
        "Ctrl-C pour arrêter."
    )


def say(text: str) -> None:
    """Show progress at once, also through a pipe."""
    print(text, flush=True)
