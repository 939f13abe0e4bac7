"""Show everything that is known of one programme, what is to be checked, and where to go from there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from orientation.answers.facts_said import alternance_of, price_of, selection_of, status_of
from orientation.answers.figures import write_date
from orientation.answers.messages import Answer, Choice, choice, programmes_message
from orientation.answers.programme_list import Shown, cited_sources, programme_item
from orientation.answers.wording import first_lower, heading, join_words, school_name, write_duration
from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.programme import Programme, Verification
from orientation.lookup.criteria import Criteria
from orientation.lookup.follow_ups import EVERYTHING, HUMAN_ADVICE
from orientation.lookup.search import search
from orientation.text import NBSP

_PRICE = "le prix"
_PAST = " (ces chiffres décrivent cette année-là, pas [ton|un] dossier)"


def programme_card(catalogue: Catalogue, programme: Programme, before: Iterable[str] = ()) -> Answer:
    """Return the detail of a programme, after what is to be said `before` it."""
    lines = [f"- {label}{NBSP}: {value}" for label, value in _facts(catalogue, programme)]
    changes = dict.fromkeys(old.change for old in catalogue.schools[programme.school].former_names)
    parts = (
        *before,
        f"**{programme.title}**",
        "\n".join(lines),
        *changes,
        programme.note,
        _certainty(programme.verification),
    )
    return Answer(
        "\n\n".join(filter(None, parts)),
        programmes_message(1, {}, [programme_item(catalogue, Shown(programme))], cited_sources(catalogue, [programme])),
        tuple(_next_choices(catalogue, programme)),
        focus=(programme.id,),
    )


def _facts(catalogue: Catalogue, programme: Programme) -> Iterator[tuple[str, str]]:
    yield "École", school_name(catalogue, programme)
    yield (
        "Diplôme",
        f"{catalogue.diplomas[programme.diploma].name} ({catalogue.levels[programme.level].name})",
    )
    if programme.duration_years is not None:
        yield "Durée", write_duration(programme.duration_years)
    towns = [catalogue.towns[town] for town in programme.towns]
    names = join_words((town.name for town in towns), "et")
    regions = dict.fromkeys(catalogue.regions[town.region].name for town in towns)
    yield "Ville" if len(towns) == 1 else "Villes", f"{names} ({join_words(regions, 'et')})"
    if status := status_of(catalogue, programme):
        yield "Statut", status
    if programme.cti:
        yield "Titre", "accrédité par la CTI"
    if programme.remote:
        yield "À distance", "oui"
    if programme.specialities:
        yield "Spécialités", ", ".join(catalogue.specialities[id_].name for id_ in programme.specialities)
    if programme.language is not None:
        yield "Langue", programme.language
    if alternance := alternance_of(catalogue, programme):
        yield "Alternance", alternance
    if programme.admission is not None:
        yield "Admission", first_lower(catalogue.admissions[programme.admission].explanation)
    if tariff := price_of(catalogue, programme):
        yield "Prix", tariff
    if selection := selection_of(catalogue, programme):
        yield "Sélection", f"{selection}{_PAST}"
    if programme.rncp is not None:
        yield "Code RNCP", programme.rncp
    if programme.website is not None:
        yield "Site", programme.website
    if to_check := _to_check(programme):
        yield "À vérifier auprès de l’école", join_words(to_check, "et")


def _to_check(programme: Programme) -> list[str]:
    unknown = {
        "la durée": programme.duration_years,
        "la langue d’enseignement": programme.language,
        "l’admission": programme.admission,
        _PRICE: programme.tariff,
    }
    # The line of the price already says that it is to be checked.
    noted = [name for name in programme.verification.to_check if name != _PRICE]
    return [*noted, *(name for name, value in unknown.items() if value is None)]


def _certainty(verification: Verification) -> str:
    day = write_date(verification.checked_on.isoformat())
    return {
        "verified": f"Dernière vérification le {day}.",
        "indirect": (
            f"Je tiens cette information d’une source indirecte ({day}){NBSP}: "
            "[confirme|confirmez]-la auprès de l’école."
        ),
        "common_knowledge": f"Information courante, non vérifiée{NBSP}: [confirme|confirmez]-la auprès de l’école.",
    }[verification.status]


def _next_choices(catalogue: Catalogue, programme: Programme) -> Iterator[Choice]:
    town = catalogue.towns[programme.towns[0]]
    around = (
        Criteria(schools=(programme.school,)),
        Criteria(towns=(town.metropolis or town.id,)),
        Criteria(levels=(programme.level,)),
    )
    for criteria in around:
        total = search(catalogue, criteria).total
        if total > 1:
            yield choice(f"{heading(catalogue, criteria)} ({total})", "search_programmes", criteria.entities())
        elif criteria.towns:
            yield EVERYTHING
    yield HUMAN_ADVICE
