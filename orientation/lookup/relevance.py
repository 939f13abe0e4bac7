"""Keep of what is excluded only what changes something: « Toulouse, pas Paris » is Toulouse."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.geography import closest_pairs
from orientation.knowledge.places import Town
from orientation.lookup.criteria import Criteria
from orientation.recognition.departments import department_of


def relevant(catalogue: Catalogue, criteria: Criteria) -> Criteria:
    """Return the criteria without excluded places that lie outside the asked ones, and nothing excluded twice.

    What is both asked and excluded is excluded; a level or diploma that no programme has needs no excluding.
    """
    excluded = tuple(
        (field, id_)
        for field, id_ in criteria.excluded
        if field not in ("level", "diploma") or id_ in catalogue.index[field]
    )
    for field, id_ in criteria.excluded:
        if id_ in criteria.ids(field) and not is_in_department(catalogue, criteria, field):
            radius = criteria.radius_km
            criteria = criteria.with_ids(field, (asked for asked in criteria.ids(field) if asked != id_))
            if field == "town" and criteria.towns:
                criteria = replace(criteria, radius_km=radius)
    kept = replace(criteria, excluded=excluded)
    return replace(kept, excluded=tuple(pair for pair in excluded if _matters(catalogue, kept, *pair)))


def is_in_department(catalogue: Catalogue, criteria: Criteria, field: str) -> bool:
    """Tell whether a town is asked only as one of its department: « dans le 59, sauf à Lille » stays the 59."""
    return field == "town" and department_of(catalogue, criteria.towns) is not None


def _matters(catalogue: Catalogue, criteria: Criteria, field: str, id_: str) -> bool:
    if field == "town":
        town = catalogue.towns[id_]
        if ("region", town.region) in criteria.excluded:
            return False
        if criteria.towns:
            return _is_near(catalogue, criteria, [town])
        return not criteria.regions or town.region in criteria.regions
    if field == "region":
        if criteria.towns:
            in_region = [town for town in catalogue.towns.values() if town.region == id_]
            return criteria.radius_km is not None and _is_near(catalogue, criteria, in_region)
        return not criteria.regions or id_ in criteria.regions
    return True


def _is_near(catalogue: Catalogue, criteria: Criteria, towns: Iterable[Town]) -> bool:
    """Tell whether one of the towns is where the asked towns are looked for."""
    if criteria.radius_km is None:
        return any(town.id in criteria.towns or town.metropolis in criteria.towns for town in towns)
    pairs = closest_pairs((catalogue.towns[id_] for id_ in criteria.towns), towns)
    return bool(pairs) and pairs[0][0] <= criteria.radius_km
