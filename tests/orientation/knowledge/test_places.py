from __future__ import annotations

import pytest

from orientation.knowledge.places import Town, load_places
from tests.orientation.sample import sample_files, write_files


@pytest.mark.parametrize(
    ("name", "located"),
    [
        ("Lille", "à Lille"),
        ("Le Mans", "au Mans"),
        ("Les Ulis", "aux Ulis"),
        ("La Rochelle", "à La Rochelle"),
        ("Lens", "à Lens"),
        ("L’Haÿ-les-Roses", "à L’Haÿ-les-Roses"),
    ],
)
def test_the_preposition_of_a_town(name, located):
    assert Town("x", name, "y", "00", 0, 0).located == located


def test_regions_and_towns_are_read(tmp_path):
    data_dir = write_files(tmp_path / "data", sample_files())
    places = load_places(data_dir / "places.yml")
    assert places.regions["bretagne"].located == "en Bretagne"
    assert places.regions["bretagne"].aliases == ("bzh",)
    assert places.towns["saint-etienne-du-rouvray"].metropolis == "rouen"
    assert [town.id for town in places.towns.values() if town.ambiguous] == ["tours"]
