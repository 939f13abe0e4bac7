"""The port that the server needs: free, or said to be taken before anything is started."""

from __future__ import annotations

import socket

from orientation.text import NBSP


class PortError(Exception):
    """A port that cannot be used; the message says which setting to change."""


def require_free_port(setting: str, port: int) -> None:
    """Raise PortError for a port on 127.0.0.1 that is taken; it names the setting to change."""
    if not _is_free(port):
        raise PortError(
            f"Le port {port} est déjà pris{NBSP}: arrêter le programme qui l’utilise (une autre instance"
            f" de Cap IA{NBSP}?), ou choisir un autre port, par exemple «{NBSP}{setting}={port + 100}"
            f" make run{NBSP}»."
        )


def free_port() -> int:
    """Return a port of 127.0.0.1 that nothing listens on now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the servers do: TIME_WAIT is no obstacle
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
