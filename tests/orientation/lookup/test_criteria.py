from __future__ import annotations

import pytest

from orientation.lookup.criteria import EVERYWHERE_KM, EXCLUDED, Criteria
from orientation.lookup.request import Request, read_request

ALL = Criteria(
    levels=("bac+5",),
    towns=("rennes", "brest"),
    excluded=(("town", "rouen"), ("region", "normandie"), ("level", "bac+6")),
    radius_km=200,
)


@pytest.mark.parametrize("criteria", [Criteria(), ALL, Criteria(radius_km=EVERYWHERE_KM)])
def test_criteria_survive_in_entities(criteria):
    assert Criteria.from_entities(criteria.entities()) == criteria


def test_the_entities_are_plain_text():
    assert ALL.entities() == {
        "level": ["bac+5"],
        "town": ["rennes", "brest"],
        "excluded": ["town:rouen", "region:normandie", "level:bac+6"],
        "radius": ["200"],
    }


def test_a_choice_carries_them_exactly(catalogue):
    entities = [{"entity": kind, "value": value} for kind, value in ALL.entities().items()]
    assert read_request(catalogue, entities, "/search_programmes{…}") == Request(ALL)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("excluded", "town:atlantis"),
        ("excluded", "mood:happy"),
        ("excluded", "rennes"),
        ("excluded", None),
        ("radius", "far"),
        ("radius", "-3"),
        ("radius", "9" * 400),
        ("radius", ""),
    ],
)
def test_what_no_choice_carries_is_left_aside(catalogue, kind, value):
    assert read_request(catalogue, [{"entity": kind, "value": value}]) == Request(has_unknown=True)


def test_parts_are_what_can_be_given_up():
    assert ALL.parts() == ("level", "town", EXCLUDED)
    assert ALL.without(EXCLUDED).parts() == ("level", "town")
    # the radius was that of the town
    assert ALL.without("town").radius_km is None
    assert ALL.without_place() == Criteria(levels=("bac+5",), excluded=(("level", "bac+6"),))
    assert Criteria(radius_km=50).parts() == ()


def test_a_radius_waits_for_a_town():
    assert Criteria(radius_km=50).waits_for_town
    assert not ALL.waits_for_town
    assert not Criteria().waits_for_town
