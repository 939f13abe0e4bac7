"""Answer a question about one programme, or ask which one is meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from orientation.catalogue import Catalogue
from orientation.criteria import Criteria
from orientation.figures import write_date, write_number
from orientation.messages import Answer, Choice, choice, programmes_message, text_message
from orientation.programme import Programme, Verification
from orientation.programme_list import (
    Shown,
    cited_sources,
    detail_choices,
    programme_item,
    programme_lines,
)
from orientation.request import Request
from orientation.search import search
from orientation.search_answer import HUMAN_ADVICE, PAGE_SIZE, answer_search
from orientation.text import NBSP
from orientation.wording import heading, join_words, school_name, write_duration

_WHICH = f"Plusieurs formations correspondent{NBSP}: laquelle t’intéresse{NBSP}?"


def answer_detail(catalogue: Catalogue, request: Request, shown: Iterable[str] = ()) -> Answer:
    """Return the detail of the programme that is named, or else of the only one `shown` before."""
    named = request.programmes or (() if _says_something(request) else _known(catalogue, shown))
    if len(named) == 1:
        return _detail(catalogue, catalogue.programmes[named[0]])
    if named:
        return _ask_which(catalogue, [catalogue.programmes[id_] for id_ in named[:PAGE_SIZE]])
    if not _says_something(request):
        return _ask_for_a_school(catalogue)
    if not request.unlisted_schools and not request.has_unknown:
        result = search(catalogue, request.criteria)
        if result.total == 1 and not result.dead_ends:
            return _detail(catalogue, result.items[0])
    return answer_search(catalogue, request, opening=_WHICH)


def _says_something(request: Request) -> bool:
    return bool(request.criteria.fields() or request.unlisted_schools or request.has_unknown)


def _known(catalogue: Catalogue, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(id_ for id_ in ids if id_ in catalogue.programmes)


def _detail(catalogue: Catalogue, programme: Programme) -> Answer:
    lines = [f"- {label}{NBSP}: {value}" for label, value in _facts(catalogue, programme)]
    title, certainty = f"**{programme.title}**", _certainty(programme.verification)
    return Answer(
        "\n\n".join(filter(None, (title, "\n".join(lines), programme.note, certainty))),
        programmes_message(1, {}, [programme_item(catalogue, Shown(programme))], cited_sources(catalogue, [programme])),
        tuple(_next_choices(catalogue, programme)),
        (programme.id,),
    )


def _facts(catalogue: Catalogue, programme: Programme) -> Iterator[tuple[str, str]]:
    yield "École", school_name(catalogue, programme)
    former_names = catalogue.schools[programme.school].former_names
    if former_names:
        names = join_words((old.name for old in former_names), "ou")
        changes = " ".join(dict.fromkeys(old.change for old in former_names))
        yield "Anciennement", f"{names}. {changes}"
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
    if programme.specialities:
        yield "Spécialités", ", ".join(catalogue.specialities[id_].name for id_ in programme.specialities)
    if programme.language is not None:
        yield "Langue", programme.language
    if programme.admission is not None:
        yield "Admission", catalogue.admissions[programme.admission].explanation
    if programme.cost_eur is not None:
        yield "Prix", f"{write_number(programme.cost_eur)}{NBSP}€ (à vérifier auprès de l’école)"
    if programme.rncp is not None:
        yield "Code RNCP", programme.rncp
    if programme.website is not None:
        yield "Site", programme.website
    yield "À vérifier auprès de l’école", join_words(_to_check(programme), "et")


def _to_check(programme: Programme) -> list[str]:
    unknown = {
        "la durée": programme.duration_years,
        "la langue d’enseignement": programme.language,
        "l’admission": programme.admission,
        "le prix": programme.cost_eur,
    }
    return [*programme.verification.to_check, *(name for name, value in unknown.items() if value is None)]


def _certainty(verification: Verification) -> str:
    day = write_date(verification.checked_on.isoformat())
    return {
        "verified": f"Dernière vérification le {day}.",
        "indirect": f"Information indirecte, relevée le {day}{NBSP}: confirme-la auprès de l’école.",
        "common_knowledge": f"Information courante, non vérifiée{NBSP}: confirme-la auprès de l’école.",
        "unverified": f"Information que je n’ai pas pu vérifier (le {day}){NBSP}: demande à l’école.",
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
    yield HUMAN_ADVICE


def _ask_which(catalogue: Catalogue, programmes: list[Programme]) -> Answer:
    shown = [Shown(programme) for programme in programmes]
    return Answer(
        f"{_WHICH}\n\n{programme_lines(catalogue, shown)}",
        programmes_message(
            len(programmes),
            {},
            [programme_item(catalogue, each) for each in shown],
            cited_sources(catalogue, programmes),
        ),
        tuple(detail_choices(catalogue, programmes)),
        tuple(programme.id for programme in programmes),
    )


def _ask_for_a_school(catalogue: Catalogue) -> Answer:
    by_diploma: dict[str, Programme] = {}
    for programme in catalogue.ordered:
        by_diploma.setdefault(programme.diploma, programme)
    examples = list(by_diploma.values())[:PAGE_SIZE]
    schools = join_words(dict.fromkeys(catalogue.schools[each.school].label for each in examples[:3]), "ou")
    return Answer(
        f"De quelle formation veux-tu le détail{NBSP}? Donne-moi le nom d’une école, par exemple {schools}.",
        text_message(),
        tuple(detail_choices(catalogue, examples)),
    )
