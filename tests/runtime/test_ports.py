import socket

import pytest

from runtime.ports import PortError, free_port, require_free_ports


def test_free_ports_are_fine() -> None:
    require_free_ports({"CAP_IA_PORT": free_port(), "CAP_IA_ACTIONS_PORT": free_port()})


@pytest.mark.parametrize("address", ["127.0.0.1", "0.0.0.0"])
def test_a_taken_port_names_the_setting_to_change(address: str) -> None:
    with socket.socket() as taken:
        taken.bind((address, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortError, match=f"port {port} est déjà pris.*CAP_IA_ACTIONS_PORT={port + 100}"):
            require_free_ports({"CAP_IA_PORT": free_port(), "CAP_IA_ACTIONS_PORT": port})


def test_the_same_port_twice_names_both_settings() -> None:
    port = free_port()
    with pytest.raises(PortError, match=f"CAP_IA_PORT et CAP_IA_ACTIONS_PORT valent tous deux {port}"):
        require_free_ports({"CAP_IA_PORT": port, "CAP_IA_ACTIONS_PORT": port})
