"""Say in French what the catalogue knows of one thing of a programme: its price, who runs it, how one is chosen."""

from __future__ import annotations

from orientation.answers.figures import write_number
from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.index import EESPIG, PRIVATE, PUBLIC
from orientation.knowledge.programme import Programme, Selection, Tariff
from orientation.text import NBSP

_STATUS = {
    PUBLIC: "public",
    PRIVATE: "privé",
    EESPIG: "privé d’intérêt général (EESPIG), à but non lucratif et sous contrat avec l’État",
}
_ALTERNANCE = {"yes": "oui", "no": "non", "part": "oui, une partie des années"}
_TO_CHECK = "à vérifier auprès de l’école"
# What the figures of a year mean for who asks.
EXPLAINED_RATE = (
    f"Le taux d’accès dit combien de candidats sur 100 pouvaient avoir une proposition{NBSP}: il change chaque "
    "année, et décrit cette année-là, pas ton dossier."
)
# Below so many candidates, a rate would speak of persons.
FEWEST_CANDIDATES = 20


def price(tariff: Tariff) -> str:
    """Return a price: « 178 € par an (2025-2026) », « 18 500 € (année non précisée, à vérifier…) »."""
    per = " par an" if tariff.per_year else " pour toute la formation"
    remarks = [tariff.payer, tariff.year or "année non précisée", None if tariff.certain else _TO_CHECK]
    return f"{write_number(tariff.eur)}{NBSP}€{per} ({', '.join(filter(None, remarks))})"


def price_of(catalogue: Catalogue, programme: Programme) -> str | None:
    """Return what a programme costs, None if unknown."""
    tariff = catalogue.tariff_of(programme)
    return None if tariff is None else price(tariff)


def status_of(catalogue: Catalogue, programme: Programme) -> str | None:
    """Return who runs the school of a programme, None if unknown."""
    status = catalogue.schools[programme.school].status
    return None if status is None else _STATUS[status]


def alternance_of(catalogue: Catalogue, programme: Programme) -> str | None:
    """Return whether a programme is done in alternance, None if unknown."""
    return None if programme.alternance is None else _ALTERNANCE[programme.alternance]


def accreditation_of(catalogue: Catalogue, programme: Programme) -> str | None:
    """Return who vouches for a programme, as it stands after « c’est », None if unknown."""
    if programme.cti:
        return "un titre d’ingénieur accrédité par la CTI"
    return catalogue.diplomas[programme.diploma].guarantee


def selection_of(catalogue: Catalogue, programme: Programme) -> str | None:
    """Return places and candidates with their year, None if unknown; a rate of too few candidates is left out."""
    return None if programme.selection is None else selection(programme.selection)


def places_of(catalogue: Catalogue, programme: Programme) -> str | None:
    """Return how many places there are, and when, None if unknown."""
    found = programme.selection
    if found is None or found.places is None:
        return None
    scope = f" pour {found.scope}" if found.scope else ""
    return f"{write_number(found.places)}{NBSP}places en {found.session}{scope}"


def summary(catalogue: Catalogue, programme: Programme) -> str | None:
    """Return what can be checked of a programme, in one line: diploma, who runs it, price, figures of the selection."""
    diploma = f"{catalogue.diplomas[programme.diploma].name} ({catalogue.levels[programme.level].name})"
    status, tariff = status_of(catalogue, programme), price_of(catalogue, programme)
    accredited = "titre d’ingénieur accrédité par la CTI" if programme.cti else None
    return ", ".join(filter(None, (diploma, status, accredited, tariff, selection_of(catalogue, programme))))


def selection(found: Selection) -> str:
    """Return the figures of one session: « en 2025, taux d’accès 73 %, 42 places, 412 candidats »."""
    few = found.candidates is not None and found.candidates < FEWEST_CANDIDATES
    about = "environ " if found.about else ""
    figures = [
        None if found.access_rate is None or few else f"taux d’accès {about}{found.access_rate:g}{NBSP}%",
        None if found.places is None else f"{write_number(found.places)}{NBSP}places",
        None if found.candidates is None or few else f"{write_number(found.candidates)}{NBSP}candidats",
    ]
    scope = f" pour {found.scope}" if found.scope else ""
    return f"en {found.session}, {', '.join(filter(None, figures))}{scope}"
