"""The programmes nearest to a place where there is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from orientation.catalogue import Catalogue
from orientation.geography import closest_pairs
from orientation.index import Bits, bit_positions
from orientation.places import Town
from orientation.programme import Programme

_COUNT = 5


@dataclass(frozen=True)
class Nearby:
    """A programme, and how far its nearest town is from the asked one (`start`)."""

    programme: Programme
    distance_km: float
    start: Town


def town_distances(catalogue: Catalogue, towns: Iterable[str]) -> dict[str, float]:
    """Return the km from the nearest of these towns to every town where there is a programme."""
    starts = [catalogue.towns[town] for town in towns]
    if not starts:
        return {}
    ends = [catalogue.towns[town] for town in catalogue.index["taught_in"]]
    return {end.id: km for km, _, end in closest_pairs(starts, ends)}


def nearest_programmes(
    catalogue: Catalogue, found: Bits, towns: Iterable[str], regions: Iterable[str]
) -> tuple[Nearby, ...]:
    """Return the few of these programmes that are nearest to the towns, or else to a town of the regions."""
    starts = [catalogue.towns[town] for town in towns]
    if not starts:
        wanted = set(regions)
        starts = [town for town in catalogue.towns.values() if town.region in wanted]
    taught_in = catalogue.index["taught_in"]
    ends = [catalogue.towns[town] for town, bits in taught_in.items() if bits & found]
    if not starts:
        return ()
    nearest: list[Nearby] = []
    for km, start, end in closest_pairs(starts, ends):
        here = found & taught_in[end.id]
        found &= ~here
        nearest += [Nearby(catalogue.ordered[position], km, start) for position in bit_positions(here)]
        if len(nearest) >= _COUNT:
            break
    return tuple(nearest[:_COUNT])
