"""Say in French what was understood and what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from orientation.answers.figures import write_number
from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.index import ALTERNANCE, BAC, PRIVATE, PUBLIC, REMOTE
from orientation.knowledge.programme import Programme
from orientation.lookup.areas import area_of
from orientation.lookup.criteria import ATTRIBUTES, EVERYWHERE_KM, PLACES, Criteria
from orientation.recognition.departments import department_of
from orientation.text import NBSP

# What stands in a heading for a field that is given up.
_ANY = {
    "diploma": "tous les diplômes",
    "level": "de tous niveaux",
    "speciality": "dans toutes les spécialités",
    "school": ", toutes écoles confondues",
}
# Each stands after what is searched: « masters dans le public, en alternance ».
_ATTRIBUTES = {
    ("status", PUBLIC): "dans le public",
    ("status", PRIVATE): "dans le privé",
    ("mode", ALTERNANCE): "en alternance",
    ("mode", REMOTE): "à distance",
}
_STARTS_OF_SENTENCES = ("l’", "le ", "la ", "les ", "un ", "une ", "tu ", "il ", "elle ", "on ", "après ", "avec ")
_VOWELS = "aeiouyàâéèêëîïôöùûü"


def heading(catalogue: Catalogue, criteria: Criteria) -> str:
    """Return what is searched: « Formations bac+6 à Grenoble », « Toutes les formations »."""
    return first_upper(searched(catalogue, criteria))


def searched(catalogue: Catalogue, criteria: Criteria) -> str:
    """Return what is searched inside a sentence: « formations bac+6 à Grenoble »."""
    return _searched(catalogue, criteria, ())


def widened(catalogue: Catalogue, criteria: Criteria, given_up: Iterable[str], count: int) -> str:
    """Return what is found without some fields: « tous les diplômes à Lille (1) », « masters partout en France (5) ».

    `criteria` are those that are kept.
    """
    return f"{_searched(catalogue, criteria, given_up)} ({count})"


def place(catalogue: Catalogue, criteria: Criteria) -> str:
    """Return where: « à Rennes », « au Mans ou à Lille », « à Rennes, en Bretagne », « dans le 59 », or nothing."""
    if department := department_of(catalogue, criteria.towns):
        towns = f"dans le {department}"
    elif criteria.towns and criteria.radius_km is not None:
        towns = f"{radius(criteria.radius_km)} {away_from(catalogue, criteria.towns)}"
    else:
        towns = join_words((catalogue.towns[id_].located for id_ in criteria.towns), "ou")
    return ", ".join(filter(None, (towns, _regions(catalogue, criteria.regions, "ou"))))


def away_from(catalogue: Catalogue, towns: Iterable[str]) -> str:
    """Return what distances are from: « de Nantes », « du Mans ou d’Angers », « du 59 »."""
    towns = tuple(towns)
    if department := department_of(catalogue, towns):
        return f"du {department}"
    return join_words((_from(catalogue.towns[id_].name) for id_ in towns), "ou")


def radius(km: int) -> str:
    """Return how far is near enough: « à moins de 200 km », « au plus près »."""
    return "au plus près" if km >= EVERYWHERE_KM else f"à moins de {write_number(km)}{NBSP}km"


def attribute(catalogue: Catalogue, field: str, id_: str) -> str:
    """Return an entry level, a status, a mode or a language as it stands after what is searched."""
    if field == "entry":
        return f"après {'le' if id_ == BAC else 'un'} {catalogue.levels[id_].name}"
    return _ATTRIBUTES.get((field, id_)) or f"en {id_}"


def fee(eur: int) -> str:
    """Return the most that a year may cost: « à moins de 1 000 € par an »."""
    return f"à moins de {write_number(eur)}{NBSP}€ par an"


def excluded(catalogue: Catalogue, criteria: Criteria) -> list[str]:
    """Return what is not wanted, as it stands after « sauf »: « à Paris », « dans le Sud », « les masters »."""
    named: dict[str, Callable[[str], str]] = {
        "town": lambda id_: catalogue.towns[id_].located,
        "level": lambda id_: catalogue.levels[id_].name,
        "diploma": lambda id_: f"les {catalogue.diplomas[id_].plural}",
        "school": lambda id_: catalogue.schools[id_].label,
        "speciality": lambda id_: f"en {catalogue.specialities[id_].name}",
        **{field: partial(attribute, catalogue, field) for field in ATTRIBUTES},
    }
    regions = _regions(catalogue, criteria.excluded_ids("region"), "et")
    others = [named[field](id_) for field, id_ in criteria.excluded if field != "region"]
    return [*others, regions] if regions else others


def _regions(catalogue: Catalogue, ids: Sequence[str], last: str) -> str:
    if area := area_of(catalogue, ids):
        return area.located
    return join_words((catalogue.regions[id_].located for id_ in ids), last)


def _from(town: str) -> str:
    """Return where one starts from: « de Nantes », « d’Angers », « du Mans », « des Ulis »."""
    for article, of in (("Le ", "du "), ("Les ", "des ")):
        if town.startswith(article):
            return of + town[len(article) :]
    return with_de(town)


def _searched(catalogue: Catalogue, criteria: Criteria, given_up: Iterable[str]) -> str:
    without = join_words(excluded(catalogue, criteria), "et")
    exception = f", sauf {without}" if without else ""
    if not criteria.fields() and not criteria.after_bac and criteria.max_fee_eur is None:
        return f"toutes les formations{exception}"
    anything = {field: _ANY.get(field, "") for field in given_up}
    where = place(catalogue, criteria)
    if not criteria.towns and not anything.keys().isdisjoint(PLACES):
        where = f"partout {where or 'en France'}"
    words = [
        join_words((catalogue.diplomas[id_].plural for id_ in criteria.diplomas), "ou")
        or anything.get("diploma", "formations"),
        join_words((catalogue.levels[id_].name for id_ in criteria.levels), "ou") or anything.get("level"),
        join_words((f"en {catalogue.specialities[id_].name}" for id_ in criteria.specialities), "ou")
        or anything.get("speciality"),
        "accessibles après le bac" if criteria.after_bac else None,
        *(join_words((attribute(catalogue, field, id_) for id_ in criteria.ids(field)), "ou") for field in ATTRIBUTES),
        None if criteria.max_fee_eur is None else fee(criteria.max_fee_eur),
        where,
    ]
    schools = _schools(catalogue, criteria.schools)
    named = f" – {schools}" if schools else anything.get("school", "")
    return " ".join(filter(None, words)) + named + exception


def _schools(catalogue: Catalogue, ids: Sequence[str]) -> str:
    """Return schools by their names, those of a whole network by its own."""
    names: dict[str, None] = {}
    networks = [each for each in catalogue.unlisted_schools.values() if len(each.schools) > 1]
    for id_ in ids:
        whole = next((each for each in networks if id_ in each.schools and set(each.schools) <= set(ids)), None)
        names[whole.name if whole else catalogue.schools[id_].label] = None
    return join_words(names, "ou")


def refinement_title(catalogue: Catalogue, field: str, id_: str, count: int) -> str:
    """Return a value that narrows a search: « Masters (4) », « À Paris (5) »."""
    names: dict[str, Callable[[], str]] = {
        "level": lambda: catalogue.levels[id_].name,
        "diploma": lambda: catalogue.diplomas[id_].plural,
        "region": lambda: catalogue.regions[id_].located,
        "town": lambda: catalogue.towns[id_].located,
        "speciality": lambda: f"en {catalogue.specialities[id_].name}",
        **{name: partial(attribute, catalogue, name, id_) for name in ATTRIBUTES},
    }
    return f"{first_upper(names[field]())} ({count})"


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


def first_lower(text: str) -> str:
    """Return a sentence as it stands after a colon; a name at its beginning keeps its capital."""
    return text[:1].lower() + text[1:] if text.lower().startswith(_STARTS_OF_SENTENCES) else text


def with_de(name: str) -> str:
    """Return « de licence », « d’école »."""
    return f"d’{name}" if name[:1].lower() in _VOWELS else f"de {name}"
