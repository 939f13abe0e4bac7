"""The account of the bridge: wrong settings get one clear line, right ones the same device each time."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.bridges.matrix.bridge import Bridge
from tests.bridges.matrix.people import Person
from tests.bridges.matrix.synapse.homeserver import Homeserver
from tests.support.assistant import Assistant

WRONG = {
    "no homeserver": "MATRIX_HOMESERVER manque",
    "not Matrix": "MATRIX_HOMESERVER vaut",
    "wrong password": "MATRIX_USER ou MATRIX_PASSWORD n’est pas le bon",
    "wrong user": "MATRIX_USER ou MATRIX_PASSWORD n’est pas le bon",
    "wrong token": "MATRIX_TOKEN n’est pas, ou n’est plus, un jeton",
    "another’s token": "MATRIX_TOKEN est un jeton de",
    "the token of Element": "a déjà des clés de chiffrement",
    "used twice": "Une autre passerelle utilise déjà",
}


@pytest.fixture(scope="module")
def refusals(
    homeserver: Homeserver,
    assistant: Assistant,
    bridge: Bridge,
    people: tuple[Person, Person],
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, tuple[int, str]]:
    """Return exit code and error output for each wrong setting."""
    lea = people[0].account
    settings = {
        "no homeserver": {"MATRIX_HOMESERVER": ""},
        "not Matrix": {"MATRIX_HOMESERVER": assistant.url},
        "wrong password": {"MATRIX_PASSWORD": "secret"},
        "wrong user": {"MATRIX_USER": "@nobody:essai.invalid"},
        "wrong token": {"MATRIX_TOKEN": "syt_secret"},
        "another’s token": {"MATRIX_TOKEN": lea.token},
        "the token of Element": {"MATRIX_USER": "lea", "MATRIX_TOKEN": lea.token},
        "used twice": {"CAP_IA_STATE_DIR": str(bridge.folder)},
    }

    def refusal(name: str) -> tuple[int, str]:
        other = Bridge(tmp_path_factory.mktemp("wrong"), homeserver.url, assistant.url, bridge.account)
        ended = other.run(**settings[name])
        return ended.returncode, ended.stderr

    with ThreadPoolExecutor(4) as pool:
        return dict(zip(settings, pool.map(refusal, settings), strict=True))


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_setting_gets_one_clear_line(refusals: dict[str, tuple[int, str]], name: str) -> None:
    code, output = refusals[name]
    assert code == 1
    assert len(output.splitlines()) == 1, output
    assert output.startswith(WRONG[name]) or WRONG[name] in output
    assert "secret" not in output


def test_the_device_is_the_same_at_each_start_and_a_new_one_after_a_logout(
    assistant: Assistant, homeserver: Homeserver, folder: Path
) -> None:
    account = homeserver.register("devices")

    def devices() -> set[str]:
        answer = homeserver.call(account, "GET", "/_matrix/client/v3/devices")
        return {device["device_id"] for device in answer["devices"]}

    bridge = Bridge(folder, homeserver.url, assistant.url, account)
    bridge.start()
    bridge.stop()
    assert len(devices()) == 2, "the account’s own, and the bridge’s"
    bridge.start()
    assert len(devices()) == 2

    # The session is ended from elsewhere: with the password a new one begins by itself.
    (device,) = devices() - {account.device_id}
    homeserver.call(homeserver.admin, "DELETE", f"/_synapse/admin/v2/users/{account.user_id}/devices/{device}")
    bridge.wait()
    bridge.stop()
    assert len(devices()) == 2
    assert device not in devices()

    # A token brings its own device, which has no keys yet.
    with_token = Bridge(folder / "token", homeserver.url, assistant.url, account, {"MATRIX_TOKEN": account.token})
    with_token.start()
    with_token.stop()
    assert len(devices()) == 2
