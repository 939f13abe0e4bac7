"""Tell whether a message goes on with the search under way, and apply it.

A message goes on if one of these holds, in this order:

1. it asks for a change in so many words (« enlève la ville », « peu importe le niveau », « à moins de 50 km ») and has
   no search word of its own;
2. it is tied to what was said: it begins with « et », « plutôt », « mais », « non », « pas », « sauf », « en fait »… or
   points back somewhere (« il y en a à Lyon ? », « celles de Paris », « plutôt un master », « je voulais dire Lyon »);
3. it is elliptic: names and small words, without a word by which people search (« formation », « école », « je
   cherche », « quelles »…), and at most two words besides.

Any other message is a search of its own: « quelles formations à Rouen ? » forgets the level that was asked before.

What it names replaces what was asked of the same kind, and all places are one kind: a town, a region, an area and a
radius replace one another. « aussi » adds instead. What was kept and cannot be had with what is new goes away: a level
that no programme of the new diploma has, a school that is not in the new place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from orientation.french.files import CUES
from orientation.knowledge.catalogue import Catalogue
from orientation.lookup.change import Change
from orientation.lookup.criteria import EVERYWHERE_KM, EXCLUDED, PLACES, Criteria
from orientation.lookup.cues import PLACE, Move
from orientation.lookup.matching import count
from orientation.lookup.relevance import is_in_department, relevant
from orientation.lookup.request import Request
from orientation.lookup.resize import resized

_OTHER_WORDS = 2
# Of what was asked, the first goes away if nothing has it together with the second.
_MUST_FIT = (
    ("level", "diploma"),
    ("diploma", "level"),
    ("level", "entry"),
    ("diploma", "entry"),
    ("entry", "level"),
    ("entry", "diploma"),
    ("school", "town"),
    ("school", "region"),
    ("town", "school"),
    ("region", "school"),
)


@dataclass(frozen=True)
class Gone:
    """A field that went away, and the criteria that no programme meets together."""

    field: str
    criteria: Criteria


def goes_on(change: Change) -> bool:
    """Tell whether a typed message goes on with the search under way."""
    said = CUES.cues
    words = said.opening.without(change.rest.split())
    searches = said.searches.is_in(words)
    if (change.is_cue or change.radius_km is not None or change.excluded) and not searches:
        return True
    if said.tied.is_in(words) or said.points_back.is_in(words):
        return True
    others = [word for word in words if word not in CUES.words.small and not word.startswith(("@", ","))]
    return not searches and len(others) <= _OTHER_WORDS


def refine(catalogue: Catalogue, asked: Criteria, request: Request) -> tuple[Criteria, tuple[Gone, ...]]:
    """Return what is asked after a message that goes on, and what went away by itself."""
    change = request.change or Change()
    new = request.criteria
    kept = without_kinds(resized(catalogue, asked, change), change.kinds)
    for field in new.fields():
        if kept.ids(field) != asked.ids(field):
            # « Paris, c’est cher : retirez cette ville »
            new = new.with_ids(field, (id_ for id_ in new.ids(field) if id_ not in asked.ids(field)))
    if request.leftovers.near_me and not (new.towns or new.regions):
        kept = kept.without_place()
    if change.move is Move.SORT and kept.towns and not new.towns:
        # The nearest come first already.
        new = replace(new, radius_km=None)
    absent = [pair for pair in request.given_up if pair[1] not in asked.ids(pair[0]) and pair not in asked.excluded]
    for field, id_ in (*request.given_up, *request.loosened):
        kept = _without_id(catalogue, kept, field, id_)
    if absent:
        # « enlève Paris » from a list that is not of Paris alone.
        new = replace(new, excluded=(*new.excluded, *absent))
    if kept.waits_for_town and not new.towns:
        # The answer to « depuis quelle ville ? » comes at once or never.
        kept = replace(kept, radius_km=None)
    merged = _merged(catalogue, kept, new, adds=CUES.cues.adds.is_in(change.rest.split()))
    gone = tuple(_unfit(catalogue, merged, new.fields()))
    for each in gone:
        merged = merged.without(each.field)
    return merged, gone


def without_kinds(criteria: Criteria, kinds: Iterable[str]) -> Criteria:
    """Return the criteria without some kinds; a place that is named by the wrong kind is a place all the same."""
    for kind in kinds:
        if kind == PLACE or (kind in PLACES and not criteria.ids(kind)):
            criteria = criteria.without_place()
        elif kind == "town":
            criteria = replace(criteria.with_ids("town"), excluded=_of_other_fields(criteria, "town"))
        elif kind == EXCLUDED:
            criteria = replace(criteria, excluded=())
        else:
            criteria = replace(criteria.with_ids(kind), excluded=_of_other_fields(criteria, kind))
    return criteria


def _of_other_fields(criteria: Criteria, field: str) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in criteria.excluded if pair[0] != field)


def _without_id(catalogue: Catalogue, criteria: Criteria, field: str, id_: str) -> Criteria:
    if id_ in criteria.ids(field) and not is_in_department(catalogue, criteria, field):
        radius = criteria.radius_km
        criteria = criteria.with_ids(field, (asked for asked in criteria.ids(field) if asked != id_))
        if criteria.towns:
            criteria = replace(criteria, radius_km=radius)
    return replace(criteria, excluded=tuple(pair for pair in criteria.excluded if pair != (field, id_)))


def _merged(catalogue: Catalogue, kept: Criteria, new: Criteria, adds: bool) -> Criteria:
    merged = kept
    for field, id_ in new.excluded:
        merged = _without_id(catalogue, merged, field, id_)
        if field == "region":
            outside = [town for town in merged.towns if catalogue.towns[town].region != id_]
            if len(outside) < len(merged.towns):
                merged = merged.with_ids("town", outside)
    waited = kept.radius_km if kept.waits_for_town else None
    if (new.towns or new.regions) and not adds and waited != EVERYWHERE_KM:
        merged = replace(merged, towns=(), regions=(), radius_km=None)
    for field in new.fields():
        before = merged.ids(field) if adds else ()
        merged = merged.with_ids(field, dict.fromkeys((*before, *new.ids(field))))
        excluded = tuple((other, id_) for other, id_ in merged.excluded if other != field or id_ not in new.ids(field))
        merged = replace(merged, excluded=excluded)
    if new.radius_km is not None or waited is not None:
        merged = replace(merged, radius_km=waited if new.radius_km is None else new.radius_km)
    merged = replace(
        merged,
        excluded=tuple(dict.fromkeys((*merged.excluded, *new.excluded))),
        after_bac=merged.after_bac or new.after_bac,
        max_fee_eur=merged.max_fee_eur if new.max_fee_eur is None else new.max_fee_eur,
    )
    return relevant(catalogue, merged)


def _unfit(catalogue: Catalogue, criteria: Criteria, new: Iterable[str]) -> Iterator[Gone]:
    fields = set(new)
    for kept, other in _MUST_FIT:
        # Where one stands (« licence »), which no programme here leads to, takes nothing else away.
        exists = any(id_ in catalogue.index[other] for id_ in criteria.ids(other))
        if other in fields and kept not in fields and criteria.ids(kept) and exists:
            pair = Criteria().with_ids(kept, criteria.ids(kept)).with_ids(other, criteria.ids(other))
            if pair.towns:
                pair = replace(pair, radius_km=criteria.radius_km)
            if not count(catalogue, pair):
                yield Gone(kept, pair)
