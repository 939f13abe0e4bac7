"""Encrypted rooms as strict clients want them: a device that its account vouches for, keys that are kept."""

from collections.abc import Iterator

import pytest

from bridges.matrix.texts import UNREADABLE
from tests.bridges.matrix.bridge import Bridge
from tests.bridges.matrix.people import Person, person
from tests.bridges.matrix.synapse.homeserver import Homeserver


@pytest.fixture(scope="module")
def ines(homeserver: Homeserver) -> Iterator[Person]:
    with person(homeserver, homeserver.register("ines", "Inès")) as somebody:
        yield somebody


def answers(somebody: Person, room: str, bridge: Bridge, count: int):
    def read():
        said = somebody.read(room, bridge.account.user_id)
        return len(said) >= count and said

    return somebody.until(read, f"{count} messages")


def test_a_client_that_excludes_devices_that_nobody_signed_reads_it(bridge: Bridge, ines: Person) -> None:
    ines.call("strict")
    room = ines.room(bridge.account.user_id, encrypted=True, direct=True)
    answers(ines, room, bridge, 1)
    ines.say(room, "c quoi le métier ?")
    assert not any(event["unreadable"] for event in answers(ines, room, bridge, 2))


def test_it_is_the_same_device_after_a_restart(bridge: Bridge, ines: Person) -> None:
    room = ines.room(bridge.account.user_id, encrypted=True, direct=True)
    answers(ines, room, bridge, 1)
    before = ines.call("devices", user=bridge.account.user_id)
    bridge.stop()
    bridge.start()
    ines.say(room, "c quoi le métier ?")
    assert not any(event["unreadable"] for event in answers(ines, room, bridge, 2))
    assert ines.call("devices", user=bridge.account.user_id) == before
    assert [device["signed"] for device in before] == [True]


def test_its_files_are_for_its_owner_alone(bridge: Bridge) -> None:
    folder = bridge.folder / "matrix"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.suffix for path in folder.iterdir()} >= {".db", ".json"}


def test_who_keeps_the_key_back_is_told_once_and_the_conversation_goes_on(bridge: Bridge, karim: Person) -> None:
    room = karim.room(bridge.account.user_id, encrypted=True, direct=True)
    answers(karim, room, bridge, 1)
    karim.call("withhold", on=True)
    karim.say(room, "cb sa gagne ?")
    karim.say(room, "allo ?")
    told = answers(karim, room, bridge, 2)[-1]
    assert told["content"]["body"] == UNREADABLE
    karim.call("withhold", on=False)
    karim.say(room, "c quoi le métier ?")
    assert "ingénieur" in answers(karim, room, bridge, 3)[-1]["content"]["body"]
