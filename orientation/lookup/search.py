"""Find the programmes that fit, and what to offer when there are too many or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, filterfalse, islice, zip_longest

from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.index import FIELDS, Bits, bit_flags, bit_positions
from orientation.knowledge.programme import Diploma, Level, Programme
from orientation.lookup.criteria import Criteria
from orientation.lookup.matching import all_of, matching, parts_of
from orientation.lookup.nearby import Nearby, nearest_programmes, town_distances

# The list already names the schools: refining by them would offer what is on the screen.
_REFINED = tuple(field for field in FIELDS if field != "school")
# So many are read first: they are of different kinds, if there are.
_FIRST = 5
# Kinds are looked for among so many of the best.
_LOOKED_AT = 400


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

    A programme is excluded by its places if it has no other. With a radius, the closest come first; else what is in the
    town itself, then what fits the job best, of different kinds among the first ones. Only a level or diploma that
    leads nowhere: nothing is found, and nothing else is looked for.
    """
    used, dead_ends = _without_dead_ends(catalogue, criteria)
    if dead_ends and not used.parts():
        return SearchResult(criteria, used, dead_ends, (), {})
    parts = parts_of(catalogue, used)
    found = all_of(catalogue, parts.values())
    if found:
        distances = town_distances(catalogue, used.towns)
        nearest_first = used.radius_km is not None
        positions = _in_order(catalogue, found, distances) if nearest_first else _by_fit(catalogue, found, used.towns)
        items = tuple(map(catalogue.ordered.__getitem__, positions))
        return SearchResult(
            criteria, used, dead_ends, items, distances, tuple(_refinements(catalogue, used, parts, found))
        )
    loosenings = _loosenings(catalogue, used, parts)
    return SearchResult(criteria, used, dead_ends, (), {}, (), *_nearest(catalogue, used), loosenings)


def _nearest(catalogue: Catalogue, used: Criteria) -> tuple[tuple[Nearby, ...], Criteria]:
    wanted = used.with_ids("town").with_ids("region")
    found = matching(catalogue, wanted)
    if not found:
        # The rest is found nowhere: the place is all that is left to go by.
        wanted = Criteria()
        found = matching(catalogue, wanted)
    return nearest_programmes(catalogue, found, used.towns, used.regions), wanted


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


def _by_fit(catalogue: Catalogue, found: Bits, towns: Sequence[str]) -> list[int]:
    """Return what is in one of the towns itself first, by how well it fits; the first few of different kinds."""
    ranked = bit_positions(found)
    if towns:
        inside = {position for town in towns for position in catalogue.by_town.get(town, ())}
        first = [position for position in ranked if position in inside]
        # What trains no engineer comes after all that does: it stands last in the catalogue.
        last = {position for position in ranked if catalogue.ordered[position].list_note}
        others = [position for position in ranked if position not in inside]
        ranked = [*filterfalse(last.__contains__, first), *filterfalse(last.__contains__, others), *sorted(last)]
    by_kind: dict[str, list[int]] = {}
    for position in ranked[:_LOOKED_AT]:
        programme = catalogue.ordered[position]
        if not programme.list_note:
            by_kind.setdefault(programme.diploma, []).append(position)
    rounds = (position for each in zip_longest(*by_kind.values()) for position in each)
    shown = [*islice((position for position in rounds if position is not None), _FIRST)]
    for position in shown:
        ranked.remove(position)
    return [*shown, *ranked]


def _refinements(catalogue: Catalogue, used: Criteria, parts: Mapping[str, Bits], found: Bits) -> Iterator[Refinement]:
    total = found.bit_count()
    for name in _REFINED:
        others = (bits for part, bits in parts.items() if part != name)
        elsewhere = all_of(catalogue, others) if used.ids(name) else found
        narrowed = []
        for id_, bits in catalogue.index[name].items():
            if name == "speciality" and catalogue.specialities[id_].whole_catalogue:
                continue
            kept = found & bits
            # The asked ids of a field are replaced, so what is offered must be found without them too.
            if 0 < kept.bit_count() < total and kept == elsewhere & bits:
                narrowed.append(Refinement(name, id_, catalogue.label(name, id_), kept.bit_count()))
        offered = {refinement.id for refinement in narrowed}
        # That which leaves nearest to half splits best.
        for refinement in sorted(narrowed, key=lambda r: (abs(2 * r.count - total), -r.count, r.label)):
            if name != "town" or catalogue.towns[refinement.id].metropolis not in offered:
                yield refinement


def _loosenings(catalogue: Catalogue, used: Criteria, parts: Mapping[str, Bits]) -> tuple[Loosening, ...]:
    for size in range(1, len(parts)):
        found = []
        for given_up in combinations(used.parts(), size):
            kept = all_of(catalogue, (bits for part, bits in parts.items() if part not in given_up))
            if kept:
                criteria = used
                for part in given_up:
                    criteria = criteria.without(part)
                found.append(Loosening(given_up, kept.bit_count(), criteria))
        if found:
            return tuple(sorted(found, key=lambda loosening: (loosening.count, loosening.fields)))
    return ()
