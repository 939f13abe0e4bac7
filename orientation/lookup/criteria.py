"""What a user asked for, as ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from orientation.knowledge.index import FIELDS

PLACES = ("town", "region")
# What a programme is like, beside its place and diploma.
ATTRIBUTES = ("entry", "status", "mode", "language")
EXCLUDED = "excluded"
RADIUS = "radius"
AFTER_BAC = "after_bac"
MAX_FEE = "max_fee"

# Half of the Earth's circumference: everything, the nearest first.
EVERYWHERE_KM = 20_000
_BETWEEN = ":"


@dataclass(frozen=True)
class Criteria:
    """Ids by field: any of them inside a field, all the fields together.

    `excluded` has (field, id): what is not wanted. `radius_km` is how far from the towns is near enough; without
    any town, it waits for one. `after_bac`: only what one may enter right after the bac; `entries`: after these levels.
    `modes`: in alternance, remote. `max_fee_eur`: a year costs so much at the most, as far as is known.
    """

    levels: tuple[str, ...] = ()
    diplomas: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()
    specialities: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    excluded: tuple[tuple[str, str], ...] = ()
    radius_km: int | None = None
    after_bac: bool = False
    max_fee_eur: int | None = None

    @classmethod
    def from_entities(cls, entities: Mapping[str, Iterable[str]]) -> Criteria:
        """Return the criteria of an entity -> ids mapping; other entities are left aside.

        What is excluded stands as « town:paris », the radius as a number of km.
        """
        ids = {
            _ATTRIBUTES[entity]: tuple(dict.fromkeys(ids)) for entity, ids in entities.items() if entity in _ATTRIBUTES
        }
        pairs = (id_.partition(_BETWEEN) for id_ in entities.get(EXCLUDED, ()))
        excluded = tuple(dict.fromkeys((field, id_) for field, _, id_ in pairs))
        radius = [*entities.get(RADIUS, ())]
        after_bac = bool([*entities.get(AFTER_BAC, ())])
        max_fee = [*entities.get(MAX_FEE, ())]
        return cls(
            **ids,
            excluded=excluded,
            radius_km=int(radius[-1]) if radius else None,
            after_bac=after_bac,
            max_fee_eur=int(max_fee[-1]) if max_fee else None,
        )

    def entities(self) -> dict[str, list[str]]:
        """Return entity -> ids for what is asked, as `from_entities` reads it."""
        entities = {field: list(self.ids(field)) for field in FIELDS if self.ids(field)}
        if self.excluded:
            entities[EXCLUDED] = [f"{field}{_BETWEEN}{id_}" for field, id_ in self.excluded]
        if self.radius_km is not None:
            entities[RADIUS] = [str(self.radius_km)]
        if self.after_bac:
            entities[AFTER_BAC] = ["true"]
        if self.max_fee_eur is not None:
            entities[MAX_FEE] = [str(self.max_fee_eur)]
        return entities

    def ids(self, field: str) -> tuple[str, ...]:
        """Return the ids asked for a field, named as the entity is."""
        ids: tuple[str, ...] = getattr(self, _ATTRIBUTES[field])
        return ids

    def excluded_ids(self, field: str) -> tuple[str, ...]:
        """Return the ids of a field that are not wanted."""
        return tuple(id_ for excluded, id_ in self.excluded if excluded == field)

    def fields(self) -> tuple[str, ...]:
        """Return the fields that are asked."""
        return tuple(field for field in FIELDS if self.ids(field))

    def parts(self) -> tuple[str, ...]:
        """Return what can be given up: the fields, AFTER_BAC, MAX_FEE and EXCLUDED; none means everything is asked."""
        others = ((AFTER_BAC, self.after_bac), (MAX_FEE, self.max_fee_eur is not None), (EXCLUDED, self.excluded))
        return (*self.fields(), *(part for part, is_asked in others if is_asked))

    def with_ids(self, field: str, ids: Iterable[str] = ()) -> Criteria:
        """Return the criteria with these ids for a field, or without it; the radius was that of other towns."""
        changed: dict[str, Any] = {_ATTRIBUTES[field]: tuple(ids)}
        if field == "town":
            changed["radius_km"] = None
        return replace(self, **changed)

    def without(self, part: str) -> Criteria:
        """Return the criteria without one of its parts."""
        if part == AFTER_BAC:
            return replace(self, after_bac=False)
        if part == MAX_FEE:
            return replace(self, max_fee_eur=None)
        return replace(self, excluded=()) if part == EXCLUDED else self.with_ids(part)

    def without_place(self) -> Criteria:
        """Return the criteria without any place, wanted or not."""
        excluded = tuple((field, id_) for field, id_ in self.excluded if field not in PLACES)
        return replace(self, towns=(), regions=(), radius_km=None, excluded=excluded)

    @property
    def waits_for_town(self) -> bool:
        """Tell whether a radius was asked and no town."""
        return self.radius_km is not None and not self.towns


_ATTRIBUTES = {
    "level": "levels",
    "diploma": "diplomas",
    "region": "regions",
    "town": "towns",
    "school": "schools",
    "speciality": "specialities",
    "entry": "entries",
    "status": "statuses",
    "mode": "modes",
    "language": "languages",
}
