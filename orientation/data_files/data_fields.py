"""Every field of every data file, in one place: what is checked, and what the guide must explain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from orientation.data_files.field_types import (
    BOOLEAN,
    DATE,
    SCHOOL_YEAR,
    TEXT,
    TEXTS,
    UAI,
    URL,
    VALUE,
    YEAR,
    YEAR_OR_UNKNOWN,
    Field,
    ListOf,
    Record,
    Reference,
    Section,
    number,
    one_of,
)
from orientation.data_files.knowledge_fields import KNOWLEDGE_SECTION
from orientation.data_files.path_fields import PATH_SECTIONS
from orientation.data_files.shared_fields import ADMISSION, DIPLOMA, ID, LEVEL, SOURCE, TARIFF
from orientation.knowledge.fact_units import UNITS, fact_problems

SCHOOL_STATUSES = ("public", "private", "eespig")
LANGUAGES = ("français", "anglais", "français et anglais")
ALTERNANCE = ("yes", "no", "part")
STATUSES = ("verified", "indirect", "common_knowledge", "unverified")

_REGION = Reference("regions", "l’identifiant d’une région de places.yml")
_TOWN = Reference("towns", "l’identifiant d’une ville de places.yml")
_SPECIALITY = Reference("specialities", "l’identifiant d’une spécialité de programmes.yml (section specialities)")
_SCHOOL = Reference("schools", "l’identifiant d’une école de programmes.yml (section schools)")

_ADJECTIVES = Field("adjectives", TEXTS, "« lillois », « lilloise »; the plural comes by itself", required=False)
_ALIASES = Field("aliases", TEXTS, "other ways that people write the name", required=False)
_AMBIGUOUS = Field("ambiguous", BOOLEAN, "true if the name is also an everyday word", required=False)
_LEADS_ON = Field("leads_on", TEXT, "how it leads on towards bac+5, said when no programme here has it", required=False)

_SOURCES = Section(
    "sources",
    (
        ID,
        Field("label", TEXT, "the name of the source, as shown to the user"),
        Field("year", YEAR_OR_UNKNOWN, "the year it was published, null if unknown"),
        Field("url", URL, "its address", required=False),
    ),
)

_FACTS = Section(
    "facts",
    (
        ID,
        Field("value", VALUE, "the figure, date, number or code; or else low and high", required=False),
        Field("low", VALUE, "the lower end of a range; alone, it means « plus de »", required=False),
        Field("high", VALUE, "the upper end of a range; alone, it means « jusqu’à »", required=False),
        Field("unit", one_of(*UNITS), "what the figure counts, which decides how it is written"),
        Field("source", SOURCE, "where it comes from"),
        Field("year", YEAR_OR_UNKNOWN, "the year that the figure describes, null if unknown"),
        Field("valid_until", DATE, "the last day it can be given without « à vérifier »", required=False),
        Field("text", TEXT, "its own wording, with {value}, {low} and {high} in it", required=False),
    ),
    check=fact_problems,
)

_REGIONS = Section(
    "regions",
    (
        ID,
        Field("name", TEXT, "the name"),
        Field("in", TEXT, "the name in a sentence, with « en », « dans le »…"),
        _ALIASES,
        _ADJECTIVES,
        _AMBIGUOUS,
    ),
)

_AREAS = Section(
    "areas",
    (
        ID,
        Field("name", TEXT, "the name"),
        Field("in", TEXT, "the name in a sentence, with « dans le », « en »…"),
        Field("regions", ListOf(_REGION, at_least=1), "the regions that it is made of"),
        _ALIASES,
        _AMBIGUOUS,
    ),
)

_TOWNS = Section(
    "towns",
    (
        ID,
        Field("name", TEXT, "the name"),
        Field("region", _REGION, "its region"),
        Field("department", TEXT, "the department's number, as text"),
        Field("latitude", number(-90, 90), "degrees north"),
        Field("longitude", number(-180, 180), "degrees east"),
        Field("metropolis", _TOWN, "the large town whose search also finds this one", required=False),
        _ALIASES,
        _ADJECTIVES,
        _AMBIGUOUS,
        Field("small", BOOLEAN, "true to see the name only well written and where a place is said", required=False),
    ),
)

_LEVELS = Section(
    "levels",
    (
        ID,
        Field("name", TEXT, "the name in a sentence"),
        _ALIASES,
        _LEADS_ON,
        Field("aim", BOOLEAN, "true for the level that the job asks for: its programmes come first", required=False),
    ),
)

_DIPLOMAS = Section(
    "diplomas",
    (
        ID,
        Field("name", TEXT, "the name in a sentence, without an article"),
        Field("plural", TEXT, "the plural in a sentence"),
        _ALIASES,
        _LEADS_ON,
        Field("reaches", LEVEL, "the level at which one stands with it, left out for a bac", required=False),
        Field("within", DIPLOMA, "the diploma whose search also finds this one", required=False),
        Field("guarantee", TEXT, "who vouches for it, in a few words after « c’est »", required=False),
        Field("alternance", TEXT, "what is usual, said where the programme does not tell", required=False),
        Field("selection", TEXT, "how one is chosen, said where the programme does not tell", required=False),
        Field("private_tariff", TARIFF, "the usual price in a private school, said in the same way", required=False),
    ),
)

_SPECIALITIES = Section(
    "specialities",
    (
        ID,
        Field("name", TEXT, "the name, after « en »"),
        _ALIASES,
        Field(
            "whole_catalogue",
            BOOLEAN,
            "true if all programmes lead to it: it does not narrow a search",
            required=False,
        ),
    ),
)

_ADMISSIONS = Section(
    "admissions",
    (
        ID,
        Field("label", TEXT, "the way in, in a few words"),
        Field("explanation", TEXT, "the way in, in one or two sentences"),
        Field("after_bac", BOOLEAN, "true if one may enter right after the bac, left out if unknown", required=False),
    ),
)

_TARIFFS = Section(
    "tariffs",
    (
        ID,
        Field("eur", number(0, 100000), "the price in euros"),
        Field("up_to", number(0, 100000), "the highest price, where it is not one but a range", required=False),
        Field("per", one_of("year", "programme"), "whether for a year or for the whole programme"),
        Field("year", SCHOOL_YEAR, "the school year of that price, null if unknown"),
        Field("for", TEXT, "who pays it, in brackets after the price", required=False),
        Field("source", SOURCE, "where it comes from"),
        Field("certain", BOOLEAN, "true for an official rate; else it is said to be checked", required=False),
    ),
    optional=True,
)

_SCHOOLS = Section(
    "schools",
    (
        ID,
        Field("name", TEXT, "the full name of today"),
        Field("short_name", TEXT, "the name that people use", required=False),
        _ALIASES,
        Field("ambiguous", BOOLEAN, "true if others have the same name: its town must be named too", required=False),
        Field("status", one_of(*SCHOOL_STATUSES), "who runs it, left out if unknown", required=False),
        Field("website", URL, "its site, for programmes that have none of their own", required=False),
        Field(
            "former_names",
            ListOf(
                Record(
                    (
                        Field("name", TEXT, "the old name, still understood"),
                        Field("change", TEXT, "one sentence: what changed, and when"),
                    )
                )
            ),
            "names that the school no longer has",
            required=False,
        ),
    ),
)

_UNLISTED_SCHOOLS = Section(
    "unlisted_schools",
    (
        Field("name", TEXT, "a known school that the catalogue does not have"),
        _ALIASES,
        Field("schools", ListOf(_SCHOOL, 1), "those of the catalogue that bear this name, if any", required=False),
    ),
    key="name",
)

_SELECTION = Record(
    (
        Field("session", YEAR, "the year of these figures"),
        Field("access_rate", number(0, 100), "the access rate that Parcoursup published, in %", required=False),
        Field("about", BOOLEAN, "true if the rate is only known about", required=False),
        Field("places", number(1, 10000), "how many places", required=False),
        Field("candidates", number(0, 1000000), "how many candidates in the main phase", required=False),
        Field("scope", TEXT, "what the figures count if it is more than the programme, after « pour »", required=False),
        Field("source", SOURCE, "where they come from"),
    )
)

_PROGRAMMES = Section(
    "programmes",
    (
        ID,
        Field("title", TEXT, "the name of the programme"),
        Field("school", _SCHOOL, "the school that gives it"),
        Field("partners", ListOf(_SCHOOL), "schools that give it together with that one", required=False),
        Field("diploma", DIPLOMA, "the diploma it leads to"),
        Field("level", LEVEL, "the level it leads to"),
        Field("entry", ListOf(LEVEL), "the levels at which one enters, left out if unknown", required=False),
        Field("duration_years", number(0.5, 10), "its length in years, left out if unknown", required=False),
        Field("towns", ListOf(_TOWN, at_least=1), "where it is taught"),
        Field("coordinates", ListOf(number(-180, 180), 2, 2), "degrees north and east of the place", required=False),
        Field("uai", UAI, "the ministry's code of the place", required=False),
        Field("parcoursup", TEXT, "the number of its sheet on Parcoursup", required=False),
        Field("remote", BOOLEAN, "true if it is followed from anywhere", required=False),
        Field("specialities", ListOf(_SPECIALITY), "what it is about"),
        Field("language", one_of(*LANGUAGES), "the language it is taught in, left out if unknown", required=False),
        Field("alternance", one_of(*ALTERNANCE), "yes, no, or part of the years; left out if unknown", required=False),
        Field("cti", BOOLEAN, "true if the CTI accredits it as an engineer's degree", required=False),
        Field("admission", ADMISSION, "how to get in, left out if unknown", required=False),
        Field("tariff", TARIFF, "its price, left out if unknown", required=False),
        Field("selection", _SELECTION, "places and candidates of one session", required=False),
        Field("website", URL, "the official site, left out if unknown", required=False),
        Field("rncp", TEXT, "its code in the RNCP, left out if unknown", required=False),
        Field("note", TEXT, "one or two sentences that a candidate must know", required=False),
        Field("list_note", TEXT, "a few words in brackets after the title, wherever it is listed", required=False),
        Field("sheet_title", TEXT, "the wording of the job sheet, still understood", required=False),
        _ALIASES,
        Field("sources", ListOf(SOURCE, at_least=1), "where all this comes from"),
        Field(
            "verification",
            Record(
                (
                    Field("status", one_of(*STATUSES), "how sure it is that the programme exists as written"),
                    Field("checked_on", DATE, "the day it was last checked"),
                    Field("to_check", TEXTS, "what is to be checked with the school", required=False),
                )
            ),
            "what was checked, and when",
        ),
    ),
)

_SAYS_NUMBER = Record((Field("says", TEXT, "the words"), Field("means", VALUE, "the number that they mean")))
_SECTORS = Section(
    "sectors",
    (
        ID,
        Field("name", TEXT, "the name, with its article"),
        Field("words", TEXTS, "words, or beginnings of words, by which people name it"),
        Field("said", TEXT, "what the sources say of it, left out if they say nothing", required=False),
        Field("sources", ListOf(SOURCE, at_least=1), "where it comes from"),
    ),
)

_TOLD_FIGURES = Section(
    "told_figures",
    (
        ID,
        Field("ways", ListOf(TEXT, 1), "how it is told, # for the number"),
        Field("words", ListOf(_SAYS_NUMBER), "words that mean a number", required=False),
        Field("low", VALUE, "the least that is meant"),
        Field("high", VALUE, "the most that is meant"),
        Field("remembered", VALUE, "in how many messages it still counts"),
        Field(
            "cut",
            Reference("facts", "l’identifiant d’un fait"),
            "the fact that says how many per cent are taken off",
            required=False,
        ),
        Field("examples", ListOf(_SAYS_NUMBER, 1), "what it is read in"),
        Field("traps", TEXTS, "what it is not read in"),
    ),
)

FILES: dict[str, tuple[Section, ...]] = {
    "sources.yml": (_SOURCES,),
    "places.yml": (_REGIONS, _AREAS, _TOWNS),
    "sectors.yml": (_SECTORS,),
    "told_figures.yml": (_TOLD_FIGURES,),
    "programmes.yml": (
        _LEVELS, _DIPLOMAS, _SPECIALITIES, _ADMISSIONS, _TARIFFS, _SCHOOLS, _UNLISTED_SCHOOLS, _PROGRAMMES,
    ),
    "programmes/*.yml": (
        replace(_SCHOOLS, optional=True),
        replace(_UNLISTED_SCHOOLS, optional=True),
        replace(_PROGRAMMES, optional=True),
    ),
    "paths.yml": PATH_SECTIONS,
    "facts/*.yml": (_FACTS,),
    "knowledge/*.yml": (KNOWLEDGE_SECTION,),
}  # fmt: skip


def sections_of(path: Path) -> tuple[Section, ...]:
    """Return the sections of a data file, which its name tells, or that of its folder."""
    return FILES[path.name] if path.name in FILES else FILES[f"{path.parent.name}/*.yml"]


def documented_fields() -> dict[str, dict[str, list[str]]]:
    """Return the name of every field by file and section; a field inside another is `outer.inner`."""
    return {
        file: {section.name: list(_names(section.fields)) for section in sections} for file, sections in FILES.items()
    }


def _names(fields: tuple[Field, ...], prefix: str = "") -> Iterator[str]:
    for field in fields:
        yield prefix + field.name
        inner = field.type.item if isinstance(field.type, ListOf) else field.type
        if isinstance(inner, Record):
            yield from _names(inner.fields, f"{prefix}{field.name}.")
