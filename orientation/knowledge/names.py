"""Everything that a user may call a school, a town, a level or another entry of the data files."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from orientation.knowledge.catalogue import Catalogue
from orientation.text import fold

# With so few letters, one typo makes another name: « lens » and « sens », « isep » and « isen ».
_EXACT_LENGTH = 4


@dataclass(frozen=True)
class Name:
    """One way to call one entry: `kind` is the entity (school, town…), `id` its value, `text` the name.

    `exact` marks a name that is too short to be recognised with a typo in it, `ambiguous` one that is also
    an everyday word (tours, nice), which needs words around it that show a place is meant, `verbatim` one that is
    too little known to look for it behind a typo or in a mere capital, `adjective` « lilloise », which tells a place
    after « école » only. `belongs_to` are the ids
    of the schools and places of a programme: beside another one, its name means something else.
    """

    kind: str
    id: str
    text: str
    exact: bool = False
    ambiguous: bool = False
    verbatim: bool = False
    adjective: bool = False
    belongs_to: frozenset[str] = frozenset()


def names(catalogue: Catalogue) -> list[Name]:
    """Return every name of every entry: today's, short, former, the sheet's wording and the aliases.

    A name that several programmes share is left out: it cannot tell which of them is meant. The title of a programme
    that the job sheet does not name is found by what it says: its school, diploma and speciality.
    """
    found: list[Name] = []
    for kind, id_, ambiguous, texts in _entries(catalogue):
        verbatim = kind == "town" and catalogue.towns[id_].small
        for text in dict.fromkeys(texts):
            exact = kind == "level" or sum(map(str.isalnum, text)) <= _EXACT_LENGTH
            belongs_to = _homes(catalogue, id_) if kind == "programme" else frozenset()
            found.append(Name(kind, id_, text, exact, ambiguous, verbatim, belongs_to=belongs_to))
    found += _adjectives(catalogue)
    shared = Counter(fold(name.text) for name in found if name.kind == "programme")
    return [name for name in found if name.kind != "programme" or shared[fold(name.text)] == 1]


def _adjectives(catalogue: Catalogue) -> Iterator[Name]:
    """Yield « lillois », « lilloise » and « lilloises » as names of Lille."""
    for kind, places in (("town", catalogue.towns), ("region", catalogue.regions)):
        for place in places.values():
            for adjective in place.adjectives:
                for text in dict.fromkeys((adjective, adjective if adjective[-1] in "sx" else f"{adjective}s")):
                    yield Name(kind, place.id, text, verbatim=True, adjective=True)


def _homes(catalogue: Catalogue, programme_id: str) -> frozenset[str]:
    programme = catalogue.programmes[programme_id]
    towns = [catalogue.towns[id_] for id_ in programme.towns]
    homes = {programme.school, *programme.partners, *programme.towns}
    homes |= {town.region for town in towns} | {town.metropolis for town in towns if town.metropolis}
    return frozenset(homes)


def _entries(catalogue: Catalogue) -> Iterator[tuple[str, str, bool, list[str]]]:
    towns: dict[str, dict[str, None]] = defaultdict(dict)
    for programme in catalogue.ordered:
        towns[programme.school] |= {catalogue.towns[id_].name: None for id_ in programme.towns}
    for school in catalogue.schools.values():
        former = [old.name for old in school.former_names]
        short = [school.short_name] if school.short_name else []
        texts = [school.name, *short, *school.aliases, *former]
        if school.ambiguous:
            texts = [f"{text} {link}{town}" for text in texts for town in towns[school.id] for link in ("", "à ")]
        yield "school", school.id, False, texts
    for town in catalogue.towns.values():
        yield "town", town.id, town.ambiguous, [town.name, *town.aliases]
    for region in catalogue.regions.values():
        yield "region", region.id, region.ambiguous, [region.name, *region.aliases]
    for level in catalogue.levels.values():
        yield "level", level.id, False, [level.name, *level.aliases]
    for diploma in catalogue.diplomas.values():
        yield "diploma", diploma.id, False, [diploma.name, diploma.plural, *diploma.aliases]
    for speciality in catalogue.specialities.values():
        yield "speciality", speciality.id, False, [speciality.name, *speciality.aliases]
    for unlisted in catalogue.unlisted_schools.values():
        yield "unlisted_school", unlisted.name, False, [unlisted.name, *unlisted.aliases]
    for programme in catalogue.programmes.values():
        sheet = [programme.sheet_title] if programme.sheet_title else []
        # The title of another one, « Master 2 Data science », is what many are called.
        yield "programme", programme.id, False, [*([programme.title] if sheet else ()), *sheet, *programme.aliases]
