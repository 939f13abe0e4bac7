"""Read what a user asked for from the entities of a message."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from orientation.catalogue import Catalogue
from orientation.criteria import Criteria
from orientation.index import FIELDS


@dataclass(frozen=True)
class Request:
    """What was asked; `has_unknown` if something named an entry that the catalogue does not have."""

    criteria: Criteria = field(default_factory=Criteria)
    programmes: tuple[str, ...] = ()
    unlisted_schools: tuple[str, ...] = ()
    page: int = 1
    has_unknown: bool = False


def read_request(catalogue: Catalogue, entities: Iterable[Mapping[str, Any]]) -> Request:
    """Return the request of entities ({"entity", "value"}, where the value is an id or a list of ids)."""
    known = {
        "level": catalogue.levels,
        "diploma": catalogue.diplomas,
        "region": catalogue.regions,
        "town": catalogue.towns,
        "school": catalogue.schools,
        "speciality": catalogue.specialities,
        "programme": catalogue.programmes,
    }
    found: dict[str, list[str]] = {"page": [], "unlisted_school": [], **{kind: [] for kind in known}}
    has_unknown = False
    for entity in entities:
        kind = entity.get("entity")
        if kind not in found:
            continue
        value = entity.get("value")
        for id_ in value if isinstance(value, list) else [value]:
            if kind in known and id_ not in known[kind]:
                has_unknown = True
            elif isinstance(id_, (str, int)):
                found[kind].append(str(id_))
    return Request(
        Criteria.from_entities({field_: found[field_] for field_ in FIELDS}),
        programmes=tuple(dict.fromkeys(found["programme"])),
        unlisted_schools=tuple(dict.fromkeys(found["unlisted_school"])),
        page=_page(found["page"]),
        has_unknown=has_unknown,
    )


def _page(values: list[str]) -> int:
    number = values[-1] if values else "1"
    # Six digits are more pages than there can be; a longer number would only be slow to read.
    return max(1, int(number)) if number.isdecimal() and len(number) <= 6 else 1
