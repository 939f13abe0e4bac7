import socket

import pytest

from runtime.ports import PortError, free_port, require_free_port


def test_a_free_port_is_fine() -> None:
    require_free_port("CAP_IA_PORT", free_port())


@pytest.mark.parametrize("address", ["127.0.0.1", "0.0.0.0"])
def test_a_taken_port_names_the_setting_to_change(address: str) -> None:
    with socket.socket() as taken:
        taken.bind((address, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortError, match=f"port {port} est déjà pris.*CAP_IA_PORT={port + 100}"):
            require_free_port("CAP_IA_PORT", port)
