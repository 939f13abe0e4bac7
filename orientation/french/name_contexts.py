"""The words around a name by which it is told from an everyday word, as data/french/name_contexts.yml lists them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from orientation.data_files.field_types import TEXT, Field, Section
from orientation.data_files.shared_fields import ID
from orientation.french.lists import Words, french_file, sequence
from orientation.french.phrases import Cue

_SCHOOLS = Section(
    "schools",
    (ID, Field("before", TEXT, "the words before the town"), Field("name", TEXT, "the beginning of the school's name")),
)
NAME_CONTEXTS = french_file("name_contexts.yml", _SCHOOLS)


@dataclass(frozen=True)
class NameContexts:
    """The lists of the file."""

    before_place: Words
    of: Words
    from_or_near: Words
    at_the: Words
    not_telling: Words
    between_places: Words
    has_an_adjective: Words
    after_subject: Words
    job: Words
    between_job_and_field: Words
    before_subject: Words
    before_thing: Words
    after_other_job: Words
    needs_permit: Words
    other_things: Cue
    before_platform: Words
    chips: Words
    computers: Words
    before_acronym: Words
    before_mastere: Words
    after_aim: Words
    foreign_towns: Words
    streets: Words
    named_after_places: Cue
    other_houses: Words
    called: Words
    about_people: Words
    about: Words
    before_other_school: Words
    any_university: Words
    person: Words
    titles: Words
    before_full_name: Words
    not_first_names: Words
    possessives: Words
    goes_on: Cue
    before_other: Words
    namesakes: Words
    in_country: Words
    countries: Words
    after_other: Words
    inside_names: Words
    not_typos: Words


@lru_cache(maxsize=1)
def name_contexts() -> NameContexts:
    """Return the lists. Raises DataError: call it once when the program starts."""
    return NAME_CONTEXTS.read(NameContexts)


@lru_cache(maxsize=1)
def schools_by_town() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the words before a town that make a school, links left out, and the beginning of its name."""
    return tuple((sequence(entry["before"]), entry["name"]) for entry in NAME_CONTEXTS.document.data["schools"])
