"""The words around a name by which it is told from an everyday word."""

from __future__ import annotations

from functools import lru_cache

from orientation.data_files.field_types import TEXT, Field, Section
from orientation.data_files.shared_fields import ID
from orientation.french.lists import LISTS, FrenchFile, sequence

_SCHOOLS = Section(
    "schools",
    (ID, Field("before", TEXT, "the words before the town"), Field("name", TEXT, "the beginning of the school's name")),
)
NAME_CONTEXTS = FrenchFile(
    "name_contexts.yml",
    words=(
        "before_place of from_or_near at_the not_telling between_places has_an_adjective after_subject job "
        "between_job_and_field before_subject before_thing after_other_job needs_permit before_platform chips "
        "computers before_acronym before_mastere after_aim foreign_towns streets other_houses called about_people "
        "about before_other_school any_university person titles before_full_name not_first_names possessives "
        "before_other namesakes in_country countries after_other inside_names not_typos"
    ),
    cues="other_things named_after_places goes_on",
    sections=(LISTS, _SCHOOLS),
)


@lru_cache(maxsize=1)
def schools_by_town() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the words before a town that make a school, links left out, and the beginning of its name."""
    return tuple((sequence(entry["before"]), entry["name"]) for entry in NAME_CONTEXTS.section("schools"))
