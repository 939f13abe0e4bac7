"""The programmes nearest to a place where there is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.geography import closest_pairs
from orientation.knowledge.index import Bits, bit_flags
from orientation.knowledge.places import Town
from orientation.knowledge.programme import Programme

_COUNT = 5
# Beyond so many km stands an ocean: « les plus proches » of Montpellier are not in the Antilles.
_SAME_SHORE_KM = 2000.0


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
    ends = [catalogue.towns[town] for town in catalogue.by_town]
    return {end.id: km for km, _, end in closest_pairs(starts, ends)}


def nearest_programmes(
    catalogue: Catalogue, found: Bits, towns: Iterable[str], regions: Iterable[str]
) -> tuple[Nearby, ...]:
    """Return the few of these programmes that are nearest to the towns, or else to a town of the regions."""
    starts = [catalogue.towns[town] for town in towns]
    if not starts:
        wanted = set(regions)
        starts = [town for town in catalogue.towns.values() if town.region in wanted]
    if not starts:
        return ()
    is_found = bit_flags(found, len(catalogue.ordered))
    ends = [
        catalogue.towns[town]
        for town, positions in catalogue.by_town.items()
        if any(map(is_found.__getitem__, positions))
    ]
    nearest: dict[int, Nearby] = {}
    for km, start, end in closest_pairs(starts, ends):
        if km > _SAME_SHORE_KM and any(near.distance_km <= _SAME_SHORE_KM for near in nearest.values()):
            break
        for position in catalogue.by_town[end.id]:
            if is_found[position]:
                nearest.setdefault(position, Nearby(catalogue.ordered[position], km, start))
        if len(nearest) >= _COUNT:
            break
    return tuple(nearest.values())[:_COUNT]
