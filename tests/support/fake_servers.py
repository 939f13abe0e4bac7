"""A stand-in for the server that `make run` starts, for the tests of the launcher.

`python fake_servers.py launch` runs the launcher with fake training and server. What they do is set by
FAKE_* environment variables.
"""

import json
import os
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from runtime import launch
from runtime.settings import Settings
from runtime.supervision import Program

ANSWER = {"type": "text", "text": "Environ 45 000 € par an.", "sources": [{"label": "Étude", "year": 2022}]}


class Api(BaseHTTPRequestHandler):
    erased = False

    def do_GET(self) -> None:
        if self.path == "/api/v1/health":
            self._reply(200, {"status": "ok"})
        else:
            self._reply(200, {"erased": Api.erased})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.path == "/api/v1/conversations":
            self._reply(201, {"token": "secret", "expires_in": 60, "messages": []})
        elif self.headers["Authorization"] == "Bearer secret" and json.loads(body)["text"]:
            self._reply(200, {"messages": [ANSWER]})
        else:
            self._reply(400, {"error": {"code": "bad", "message": "Non."}})

    def do_DELETE(self) -> None:
        Api.erased = True
        self._reply(204, None)

    def _reply(self, status: int, body: object) -> None:
        content = b"" if body is None else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


def check() -> None:
    if os.environ.get("FAKE_DATA_ARE_WRONG"):
        sys.exit("facts.yml, ligne 3 : champ inconnu.")
    print("16 formations.")


def train() -> None:
    print("Entraînement du modèle…", flush=True)
    note_process("training")
    time.sleep(float(os.environ.get("FAKE_TRAINING_SECONDS", "0")))
    if os.environ.get("FAKE_TRAINING_FAILS"):
        sys.exit("domain.yml, ligne 3 : indentation.")
    print("models/fake.tar.gz")


def serve_api(port: int, model: str) -> None:
    note_process("server")
    print(f"loading {model}", flush=True)
    if os.environ.get("FAKE_SERVER_FAILS"):
        sys.exit("ModelNotFound: no model")
    if os.environ.get("FAKE_SERVER_NEVER_ANSWERS"):
        time.sleep(3600)
    ThreadingHTTPServer(("127.0.0.1", port), Api).serve_forever()


def note_process(name: str) -> None:
    """Leave this process's id where the test looks for it."""
    Path(os.environ["FAKE_PIDS"], name).write_text(str(os.getpid()))


def fake_plan(settings: Settings) -> launch.Plan:
    def command(*arguments: str) -> tuple[str, ...]:
        return (sys.executable, __file__, *arguments)

    return launch.Plan(
        check=command("check"),
        train=command("train"),
        server=lambda model: Program("server", "Le serveur", command("server", str(settings.port), model)),
        silence_seconds=float(os.environ.get("FAKE_SILENCE_SECONDS", "60")),
    )


if __name__ == "__main__":
    role = sys.argv[1]
    if role == "launch":
        sys.exit(launch.run(fake_plan))
    elif role == "check":
        check()
    elif role == "train":
        train()
    else:
        serve_api(int(sys.argv[2]), sys.argv[3])
