"""The catalogue: programmes, all that they refer to, and the index that makes a search fast."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from orientation.data_files.data_cache import DEFAULT_CACHE, Entry, Sections, read_sections_once
from orientation.knowledge.index import Index, build_index, positions_by_town
from orientation.knowledge.places import Area, Region, Town, build_places
from orientation.knowledge.programme import (
    Admission,
    Diploma,
    FormerName,
    Level,
    Programme,
    School,
    Speciality,
    UnlistedSchool,
    Verification,
)
from orientation.knowledge.sources import Source, build_sources
from orientation.text import fold

CATALOGUE_FILES = ("sources.yml", "places.yml", "programmes.yml")


@dataclass(frozen=True)
class Catalogue:
    """Everything by id, in the order of the files; programmes by level, then school, then title.

    `index` and `by_town` give programmes as positions in `ordered`.
    """

    sources: Mapping[str, Source]
    regions: Mapping[str, Region]
    areas: Mapping[str, Area]
    towns: Mapping[str, Town]
    levels: Mapping[str, Level]
    diplomas: Mapping[str, Diploma]
    specialities: Mapping[str, Speciality]
    admissions: Mapping[str, Admission]
    schools: Mapping[str, School]
    unlisted_schools: Mapping[str, UnlistedSchool]
    programmes: Mapping[str, Programme]
    ordered: tuple[Programme, ...]
    index: Index
    by_town: Mapping[str, list[int]]

    def label(self, field: str, id_: str) -> str:
        """Return the name of an id of a search field, as shown to the user."""
        if field == "school":
            return self.schools[id_].label
        named: Mapping[str, Mapping[str, Level | Diploma | Region | Town | Speciality]] = {
            "level": self.levels,
            "diploma": self.diplomas,
            "region": self.regions,
            "town": self.towns,
            "speciality": self.specialities,
        }
        return named[field][id_].name


def load_catalogue(data_dir: Path, cache_dir: Path = DEFAULT_CACHE) -> Catalogue:
    """Return the catalogue of a data folder.

    Raises DataError with all the problems of sources.yml, places.yml and programmes.yml.
    """
    return build_catalogue(read_sections_once([data_dir / name for name in CATALOGUE_FILES], cache_dir))


def build_catalogue(sections: Sections) -> Catalogue:
    """Return the catalogue of checked sections."""
    places = build_places(sections)
    levels = {
        entry["id"]: Level(entry["id"], entry["name"], _aliases(entry), entry.get("leads_on"))
        for entry in sections["levels"]
    }
    schools = {entry["id"]: _school(entry) for entry in sections["schools"]}
    ordered = _sorted((_programme(entry) for entry in sections["programmes"]), levels, schools)
    return Catalogue(
        sources=build_sources(sections["sources"]),
        regions=places.regions,
        areas=places.areas,
        towns=places.towns,
        levels=levels,
        diplomas={entry["id"]: _diploma(entry) for entry in sections["diplomas"]},
        specialities={
            entry["id"]: Speciality(entry["id"], entry["name"], _aliases(entry), entry.get("whole_catalogue", False))
            for entry in sections["specialities"]
        },
        admissions={
            entry["id"]: Admission(entry["id"], entry["label"], entry["explanation"], entry.get("after_bac", False))
            for entry in sections["admissions"]
        },
        schools=schools,
        unlisted_schools={
            entry["name"]: UnlistedSchool(entry["name"], _aliases(entry)) for entry in sections["unlisted_schools"]
        },
        programmes={programme.id: programme for programme in ordered},
        ordered=ordered,
        index=build_index(ordered, places.towns),
        by_town=positions_by_town(ordered),
    )


def _sorted(
    programmes: Iterable[Programme], levels: Mapping[str, Level], schools: Mapping[str, School]
) -> tuple[Programme, ...]:
    level_ranks = {level: rank for rank, level in enumerate(levels)}
    school_names = {school.id: fold(school.label) for school in schools.values()}
    return tuple(
        sorted(
            programmes,
            key=lambda p: (level_ranks[p.level], school_names[p.school], p.title, p.id),
        )
    )


def _aliases(entry: Entry) -> tuple[str, ...]:
    return tuple(entry.get("aliases", ()))


def _diploma(entry: Entry) -> Diploma:
    return Diploma(entry["id"], entry["name"], entry["plural"], _aliases(entry), entry.get("leads_on"))


def _school(entry: Entry) -> School:
    former_names = tuple(FormerName(old["name"], old["change"]) for old in entry.get("former_names", ()))
    return School(entry["id"], entry["name"], entry.get("short_name"), _aliases(entry), former_names)


def _programme(entry: Entry) -> Programme:
    checked = entry["verification"]
    return Programme(
        id=entry["id"],
        title=entry["title"],
        school=entry["school"],
        partners=tuple(entry.get("partners", ())),
        diploma=entry["diploma"],
        level=entry["level"],
        towns=tuple(entry["towns"]),
        specialities=tuple(entry["specialities"]),
        sources=tuple(entry["sources"]),
        verification=Verification(
            checked["status"], date.fromisoformat(checked["checked_on"]), tuple(checked.get("to_check", ()))
        ),
        duration_years=entry.get("duration_years"),
        language=entry.get("language"),
        admission=entry.get("admission"),
        cost_eur=entry.get("cost_eur"),
        website=entry.get("website"),
        rncp=entry.get("rncp"),
        note=entry.get("note"),
        list_note=entry.get("list_note"),
        sheet_title=entry.get("sheet_title"),
        aliases=_aliases(entry),
    )
