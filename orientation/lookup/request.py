"""Read what a user asked for from the entities of a message."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.index import FIELDS
from orientation.knowledge.programme import FormerName
from orientation.lookup.criteria import Criteria
from orientation.lookup.leftovers import Leftovers, leftovers
from orientation.recognition.departments import named_department
from orientation.text import fold


@dataclass(frozen=True)
class Request:
    """What was asked.

    `former_names` has the old names that the user wrote, `has_unknown` tells that something named an entry
    that the catalogue does not have, `leftovers` is what a typed text says beside.
    """

    criteria: Criteria = field(default_factory=Criteria)
    programmes: tuple[str, ...] = ()
    unlisted_schools: tuple[str, ...] = ()
    former_names: tuple[FormerName, ...] = ()
    page: int = 1
    has_unknown: bool = False
    leftovers: Leftovers = field(default_factory=Leftovers)

    @property
    def names_something(self) -> bool:
        """Tell whether anything was understood that a search can go by."""
        return bool(self.criteria.fields() or self.programmes or self.unlisted_schools or self.has_unknown)


def read_request(catalogue: Catalogue, entities: Iterable[Mapping[str, Any]], text: str = "") -> Request:
    """Return the request of a message: its text, and its entities as Rasa gives them.

    The value of an entity is an id or a list of ids; one found in the text also has `start` and `end`.
    """
    entities = list(entities)
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
            elif isinstance(id_, (str, int)) and not _is_whole_catalogue(catalogue, kind, str(id_)):
                found[kind].append(str(id_))
    spans = [(entity["start"], entity["end"]) for entity in entities if "start" in entity and "end" in entity]
    # A choice was not typed: its text is a payload.
    typed = "" if text.startswith("/") else text
    if not found["town"] and not found["region"]:
        found["town"] += named_department(catalogue, typed)
    return Request(
        Criteria.from_entities({field_: found[field_] for field_ in FIELDS}),
        programmes=tuple(dict.fromkeys(found["programme"])),
        unlisted_schools=tuple(dict.fromkeys(found["unlisted_school"])),
        former_names=_former_names(catalogue, entities, text),
        page=_page(found["page"]),
        has_unknown=has_unknown,
        leftovers=leftovers(typed, spans),
    )


def _is_whole_catalogue(catalogue: Catalogue, kind: str, id_: str) -> bool:
    return kind == "speciality" and catalogue.specialities[id_].whole_catalogue


def _former_names(catalogue: Catalogue, entities: Iterable[Mapping[str, Any]], text: str) -> tuple[FormerName, ...]:
    used: dict[FormerName, None] = {}
    for entity in entities:
        id_ = entity.get("value")
        school = catalogue.schools.get(id_) if entity.get("entity") == "school" and isinstance(id_, str) else None
        if school is None or "start" not in entity or "end" not in entity:
            continue
        old = {fold(former.name): former for former in school.former_names}
        today = map(fold, filter(None, (school.name, school.short_name, *school.aliases)))
        written = fold(text[entity["start"] : entity["end"]])
        # There may be a typo in it: the nearest of the school's names is the one that was meant.
        closest = get_close_matches(written, [*old, *today], n=1)
        if closest and closest[0] in old:
            used[old[closest[0]]] = None
    return tuple(used)


def _page(values: list[str]) -> int:
    number = values[-1] if values else "1"
    # Six digits are more pages than there can be; a longer number would only be slow to read.
    return max(1, int(number)) if number.isdecimal() and len(number) <= 6 else 1
