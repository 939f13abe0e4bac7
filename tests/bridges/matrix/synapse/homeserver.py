"""A real Synapse on loopback: started, stopped and killed as tests ask, with accounts."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests
import yaml

from runtime.ports import free_port
from setup.bootstrap import prepare
from setup.environments import Environment
from tests.support.assistant import ROOT

ENVIRONMENT = Environment(
    ".venv-synapse",
    "tests/bridges/matrix/synapse/requirements.lock",
    "dépendances du serveur Matrix des essais",
    "40 Mo",
    0.5,
)
SERVER_NAME = "essai.invalid"
SHARED_SECRET = secrets.token_hex(16)
START_SECONDS = 120

# Tests speak faster than people; the test of the limits gives its own to the assistant's account.
_OPEN = {"per_second": 10_000, "burst_count": 10_000}
OPEN_LIMITS = {
    "rc_message": _OPEN,
    "rc_registration": _OPEN,
    "rc_login": {"address": _OPEN, "account": _OPEN, "failed_attempts": _OPEN},
    "rc_joins": {"local": _OPEN, "remote": _OPEN},
    "rc_joins_per_room": _OPEN,
    "rc_invites": {"per_room": _OPEN, "per_user": _OPEN, "per_issuer": _OPEN},
    "rc_room_creation": _OPEN,
    "rc_media_create": _OPEN,
}


@dataclass(frozen=True)
class Account:
    """Somebody on the homeserver."""

    user_id: str
    password: str
    token: str
    device_id: str


@dataclass
class Homeserver:
    """A Synapse that keeps its state in `folder`, run in an environment of its own."""

    folder: Path
    port: int = field(default_factory=free_port)
    _admin: Account | None = None
    _process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def admin(self) -> Account:
        """Return the account of the homeserver's administrator."""
        if self._admin is None:
            self._admin = self.register("admin", admin=True)
        return self._admin

    @property
    def log(self) -> str:
        return (self.folder / "synapse.log").read_text(errors="replace")

    def start(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        settings = self.folder / "homeserver.yaml"
        settings.write_text(yaml.safe_dump(self._settings()), encoding="utf-8")
        prepare(ROOT, ENVIRONMENT)
        python = ROOT / ENVIRONMENT.folder / "bin" / "python"
        command = [str(python), "-m", "synapse.app.homeserver", "--config-path", str(settings)]
        if not (self.folder / "signing.key").exists():
            generate = [*command, "--generate-keys"]
            subprocess.run(generate, check=True, cwd=self.folder, capture_output=True, timeout=START_SECONDS)
        with (self.folder / "synapse.log").open("ab") as log:
            self._process = subprocess.Popen(command, cwd=self.folder, stdout=log, stderr=log)
        self._wait()

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(60)
            self._process = None

    def register(self, name: str, display_name: str | None = None, admin: bool = False) -> Account:
        """Create an account with the secret that only the machine's administrator has."""
        password = secrets.token_urlsafe(12)
        nonce = requests.get(f"{self.url}/_synapse/admin/v1/register", timeout=30).json()["nonce"]
        signed = "\0".join([nonce, name, password, "admin" if admin else "notadmin"]).encode()
        answer = requests.post(
            f"{self.url}/_synapse/admin/v1/register",
            json={
                "nonce": nonce,
                "username": name,
                "displayname": display_name or name,
                "password": password,
                "admin": admin,
                "mac": hmac.new(SHARED_SECRET.encode(), signed, hashlib.sha1).hexdigest(),
            },
            timeout=30,
        )
        answer.raise_for_status()
        body = answer.json()
        return Account(body["user_id"], password, body["access_token"], body["device_id"])

    def call(self, account: Account, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """Return the answer to a call of the client-server or the admin API, as `account`."""
        headers = {"Authorization": f"Bearer {account.token}"}
        answer = requests.request(method, self.url + path, json=body, headers=headers, timeout=60)
        answer.raise_for_status()
        return answer.json()

    def _settings(self) -> dict[str, Any]:
        return {
            "server_name": SERVER_NAME,
            "pid_file": str(self.folder / "synapse.pid"),
            "listeners": [
                {
                    "port": self.port,
                    "bind_addresses": ["127.0.0.1"],
                    "type": "http",
                    "resources": [{"names": ["client"]}],
                }
            ],
            "database": {"name": "sqlite3", "args": {"database": str(self.folder / "homeserver.db")}},
            "media_store_path": str(self.folder / "media"),
            "signing_key_path": str(self.folder / "signing.key"),
            "macaroon_secret_key": SHARED_SECRET,
            "registration_shared_secret": SHARED_SECRET,
            "trusted_key_servers": [],
            "report_stats": False,
            "bcrypt_rounds": 4,
            "presence": {"enabled": False},
            "url_preview_enabled": False,
            **OPEN_LIMITS,
        }

    def _wait(self) -> None:
        assert self._process is not None
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                if requests.get(f"{self.url}/health", timeout=5).ok:
                    return
            except requests.ConnectionError:
                time.sleep(0.1)
        raise RuntimeError(f"Synapse did not start:\n{self.log[-4000:]}")


@contextmanager
def running(homeserver: Homeserver) -> Iterator[Homeserver]:
    """Start the homeserver and stop it afterwards."""
    try:
        homeserver.start()
        yield homeserver
    finally:
        homeserver.stop()
