from __future__ import annotations

import pytest

from orientation.knowledge.catalogue import Catalogue, load_catalogue
from orientation.knowledge.index import Bits
from orientation.lookup.nearby import nearest_programmes
from tests.support.assistant import ROOT


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(ROOT / "data")


def in_towns(catalogue: Catalogue, *towns: str) -> Bits:
    return sum(1 << position for town in towns for position in set(catalogue.by_town[town][:1]))


@pytest.mark.parametrize(
    ("start", "offered", "found"),
    [
        # the Antilles are not near Montpellier, where Lyon is
        ("montpellier", ("lyon", "pointe-a-pitre"), 1),
        # where there is nothing on the same shore, the next one is shown
        ("montpellier", ("pointe-a-pitre",), 1),
        ("fort-de-france", ("paris", "lyon"), 2),
        ("montpellier", ("lyon", "paris"), 2),
    ],
)
def test_what_is_near_lies_on_the_same_shore(
    catalogue: Catalogue, start: str, offered: tuple[str, ...], found: int
) -> None:
    nearest = nearest_programmes(catalogue, in_towns(catalogue, *offered), [start], [])
    assert len(nearest) == found
    assert offered[0] in nearest[0].programme.towns
