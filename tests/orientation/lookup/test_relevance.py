from __future__ import annotations

from dataclasses import replace

import pytest

from orientation.lookup.criteria import Criteria
from orientation.lookup.relevance import relevant

ROUEN, ROUVRAY, BREST = ("town", "rouen"), ("town", "saint-etienne-du-rouvray"), ("town", "brest")
NORMANDY = ("region", "normandie")


@pytest.mark.parametrize(
    ("asked", "excluded", "kept"),
    [
        (Criteria(), (ROUEN, NORMANDY), (NORMANDY,)),
        (Criteria(towns=("rennes",)), (ROUEN, NORMANDY), ()),
        (Criteria(towns=("rouen",)), (ROUVRAY,), (ROUVRAY,)),
        (Criteria(regions=("bretagne",)), (ROUEN, BREST, NORMANDY), (BREST,)),
        (Criteria(towns=("rennes",), radius_km=250), (BREST, ROUEN), (BREST,)),
        (Criteria(towns=("rennes",), radius_km=100), (BREST, NORMANDY), ()),
        (Criteria(towns=("rennes",), radius_km=300), (NORMANDY,), (NORMANDY,)),
        (Criteria(), (("level", "bac+2"), ("level", "bac+6")), (("level", "bac+6"),)),
    ],
)
def test_what_is_excluded_matters_or_goes(catalogue, asked, excluded, kept):
    assert relevant(catalogue, replace(asked, excluded=excluded)) == replace(asked, excluded=kept)


def test_what_is_asked_and_excluded_is_excluded(catalogue):
    asked = Criteria(towns=("rouen",), levels=("bac+5",), excluded=(ROUEN, ("level", "bac+5")))
    assert relevant(catalogue, asked) == Criteria(excluded=asked.excluded)
    two = Criteria(towns=("rouen", "brest"), radius_km=20, excluded=(ROUEN,))
    assert relevant(catalogue, two) == Criteria(towns=("brest",), radius_km=20)
