"""Searches done again without the index: which programmes fit, how far they are."""

from __future__ import annotations

from orientation.knowledge.geography import distance_km
from orientation.knowledge.index import FIELDS
from orientation.knowledge.programme import Programme
from orientation.lookup.criteria import EVERYWHERE_KM, Criteria
from tests.content.said import SPACE, catalogue
from tests.content.test_counts import fits, kilometres

# Near a town counts as in it: `is_near` looks at the towns.
COUNTED = tuple(field for field in FIELDS if field != "town")


def fitting(criteria: Criteria) -> list[Programme]:
    """Return the programmes that have one of the ids of every field, near enough, and nothing that is excluded."""
    return [
        each
        for each in catalogue().programmes.values()
        if all(fits(each, field, criteria.ids(field)) for field in COUNTED if criteria.ids(field))
        and is_near(each, criteria)
        and not is_excluded(each, criteria)
        and (not criteria.after_bac or fits(each, "after_bac", ["true"]))
        and (criteria.max_fee_eur is None or fits(each, "max_fee", [str(criteria.max_fee_eur)]))
    ]


def counted(heading: str, **asked: str | tuple[str, ...]) -> str:
    """Return the first line of the list of what has the asked ids, by field: « Formations à Lens : 3 »."""
    entities = {field: [ids] if isinstance(ids, str) else ids for field, ids in asked.items()}
    return f"{heading}{SPACE}: {len(fitting(Criteria.from_entities(entities)))}\n"


def is_near(programme: Programme, criteria: Criteria) -> bool:
    if not criteria.towns:
        return True
    if criteria.radius_km is None:
        return fits(programme, "town", criteria.towns)
    towns = catalogue().towns
    nearest = min(distance_km(towns[start], towns[end]) for start in criteria.towns for end in programme.towns)
    return criteria.radius_km >= EVERYWHERE_KM or nearest <= criteria.radius_km


def is_excluded(programme: Programme, criteria: Criteria) -> bool:
    """Tell whether it has what is not wanted; of several towns, one that is wanted is enough."""
    if any(fits(programme, field, [id_]) for field, id_ in criteria.excluded if field not in ("town", "region")):
        return True
    towns, regions = set(criteria.excluded_ids("town")), set(criteria.excluded_ids("region"))
    places = [catalogue().towns[id_] for id_ in programme.towns]
    return all(town.id in towns or town.metropolis in towns or town.region in regions for town in places)


def distance(programme: Programme, criteria: Criteria) -> int:
    """Return the km from the towns of a search, or else from those of its regions."""
    in_regions = [id_ for id_, town in catalogue().towns.items() if town.region in criteria.regions]
    return kilometres(programme, criteria.towns or in_regions)
