from collections.abc import Iterator

import pytest

from tests.support.scripted_api import ScriptedApi, scripted_api


@pytest.fixture
def api() -> Iterator[ScriptedApi]:
    with scripted_api() as scripted:
        yield scripted
