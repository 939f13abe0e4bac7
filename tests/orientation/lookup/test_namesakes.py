from __future__ import annotations

from pathlib import Path

import pytest

from orientation.data_files.locations import DATA
from orientation.knowledge.catalogue import load_catalogue
from orientation.lookup.namesakes import Namesakes


@pytest.fixture(scope="module")
def namesakes() -> Namesakes:
    return Namesakes(load_catalogue(DATA, Path(".cache/data")).towns)


@pytest.mark.parametrize(
    ("town", "home", "meant"),
    [
        ("saint-denis", "saint-pierre-de-la-reunion", "saint-denis-de-la-reunion"),
        ("saint-denis", "lille", "saint-denis"),
        ("saint-denis", None, "saint-denis"),
        ("lyon", "saint-pierre-de-la-reunion", "lyon"),
        ("paris", "paris", "paris"),
    ],
)
def test_a_short_name_means_the_town_of_ones_region(
    namesakes: Namesakes, town: str, home: str | None, meant: str
) -> None:
    assert namesakes.near(town, home) == meant
