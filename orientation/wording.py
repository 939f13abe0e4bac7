"""Say in French what was understood and what was found."""

from __future__ import annotations

from collections.abc import Iterable

from orientation.catalogue import Catalogue
from orientation.criteria import Criteria
from orientation.figures import write_number
from orientation.programme import Programme
from orientation.text import NBSP

_FIELD_NAMES = {
    "level": "le niveau",
    "diploma": "le diplôme",
    "region": "la région",
    "town": "la ville",
    "school": "l’école",
    "speciality": "la spécialité",
}


def heading(catalogue: Catalogue, criteria: Criteria) -> str:
    """Return what is searched: « Formations bac+6 à Grenoble », « Toutes les formations »."""
    if not criteria.fields():
        return "Toutes les formations"
    words = [
        join_words((catalogue.diplomas[id_].plural for id_ in criteria.diplomas), "ou") or "formations",
        join_words((catalogue.levels[id_].name for id_ in criteria.levels), "ou"),
        join_words((f"en {catalogue.specialities[id_].name}" for id_ in criteria.specialities), "ou"),
        place(catalogue, criteria),
    ]
    schools = join_words((catalogue.schools[id_].label for id_ in criteria.schools), "ou")
    return first_upper(" ".join(filter(None, words))) + (f" – {schools}" if schools else "")


def place(catalogue: Catalogue, criteria: Criteria) -> str:
    """Return where: « à Rennes », « au Mans ou à Lille », « à Rennes, en Bretagne », or nothing."""
    towns = join_words((catalogue.towns[id_].located for id_ in criteria.towns), "ou")
    regions = join_words((catalogue.regions[id_].located for id_ in criteria.regions), "ou")
    return ", ".join(filter(None, (towns, regions)))


def refinement_title(catalogue: Catalogue, field: str, id_: str, count: int) -> str:
    """Return a value that narrows a search: « Masters (4) », « À Paris (5) »."""
    names = {
        "level": lambda: catalogue.levels[id_].name,
        "diploma": lambda: catalogue.diplomas[id_].plural,
        "region": lambda: catalogue.regions[id_].located,
        "town": lambda: catalogue.towns[id_].located,
        "speciality": lambda: f"en {catalogue.specialities[id_].name}",
    }
    return f"{first_upper(names[field]())} ({count})"


def without(fields: Iterable[str], count: int) -> str:
    """Return what giving up these fields finds: « sans la ville (3) », « sans le niveau ni la ville (1) »."""
    return f"sans {' ni '.join(_FIELD_NAMES[field] for field in fields)} ({count})"


def school_name(catalogue: Catalogue, programme: Programme) -> str:
    """Return who gives a programme: the school, and its partners by their usual name."""
    partners = join_words((catalogue.schools[id_].label for id_ in programme.partners), "et")
    name = catalogue.schools[programme.school].name
    return f"{name} avec {partners}" if partners else name


def programme_label(catalogue: Catalogue, programme: Programme) -> str:
    """Return a programme in a few words: « Ensimag : diplôme d’ingénieur »."""
    return f"{catalogue.schools[programme.school].label}{NBSP}: {catalogue.diplomas[programme.diploma].name}"


def write_duration(years: float) -> str:
    """Return a length: « 1 an », « 2 ans », « 18 mois »."""
    if years != int(years):
        return f"{write_number(round(years * 12))}{NBSP}mois"
    return f"{write_number(int(years))}{NBSP}{'ans' if years >= 2 else 'an'}"


def write_distance(km: float) -> str:
    """Return a distance: « à 96 km »."""
    return f"à {write_number(round(km))}{NBSP}km"


def join_words(words: Iterable[str], last: str) -> str:
    """Return « a, b ou c »."""
    *before, end = list(words) or [""]
    return f"{', '.join(before)} {last} {end}" if before else end


def first_upper(text: str) -> str:
    """Return the text with a capital first, the rest as it is (MBA, IA…)."""
    return text[:1].upper() + text[1:]
