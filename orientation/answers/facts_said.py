"""Say in French what the catalogue knows of one thing of a programme: its price, who runs it, how one is chosen."""

from __future__ import annotations

from orientation.answers.figures import write_number
from orientation.french.sentences import Sentences
from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.programme import Programme, Selection, Tariff

_SAY = Sentences(
    *("is_public", "is_private", "is_eespig", "alternance_yes", "alternance_no", "alternance_part"),
    "usual_private_price {price}",
    *("price_a_year {price} {remarks}", "price_in_all {price} {remarks}", "price_of_no_year", "price_unsure"),
    *("cti_title", "cti_short", "figures_of_session {session} {figures}", "figures_for {figures} {scope}"),
    *("access_rate {rate}", "about_access_rate {rate}", "count_of_places {count}", "count_of_candidates {count}"),
    "places_of_session {count} {session}",
)
PRIVATE_STATUSES = ("private", "eespig")
# Below so many candidates, a rate would speak of persons.
FEWEST_CANDIDATES = 20


def price(tariff: Tariff) -> str:
    """Return a price: « 178 € par an (2025-2026) », « 18 500 € (année non précisée, à vérifier…) »."""
    remarks = [
        tariff.payer,
        tariff.year or _SAY("price_of_no_year"),
        None if tariff.certain else _SAY("price_unsure"),
    ]
    said = "price_a_year" if tariff.per_year else "price_in_all"
    ends = [tariff.eur] if tariff.up_to is None else [tariff.eur, tariff.up_to]
    return _SAY(said, price=" à ".join(map(write_number, ends)), remarks=", ".join(filter(None, remarks)))


def price_of(catalogue: Catalogue, programme: Programme) -> str | None:
    """Return what a programme costs, None if unknown."""
    tariff = catalogue.tariff_of(programme)
    return None if tariff is None else price(tariff)


def usual_price_of(catalogue: Catalogue, programme: Programme) -> str | None:
    """Return what such a diploma usually costs in a private school, None if unknown, or if the school is none."""
    tariff = catalogue.diplomas[programme.diploma].private_tariff
    is_private = catalogue.schools[programme.school].status in PRIVATE_STATUSES
    return _SAY("usual_private_price", price=price(catalogue.tariffs[tariff])) if tariff and is_private else None


def status_of(catalogue: Catalogue, programme: Programme) -> str | None:
    """Return who runs the school of a programme, None if unknown."""
    status = catalogue.schools[programme.school].status
    return None if status is None else _SAY(f"is_{status}")


def alternance_of(catalogue: Catalogue, programme: Programme) -> str | None:
    """Return whether a programme is done in alternance, None if unknown."""
    return None if programme.alternance is None else _SAY(f"alternance_{programme.alternance}")


def accreditation_of(catalogue: Catalogue, programme: Programme) -> str | None:
    """Return who vouches for a programme, as it stands after « c’est », None if unknown."""
    if programme.cti:
        return _SAY("cti_title")
    return catalogue.diplomas[programme.diploma].guarantee


def selection_of(catalogue: Catalogue, programme: Programme) -> str | None:
    """Return places and candidates with their year, None if unknown; a rate of too few candidates is left out."""
    return None if programme.selection is None else selection(programme.selection)


def places_of(catalogue: Catalogue, programme: Programme) -> str | None:
    """Return how many places there are, and when, None if unknown."""
    found = programme.selection
    if found is None or found.places is None:
        return None
    said = _SAY("places_of_session", count=write_number(found.places), session=found.session)
    return _of_scope(found, said)


def summary(catalogue: Catalogue, programme: Programme) -> str | None:
    """Return what can be checked of a programme, in one line: diploma, who runs it, price, figures of the selection."""
    diploma = f"{catalogue.diplomas[programme.diploma].name} ({catalogue.levels[programme.level].name})"
    status, tariff = status_of(catalogue, programme), price_of(catalogue, programme)
    accredited = _SAY("cti_short") if programme.cti else None
    return ", ".join(filter(None, (diploma, status, accredited, tariff, selection_of(catalogue, programme))))


def selection(found: Selection) -> str:
    """Return the figures of one session: « en 2025, taux d’accès 73 %, 42 places, 412 candidats »."""
    few = found.candidates is not None and found.candidates < FEWEST_CANDIDATES
    rate = "about_access_rate" if found.about else "access_rate"
    figures = [
        None if found.access_rate is None or few else _SAY(rate, rate=f"{found.access_rate:g}"),
        None if found.places is None else _SAY("count_of_places", count=write_number(found.places)),
        None if found.candidates is None or few else _SAY("count_of_candidates", count=write_number(found.candidates)),
    ]
    said = _SAY("figures_of_session", session=found.session, figures=", ".join(filter(None, figures)))
    return _of_scope(found, said)


def _of_scope(found: Selection, said: str) -> str:
    return _SAY("figures_for", figures=said, scope=found.scope) if found.scope else said
