"""Which programmes fit criteria, as sets of bits."""

from __future__ import annotations

from collections.abc import Iterable

from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.index import BAC, CAMPUS, TARIFF, Bits
from orientation.lookup.criteria import AFTER_BAC, EVERYWHERE_KM, EXCLUDED, MAX_FEE, PLACES, Criteria
from orientation.lookup.nearby import town_distances


def count(catalogue: Catalogue, criteria: Criteria) -> int:
    """Return how many programmes fit, levels and diplomas that no programme has included."""
    return matching(catalogue, criteria).bit_count()


def matching(catalogue: Catalogue, criteria: Criteria) -> Bits:
    """Return the programmes that have one of the ids of every field, and nothing that is excluded."""
    return all_of(catalogue, parts_of(catalogue, criteria).values())


def all_of(catalogue: Catalogue, parts: Iterable[Bits]) -> Bits:
    """Return the programmes that are in every set; all of them without any."""
    found = (1 << len(catalogue.ordered)) - 1
    for bits in parts:
        found &= bits
    return found


def parts_of(catalogue: Catalogue, criteria: Criteria) -> dict[str, Bits]:
    """Return what fits each part of the criteria."""
    parts = {name: _any_of(catalogue, name, criteria.ids(name)) for name in criteria.fields()}
    if criteria.towns and criteria.radius_km is not None:
        parts["town"] = _within(catalogue, criteria.towns, criteria.radius_km)
    if criteria.after_bac:
        parts[AFTER_BAC] = _any_of(catalogue, "entry", (BAC,))
    if criteria.max_fee_eur is not None:
        parts[MAX_FEE] = _within_fee(catalogue, criteria.max_fee_eur)
    if criteria.excluded:
        parts[EXCLUDED] = _not_excluded(catalogue, criteria)
    return parts


def _within(catalogue: Catalogue, towns: Iterable[str], radius_km: int) -> Bits:
    if radius_km >= EVERYWHERE_KM:
        return all_of(catalogue, ())
    distances = town_distances(catalogue, towns)
    return _any_of(catalogue, CAMPUS, (id_ for id_, km in distances.items() if km <= radius_km))


def _within_fee(catalogue: Catalogue, eur: int) -> Bits:
    """Return the programmes that are known to cost no more."""
    ids = (tariff.id for tariff in catalogue.tariffs.values() if tariff.eur <= eur)
    return _any_of(catalogue, TARIFF, ids)


def _not_excluded(catalogue: Catalogue, criteria: Criteria) -> Bits:
    found = all_of(catalogue, ())
    for name, id_ in criteria.excluded:
        if name not in PLACES:
            found &= ~catalogue.index[name].get(id_, 0)
    towns, regions = set(criteria.excluded_ids("town")), set(criteria.excluded_ids("region"))
    if towns or regions:
        places = (catalogue.towns[id_] for id_ in catalogue.by_town)
        found &= _any_of(
            catalogue,
            CAMPUS,
            (town.id for town in places if towns.isdisjoint((town.id, town.metropolis)) and town.region not in regions),
        )
    return found


def _any_of(catalogue: Catalogue, field: str, ids: Iterable[str]) -> Bits:
    found = 0
    for id_ in ids:
        found |= catalogue.index[field].get(id_, 0)
    return found
