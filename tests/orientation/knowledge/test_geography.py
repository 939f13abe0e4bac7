from __future__ import annotations

import pytest

from orientation.knowledge.geography import closest_pairs, distance_km
from orientation.knowledge.places import Town


def town(id_, latitude, longitude):
    return Town(id_, id_, "x", "00", latitude, longitude)


PARIS = town("paris", 48.8566, 2.3522)
MARSEILLE = town("marseille", 43.2965, 5.3698)
SAINT_DENIS = town("saint-denis-de-la-reunion", -20.8789, 55.4481)
BREST = town("brest", 48.3904, -4.4861)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(PARIS, MARSEILLE, 660), (PARIS, BREST, 504), (PARIS, SAINT_DENIS, 9362), (PARIS, PARIS, 0)],
)
def test_distance(start, end, expected):
    assert distance_km(start, end) == pytest.approx(expected, rel=0.01, abs=0.1)
    assert distance_km(end, start) == pytest.approx(distance_km(start, end))


def test_the_nearest_start_is_found_for_every_end():
    pairs = closest_pairs([PARIS, MARSEILLE], [BREST, SAINT_DENIS, MARSEILLE])
    assert [(start.id, end.id) for _, start, end in pairs] == [
        ("marseille", "marseille"),
        ("paris", "brest"),
        ("marseille", "saint-denis-de-la-reunion"),
    ]
