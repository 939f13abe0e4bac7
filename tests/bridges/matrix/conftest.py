from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.bridges.matrix.bridge import Bridge, running_bridge
from tests.bridges.matrix.people import Person, person
from tests.bridges.matrix.synapse.homeserver import Homeserver, running
from tests.support.assistant import Assistant
from tests.support.bridges_environment import bridges_python


@pytest.fixture(scope="package")
def homeserver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Homeserver]:
    bridges_python()  # before a server is started for nothing
    with running(Homeserver(tmp_path_factory.mktemp("synapse"))) as started:
        yield started


@pytest.fixture(scope="package")
def bridge(homeserver: Homeserver, assistant: Assistant, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bridge]:
    """Return the running bridge that most tests write to."""
    account = homeserver.register("cap-ia", "Cap IA")
    with running_bridge(Bridge(tmp_path_factory.mktemp("matrix"), homeserver.url, assistant.url, account)) as started:
        yield started


@pytest.fixture(scope="package")
def people(homeserver: Homeserver) -> Iterator[tuple[Person, Person]]:
    """Return Léa and Karim, each with a client of their own."""
    with ExitStack() as stack:
        lea, karim = (
            stack.enter_context(person(homeserver, homeserver.register(name, shown)))
            for name, shown in (("lea", "Léa"), ("karim", "Karim"))
        )
        yield lea, karim


@pytest.fixture
def lea(people: tuple[Person, Person]) -> Person:
    return people[0]


@pytest.fixture
def karim(people: tuple[Person, Person]) -> Person:
    return people[1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "bridge"
