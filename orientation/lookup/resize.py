"""Look farther, nearer or elsewhere than before."""

from __future__ import annotations

from dataclasses import replace

from orientation.knowledge.catalogue import Catalogue
from orientation.lookup.change import AROUND_KM, Change
from orientation.lookup.criteria import EVERYWHERE_KM, PLACES, Criteria
from orientation.lookup.cues import Move


def resized(catalogue: Catalogue, criteria: Criteria, change: Change) -> Criteria:
    """Return the criteria with a wider or narrower place, or with the place as the one that is not wanted."""
    if change.kinds:
        return criteria
    if change.move is Move.WIDEN and criteria.towns:
        radius_km = 2 * criteria.radius_km if criteria.radius_km else AROUND_KM
        return replace(criteria, radius_km=min(radius_km, EVERYWHERE_KM))
    if change.move is Move.WIDEN:
        return criteria.without_place()
    if change.move is Move.NARROW and criteria.towns and criteria.radius_km:
        return replace(criteria, radius_km=max(1, criteria.radius_km // 2))
    if change.move is Move.OTHER_REGION:
        regions = dict.fromkeys((*criteria.regions, *(catalogue.towns[id_].region for id_ in criteria.towns)))
        excluded = (*criteria.excluded, *(("region", id_) for id_ in regions))
        return replace(criteria.without_place(), excluded=excluded)
    if change.move is Move.ELSEWHERE:
        places = [(field, id_) for field in PLACES for id_ in criteria.ids(field)]
        return replace(criteria.without_place(), excluded=(*criteria.excluded, *places))
    return criteria
