"""The catalogue: programmes, all that they refer to, and the index that makes a search fast."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from orientation.data_files.data_cache import DEFAULT_CACHE, Entry, Sections, read_sections_once
from orientation.data_files.file_state import KEPT, FileState, state_of
from orientation.knowledge.index import BAC, Index, build_index, positions_by_town
from orientation.knowledge.places import Area, Region, Town, build_places
from orientation.knowledge.programme import (
    Admission,
    Diploma,
    FormerName,
    Level,
    Programme,
    School,
    Selection,
    Speciality,
    Tariff,
    UnlistedSchool,
    Verification,
)
from orientation.knowledge.sources import Source, build_sources
from orientation.text import fold

CATALOGUE_FILES = ("sources.yml", "places.yml", "programmes.yml")
FOLDER = "programmes"
# What could not be verified stays in the files, and is not shown.
HIDDEN = "unverified"


@dataclass(frozen=True)
class Catalogue:
    """Everything by id, in the order of the files; programmes in the order in which they fit best.

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
    tariffs: Mapping[str, Tariff]
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
            "entry": self.levels,
            "diploma": self.diplomas,
            "region": self.regions,
            "town": self.towns,
            "speciality": self.specialities,
        }
        return named[field][id_].name if field in named else id_

    def tariff_of(self, programme: Programme) -> Tariff | None:
        """Return what a programme costs, None if that is unknown."""
        return None if programme.tariff is None else self.tariffs[programme.tariff]


def load_catalogue(data_dir: Path, cache_dir: Path = DEFAULT_CACHE) -> Catalogue:
    """Return the catalogue of a data folder.

    Raises DataError with all the problems of sources.yml, places.yml, programmes.yml and programmes/.
    """
    return _read_catalogue(state_of(*catalogue_files(data_dir)), data_dir, cache_dir)


@lru_cache(maxsize=KEPT)
def _read_catalogue(_: FileState, data_dir: Path, cache_dir: Path) -> Catalogue:
    return build_catalogue(read_sections_once(catalogue_files(data_dir), cache_dir))


def catalogue_files(data_dir: Path) -> list[Path]:
    """Return the files that the catalogue is read from: CATALOGUE_FILES, then those of the kinds of programmes."""
    return [*(data_dir / name for name in CATALOGUE_FILES), *sorted((data_dir / FOLDER).glob("*.yml"))]


def build_catalogue(sections: Sections) -> Catalogue:
    """Return the catalogue of checked sections."""
    places = build_places(sections)
    levels = {
        entry["id"]: Level(entry["id"], entry["name"], _aliases(entry), entry.get("leads_on"), entry.get("aim", False))
        for entry in sections["levels"]
    }
    schools = {entry["id"]: _school(entry) for entry in sections["schools"]}
    admissions = {
        entry["id"]: Admission(entry["id"], entry["label"], entry["explanation"], entry.get("after_bac", False))
        for entry in sections["admissions"]
    }
    diplomas = {entry["id"]: _diploma(entry) for entry in sections["diplomas"]}
    tariffs = {entry["id"]: _tariff(entry) for entry in sections.get("tariffs", ())}
    shown = [entry for entry in sections["programmes"] if entry["verification"]["status"] != HIDDEN]
    ordered = _sorted((_programme(entry, schools, admissions) for entry in shown), levels, schools)
    return Catalogue(
        sources=build_sources(sections["sources"]),
        regions=places.regions,
        areas=places.areas,
        towns=places.towns,
        levels=levels,
        diplomas=diplomas,
        specialities={
            entry["id"]: Speciality(entry["id"], entry["name"], _aliases(entry), entry.get("whole_catalogue", False))
            for entry in sections["specialities"]
        },
        admissions=admissions,
        tariffs=tariffs,
        schools=schools,
        unlisted_schools={
            entry["name"]: UnlistedSchool(entry["name"], _aliases(entry), tuple(entry.get("schools", ())))
            for entry in sections["unlisted_schools"]
        },
        programmes={programme.id: programme for programme in ordered},
        ordered=ordered,
        index=build_index(ordered, places.towns, schools, diplomas),
        by_town=positions_by_town(ordered),
    )


def _sorted(
    programmes: Iterable[Programme], levels: Mapping[str, Level], schools: Mapping[str, School]
) -> tuple[Programme, ...]:
    """Return the programmes that fit the job best first.

    First those that train for it, at its level, then above, then below, the nearest level first; those of the job sheet
    before others.
    """
    in_order = list(levels)
    aim = next((rank for rank, level in enumerate(levels.values()) if level.aim), 0)
    level_ranks = {level: rank for rank, level in enumerate([*in_order[aim:], *reversed(in_order[:aim])])}
    school_names = {school.id: fold(school.label) for school in schools.values()}
    return tuple(
        sorted(
            programmes,
            key=lambda p: (
                p.list_note is not None,
                level_ranks[p.level],
                p.sheet_title is None,
                school_names[p.school],
                p.title,
                p.id,
            ),
        )
    )


def _aliases(entry: Entry) -> tuple[str, ...]:
    return tuple(entry.get("aliases", ()))


def _diploma(entry: Entry) -> Diploma:
    return Diploma(
        entry["id"],
        entry["name"],
        entry["plural"],
        _aliases(entry),
        entry.get("leads_on"),
        entry.get("reaches"),
        entry.get("within"),
        entry.get("guarantee"),
        entry.get("alternance"),
        entry.get("selection"),
        entry.get("private_tariff"),
    )


def _tariff(entry: Entry) -> Tariff:
    year = entry["year"]
    return Tariff(
        entry["id"],
        entry["eur"],
        entry["per"] == "year",
        None if year is None else str(year),
        entry["source"],
        entry.get("for"),
        entry.get("certain", False),
        entry.get("up_to"),
    )


def _selection(entry: Entry) -> Selection:
    return Selection(
        entry["session"],
        entry["source"],
        entry.get("access_rate"),
        entry.get("about", False),
        entry.get("places"),
        entry.get("candidates"),
        entry.get("scope"),
    )


def _school(entry: Entry) -> School:
    former_names = tuple(FormerName(old["name"], old["change"]) for old in entry.get("former_names", ()))
    return School(
        entry["id"],
        entry["name"],
        entry.get("short_name"),
        _aliases(entry),
        former_names,
        entry.get("status"),
        entry.get("website"),
        entry.get("ambiguous", False),
    )


def _programme(entry: Entry, schools: Mapping[str, School], admissions: Mapping[str, Admission]) -> Programme:
    checked = entry["verification"]
    admission = entry.get("admission")
    entered = tuple(entry.get("entry", ()))
    if admission is not None and admissions[admission].after_bac and BAC not in entered:
        entered = (BAC, *entered)
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
        admission=admission,
        entry=entered,
        alternance=entry.get("alternance"),
        remote=entry.get("remote", False),
        cti=entry.get("cti"),
        tariff=entry.get("tariff"),
        selection=_selection(entry["selection"]) if "selection" in entry else None,
        coordinates=tuple(entry["coordinates"]) if "coordinates" in entry else None,
        uai=entry.get("uai"),
        parcoursup=entry.get("parcoursup"),
        website=entry.get("website") or schools[entry["school"]].website,
        rncp=entry.get("rncp"),
        note=entry.get("note"),
        list_note=entry.get("list_note"),
        sheet_title=entry.get("sheet_title"),
        aliases=_aliases(entry),
    )
