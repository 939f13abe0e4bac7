"""Read what a user asked for from the entities of a message."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any

from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.index import FIELDS
from orientation.knowledge.programme import FormerName
from orientation.lookup.after_bac import after_bac
from orientation.lookup.change import AROUND_KM, Change, read_change
from orientation.lookup.criteria import AFTER_BAC, ATTRIBUTES, EVERYWHERE_KM, EXCLUDED, MAX_FEE, RADIUS, Criteria
from orientation.lookup.leftovers import Leftovers, leftovers
from orientation.lookup.relevance import relevant
from orientation.lookup.sentence import Sentence, read_sentence
from orientation.lookup.told_beside import told_beside
from orientation.lookup.wishes import UNIVERSITY_DIPLOMAS, means_university, stands, wished
from orientation.recognition.departments import named_department
from orientation.text import fold

# Fields whose values are few words, and no entries of the data.
_VALUES = ("status", "mode", "language")
_MOST_DIGITS = 6


@dataclass(frozen=True)
class Request:
    """What was asked.

    `former_names` has the old names that the user wrote, `has_unknown` tells that something named an entry
    that the catalogue does not have, `leftovers` is what a typed text says beside, `change` what it does to the search
    under way (None if nothing was typed), `given_up` and `loosened` the (field, id) that it names to be rid of,
    `stands_with` the diplomas that somebody has or prepares.
    """

    criteria: Criteria = field(default_factory=Criteria)
    programmes: tuple[str, ...] = ()
    unlisted_schools: tuple[str, ...] = ()
    former_names: tuple[FormerName, ...] = ()
    page: int = 1
    has_unknown: bool = False
    leftovers: Leftovers = field(default_factory=Leftovers)
    change: Change | None = None
    given_up: tuple[tuple[str, str], ...] = ()
    loosened: tuple[tuple[str, str], ...] = ()
    stands_with: tuple[str, ...] = ()

    @property
    def names_something(self) -> bool:
        """Tell whether anything was understood that a search can go by."""
        return bool(self.criteria.parts() or self.programmes or self.unlisted_schools or self.has_unknown)

    @property
    def only_wishes(self) -> bool:
        """Tell whether it asks for what a programme is like, and names nothing: « en alternance », « pas cher »."""
        parts = set(self.criteria.parts())
        named = self.programmes or self.unlisted_schools or self.has_unknown
        return bool(parts) and parts <= {*ATTRIBUTES, MAX_FEE} and not named


def read_request(catalogue: Catalogue, entities: Iterable[Mapping[str, Any]], text: str = "") -> Request:
    """Return the request of a message: its text, and its entities as Rasa gives them.

    The value of an entity is an id or a list of ids; one found in the text also has `start` and `end`.
    """
    entities = list(entities)
    # A choice was not typed: its text is a payload, and exactly what is asked.
    typed = "" if text.startswith("/") else text
    sentence = read_sentence(catalogue, typed, entities) if typed else Sentence()
    change = read_change(sentence) if typed else Change()
    is_after_bac, bac_mentions = after_bac(sentence)
    standing = stands(catalogue, sentence)
    not_asked = {*change.excluded, *change.given_up, *change.loosened, *bac_mentions, *standing.mentions}
    not_asked |= told_beside(typed, entities)
    areas = sentence.mentions[len(entities) :]
    mentions = [*entities, *({"entity": area.kind, "value": list(area.ids)} for area in areas)]
    found = _Found(catalogue)
    for number, entity in enumerate(mentions):
        if number not in not_asked:
            found.add(entity)
    asked = found.ids
    if typed and not asked["town"] and not asked["region"]:
        asked["town"] += named_department(catalogue, typed)
    # « Quetigny, ce n’est pas Lyon ! Quelles écoles à Lyon ? » asks for Lyon.
    excluded = [pair for pair in _pairs(catalogue, sentence, change.excluded) if pair[1] not in asked[pair[0]]]
    asked[EXCLUDED] += (f"{field_}:{id_}" for field_, id_ in excluded)
    spans = [(entity["start"], entity["end"]) for entity in entities if "start" in entity and "end" in entity]
    left = leftovers(typed, spans)
    radius_km = change.radius_km
    if left.near_me and radius_km is None and not asked["town"] and not asked["region"]:
        radius_km = AROUND_KM
    if radius_km is not None:
        asked[RADIUS] = [str(radius_km)]
    if is_after_bac:
        asked[AFTER_BAC] = ["true"]
    asked["entry"] += standing.levels
    for name, value in wished(left.subjects):
        asked[name].append(value)
    if typed and not asked["diploma"] and means_university(sentence) and not asked["school"]:
        asked["diploma"] += (id_ for id_ in UNIVERSITY_DIPLOMAS if id_ in catalogue.index["diploma"])
    criteria = Criteria.from_entities({name: asked[name] for name in (*FIELDS, EXCLUDED, RADIUS, AFTER_BAC, MAX_FEE)})
    return Request(
        relevant(catalogue, criteria) if typed else criteria,
        programmes=tuple(dict.fromkeys(asked["programme"])),
        unlisted_schools=tuple(dict.fromkeys(asked["unlisted_school"])),
        stands_with=standing.diplomas,
        former_names=_former_names(catalogue, entities, text),
        page=_page(asked["page"]),
        has_unknown=found.has_unknown,
        leftovers=left,
        change=change if typed else None,
        given_up=_pairs(catalogue, sentence, change.given_up),
        loosened=_pairs(catalogue, sentence, change.loosened),
    )


def near_home(request: Request, town: str | None) -> Request:
    """Return a typed request that says no place around the town where its writer lives, or else the nearest first."""
    criteria, change = request.criteria, request.change
    if town is None or change is None or change.is_cue or criteria.towns or criteria.regions or criteria.schools:
        return request
    if request.leftovers.near_me:
        left = replace(request.leftovers, near_me=False)
        return replace(request, criteria=replace(criteria, towns=(town,)), leftovers=left)
    if not criteria.parts() or request.programmes or request.unlisted_schools:
        return request
    return replace(request, criteria=replace(criteria, towns=(town,), radius_km=EVERYWHERE_KM))


class _Found:
    """Collect ids by entity, those that the catalogue knows."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._known: dict[str, Mapping[str, Any]] = {
            "level": catalogue.levels,
            "diploma": catalogue.diplomas,
            "region": catalogue.regions,
            "town": catalogue.towns,
            "school": catalogue.schools,
            "speciality": catalogue.specialities,
            "programme": catalogue.programmes,
            "entry": catalogue.levels,
            **{name: catalogue.index[name] for name in _VALUES},
        }
        self.ids: dict[str, list[str]] = {
            kind: []
            for kind in (*self._known, *_VALUES, "page", "unlisted_school", EXCLUDED, RADIUS, AFTER_BAC, MAX_FEE)
        }
        self.has_unknown = False

    def add(self, entity: Mapping[str, Any]) -> None:
        kind, value = entity.get("entity"), entity.get("value")
        if kind not in self.ids:
            return
        for id_ in value if isinstance(value, list) else [value]:
            if not self._is_good(kind, id_):
                self.has_unknown = True
            elif isinstance(id_, (str, int)) and not _is_whole_catalogue(self._catalogue, kind, str(id_)):
                self._put(kind, str(id_))

    def _put(self, kind: str, id_: str) -> None:
        # The name of a network stands for those of its schools that the catalogue has.
        unlisted = self._catalogue.unlisted_schools.get(id_) if kind == "unlisted_school" else None
        if unlisted is not None and unlisted.schools:
            self.ids["school"] += unlisted.schools
        else:
            self.ids[kind].append(id_)

    def _is_good(self, kind: str, id_: object) -> bool:
        if kind == EXCLUDED:
            field_, _, excluded = str(id_).partition(":")
            return field_ in FIELDS and excluded in self._known[field_]
        if kind == AFTER_BAC:
            return id_ == "true"
        if kind == MAX_FEE:
            return str(id_).isdecimal() and len(str(id_)) <= _MOST_DIGITS
        if kind == RADIUS:
            return str(id_).isdecimal() and 0 < len(str(id_)) <= len(str(EVERYWHERE_KM))
        return kind not in self._known or id_ in self._known[kind]


def _pairs(catalogue: Catalogue, sentence: Sentence, numbers: Iterable[int]) -> tuple[tuple[str, str], ...]:
    """Return the (field, id) of some mentions."""
    mentions = [sentence.mentions[number] for number in numbers]
    pairs = ((mention.kind, id_) for mention in mentions if mention.kind in FIELDS for id_ in mention.ids)
    return tuple(pair for pair in dict.fromkeys(pairs) if not _is_whole_catalogue(catalogue, *pair))


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
