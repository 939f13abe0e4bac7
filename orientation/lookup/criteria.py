"""What a user asked for, as ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from orientation.knowledge.index import FIELDS


@dataclass(frozen=True)
class Criteria:
    """Ids by field: any of them inside a field, all the fields together."""

    levels: tuple[str, ...] = ()
    diplomas: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()
    specialities: tuple[str, ...] = ()

    @classmethod
    def from_entities(cls, entities: Mapping[str, Iterable[str]]) -> Criteria:
        """Return the criteria of an entity -> ids mapping; other entities are left aside."""
        return cls(
            **{
                _ATTRIBUTES[entity]: tuple(dict.fromkeys(ids))
                for entity, ids in entities.items()
                if entity in _ATTRIBUTES
            }
        )

    def entities(self) -> dict[str, list[str]]:
        """Return entity -> ids for the fields that are asked."""
        return {field: list(self.ids(field)) for field in FIELDS if self.ids(field)}

    def ids(self, field: str) -> tuple[str, ...]:
        """Return the ids asked for a field, named as the entity is."""
        ids: tuple[str, ...] = getattr(self, _ATTRIBUTES[field])
        return ids

    def fields(self) -> tuple[str, ...]:
        """Return the fields that are asked."""
        return tuple(field for field in FIELDS if self.ids(field))

    def with_ids(self, field: str, ids: Iterable[str] = ()) -> Criteria:
        """Return the criteria with these ids for a field, or without it."""
        return replace(self, **{_ATTRIBUTES[field]: tuple(ids)})


_ATTRIBUTES = {
    "level": "levels",
    "diploma": "diplomas",
    "region": "regions",
    "town": "towns",
    "school": "schools",
    "speciality": "specialities",
}
