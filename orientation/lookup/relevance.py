"""Keep of what is excluded only what changes something: « Toulouse, pas Paris » is Toulouse."""

from __future__ import annotations

from dataclasses import replace

from orientation.knowledge.catalogue import Catalogue
from orientation.lookup.criteria import Criteria


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
        if id_ in criteria.ids(field):
            radius = criteria.radius_km
            criteria = criteria.with_ids(field, (asked for asked in criteria.ids(field) if asked != id_))
            if field == "town" and criteria.towns:
                criteria = replace(criteria, radius_km=radius)
    kept = replace(criteria, excluded=excluded)
    return replace(kept, excluded=tuple(pair for pair in excluded if _matters(catalogue, kept, *pair)))


def _matters(catalogue: Catalogue, criteria: Criteria, field: str, id_: str) -> bool:
    if field == "town":
        town = catalogue.towns[id_]
        if ("region", town.region) in criteria.excluded:
            return False
        if criteria.towns and criteria.radius_km is None:
            return town.metropolis in criteria.towns
        return not criteria.regions or town.region in criteria.regions
    if field == "region":
        if criteria.towns and criteria.radius_km is None:
            return False
        return not criteria.regions or id_ in criteria.regions
    return True
