"""Find the programmes that fit, and what to offer when there are too many or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations

from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.index import CAMPUS, FIELDS, Bits, bit_flags, bit_positions
from orientation.knowledge.programme import Diploma, Level, Programme
from orientation.lookup.criteria import EVERYWHERE_KM, PLACES, Criteria
from orientation.lookup.nearby import Nearby, nearest_programmes, town_distances

# The list already names the schools: refining by them would offer what is on the screen.
_REFINED = tuple(field for field in FIELDS if field != "school")


@dataclass(frozen=True)
class Refinement:
    """One value that narrows the result: asked instead of the field's ids, it finds `count` programmes."""

    field: str
    id: str
    label: str
    count: int


@dataclass(frozen=True)
class Loosening:
    """Parts of the criteria to give up, and what is found without them."""

    fields: tuple[str, ...]
    count: int
    criteria: Criteria


@dataclass(frozen=True)
class SearchResult:
    """What was found.

    `used` is `criteria` without the levels and diplomas of `dead_ends`, which no programme has: they say
    where the user stands, not what to look for; and without a radius that still waits for a town. `distances`
    gives km from the asked town, by town id. `nearest` and `loosenings` are only there when nothing is found;
    `nearest` fits `nearest_criteria`.
    """

    criteria: Criteria
    used: Criteria
    dead_ends: tuple[Level | Diploma, ...]
    items: tuple[Programme, ...]
    distances: dict[str, float]
    refinements: tuple[Refinement, ...] = ()
    nearest: tuple[Nearby, ...] = ()
    nearest_criteria: Criteria = field(default_factory=Criteria)
    loosenings: tuple[Loosening, ...] = ()

    @property
    def total(self) -> int:
        """Return how many programmes were found."""
        return len(self.items)


def search(catalogue: Catalogue, criteria: Criteria) -> SearchResult:
    """Return the programmes that have one of the ids of every field and nothing excluded; all without criteria.

    A programme is excluded by its places if it has no other. The closest come first if a town is asked, else the
    order is by level, school and title. Only a level or diploma that leads nowhere: nothing is found, and nothing
    else is looked for.
    """
    used, dead_ends = _without_dead_ends(catalogue, criteria)
    if dead_ends and not used.parts():
        return SearchResult(criteria, used, dead_ends, (), {})
    found = _matching(catalogue, used)
    if found:
        distances = town_distances(catalogue, used.towns)
        items = tuple(map(catalogue.ordered.__getitem__, _in_order(catalogue, found, distances)))
        refinements = tuple(_refinements(catalogue, used, found))
        return SearchResult(criteria, used, dead_ends, items, distances, refinements)
    return SearchResult(criteria, used, dead_ends, (), {}, (), *_nearest(catalogue, used), _loosenings(catalogue, used))


def count(catalogue: Catalogue, criteria: Criteria) -> int:
    """Return how many programmes fit, levels and diplomas that no programme has included."""
    return _matching(catalogue, criteria).bit_count()


def _nearest(catalogue: Catalogue, used: Criteria) -> tuple[tuple[Nearby, ...], Criteria]:
    wanted = used.with_ids("town").with_ids("region")
    found = _matching(catalogue, wanted)
    if not found:
        # The rest is found nowhere: the place is all that is left to go by.
        wanted = Criteria()
        found = _matching(catalogue, wanted)
    return nearest_programmes(catalogue, found, used.towns, used.regions), wanted


def _matching(catalogue: Catalogue, criteria: Criteria) -> Bits:
    found = (1 << len(catalogue.ordered)) - 1
    for name in criteria.fields():
        if name != "town" or criteria.radius_km is None:
            found &= _any_of(catalogue, name, criteria.ids(name))
        elif criteria.radius_km < EVERYWHERE_KM:
            distances = town_distances(catalogue, criteria.towns)
            found &= _any_of(catalogue, CAMPUS, (id_ for id_, km in distances.items() if km <= criteria.radius_km))
    for name, id_ in criteria.excluded:
        if name not in PLACES:
            found &= ~catalogue.index[name].get(id_, 0)
    towns, regions = set(criteria.excluded_ids("town")), set(criteria.excluded_ids("region"))
    if towns or regions:
        elsewhere = (
            id_
            for id_ in catalogue.by_town
            if towns.isdisjoint((id_, catalogue.towns[id_].metropolis)) and catalogue.towns[id_].region not in regions
        )
        found &= _any_of(catalogue, CAMPUS, elsewhere)
    return found


def _any_of(catalogue: Catalogue, field: str, ids: Iterable[str]) -> Bits:
    found = 0
    for id_ in ids:
        found |= catalogue.index[field].get(id_, 0)
    return found


def _without_dead_ends(catalogue: Catalogue, criteria: Criteria) -> tuple[Criteria, tuple[Level | Diploma, ...]]:
    levels = [catalogue.levels[id_] for id_ in criteria.levels if id_ not in catalogue.index["level"]]
    diplomas = [catalogue.diplomas[id_] for id_ in criteria.diplomas if id_ not in catalogue.index["diploma"]]
    used = criteria.with_ids("level", (id_ for id_ in criteria.levels if id_ in catalogue.index["level"]))
    used = used.with_ids("diploma", (id_ for id_ in criteria.diplomas if id_ in catalogue.index["diploma"]))
    if used.waits_for_town:
        used = replace(used, radius_km=None)
    return used, (*levels, *diplomas)


def _in_order(catalogue: Catalogue, found: Bits, distances: dict[str, float]) -> Iterable[int]:
    if not distances:
        return bit_positions(found)
    is_found, total = bit_flags(found, len(catalogue.ordered)), found.bit_count()
    in_order: dict[int, None] = {}
    for town in sorted(distances, key=lambda id_: (distances[id_], id_)):
        in_order |= dict.fromkeys(position for position in catalogue.by_town[town] if is_found[position])
        if len(in_order) == total:
            break
    return in_order


def _refinements(catalogue: Catalogue, used: Criteria, found: Bits) -> Iterator[Refinement]:
    total = found.bit_count()
    for name in _REFINED:
        elsewhere = _matching(catalogue, used.with_ids(name)) if used.ids(name) else found
        narrowed = []
        for id_, bits in catalogue.index[name].items():
            if name == "speciality" and catalogue.specialities[id_].whole_catalogue:
                continue
            kept = found & bits
            # The asked ids of a field are replaced, so what is offered must be found without them too.
            if 0 < kept.bit_count() < total and kept == elsewhere & bits:
                narrowed.append(Refinement(name, id_, catalogue.label(name, id_), kept.bit_count()))
        offered = {refinement.id for refinement in narrowed}
        for refinement in sorted(narrowed, key=lambda r: (-r.count, r.label)):
            if name != "town" or catalogue.towns[refinement.id].metropolis not in offered:
                yield refinement


def _loosenings(catalogue: Catalogue, used: Criteria) -> tuple[Loosening, ...]:
    parts = used.parts()
    for size in range(1, len(parts)):
        found = []
        for given_up in combinations(parts, size):
            criteria = used
            for part in given_up:
                criteria = criteria.without(part)
            if total := count(catalogue, criteria):
                found.append(Loosening(given_up, total, criteria))
        if found:
            return tuple(sorted(found, key=lambda loosening: (loosening.count, loosening.fields)))
    return ()
