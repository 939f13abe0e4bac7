"""Answer a search: what was understood, what was found, what can be asked next."""

from __future__ import annotations

from collections.abc import Iterable

from orientation.catalogue import Catalogue
from orientation.criteria import Criteria
from orientation.messages import Answer, Choice, choice, programmes_message, text_message
from orientation.programme import Diploma, Level
from orientation.programme_list import (
    Shown,
    cited_sources,
    criteria_labels,
    detail_choices,
    distance_to,
    programme_item,
    programme_lines,
)
from orientation.request import Request
from orientation.search import Refinement, SearchResult, search
from orientation.text import NBSP
from orientation.wording import first_upper, heading, join_words, refinement_title, without

PAGE_SIZE = 5
_OFFERED = 3
# So few can be read at a glance: narrowing them down helps nobody.
_FEW = 2

HUMAN_ADVICE = choice("En parler avec quelqu’un", "ask_human_advice")
EVERYTHING = choice("Voir toutes les formations", "search_programmes")
_STUDIES = choice("Les études pour ce métier", "ask_studies")


def answer_search(catalogue: Catalogue, request: Request, opening: str = "") -> Answer:
    """Return the answer to a search; `opening` stands before the list, if there is one."""
    before = [*_what_is_set_aside(request), *(old.change for old in request.former_names)]
    if request.unlisted_schools and not request.criteria.fields():
        return Answer("\n\n".join(before), text_message(), (EVERYTHING, HUMAN_ADVICE))
    result = search(catalogue, request.criteria)
    before += [_leads_on(entry) for entry in result.dead_ends]
    if result.dead_ends and not result.used.fields():
        return _dead_end(catalogue, result, before)
    if result.total:
        return _found(catalogue, result, request.page, [*before, opening])
    return _nothing_found(catalogue, result, before)


def _found(catalogue: Catalogue, result: SearchResult, page: int, before: Iterable[str]) -> Answer:
    total = result.total
    first = (page - 1) * PAGE_SIZE
    title = f"{heading(catalogue, result.used)}{NBSP}: {total}"
    programmes = result.items[first : first + PAGE_SIZE]
    shown = [Shown(programme, distance_to(programme, result.distances)) for programme in programmes]
    if shown:
        lines = programme_lines(catalogue, shown, first + 1)
        closing = _closing(first + len(shown), total)
        choices = detail_choices(catalogue, programmes)
    else:
        lines, closing = f"Il n’y en a pas d’autre{NBSP}: tu as déjà tout vu.", ""
        choices = [_search_choice("Revoir le début", result.used)]
    if first + len(shown) < total:
        choices.append(_search_choice("Voir la suite", result.used, page + 1))
    choices += [
        _search_choice(refinement_title(catalogue, r.field, r.id, r.count), result.used.with_ids(r.field, [r.id]))
        for r in _varied(result.refinements if total > _FEW else ())
    ]
    items = [programme_item(catalogue, each) for each in shown]
    return Answer(
        "\n\n".join(filter(None, (*before, title, lines, closing))),
        programmes_message(
            total, criteria_labels(catalogue, result.criteria), items, cited_sources(catalogue, programmes)
        ),
        tuple(choices),
        tuple(programme.id for programme in programmes),
        result.used.entities(),
    )


def _nothing_found(catalogue: Catalogue, result: SearchResult, before: list[str]) -> Answer:
    parts = [
        *before,
        f"{heading(catalogue, result.used)}{NBSP}: 0",
        "Je n’ai rien trouvé qui corresponde dans mon catalogue.",
    ]
    by_region = not result.used.towns
    shown = [Shown(near.programme, near.distance_km, near.start.name if by_region else None) for near in result.nearest]
    programmes = [each.programme for each in shown]
    if shown:
        wanted = result.nearest_criteria
        kind = heading(catalogue, wanted) if wanted.fields() else "Formations"
        parts += [f"{kind} au plus près{NBSP}:\n\n{programme_lines(catalogue, shown)}"]
    loosenings = result.loosenings[:_OFFERED]
    if loosenings:
        ways = join_words((without(loosening.fields, loosening.count) for loosening in loosenings), "ou")
        parts.append(f"Tu peux aussi élargir ta recherche{NBSP}: {ways}.")
    wider = [
        _search_choice(f"{heading(catalogue, loosening.criteria)} ({loosening.count})", loosening.criteria)
        for loosening in loosenings
    ]
    return Answer(
        "\n\n".join(parts),
        programmes_message(
            0,
            criteria_labels(catalogue, result.criteria),
            [programme_item(catalogue, each) for each in shown],
            cited_sources(catalogue, programmes),
        ),
        (*detail_choices(catalogue, programmes), *(wider or (EVERYTHING, HUMAN_ADVICE))),
        tuple(programme.id for programme in programmes),
        result.used.entities(),
    )


def _dead_end(catalogue: Catalogue, result: SearchResult, before: list[str]) -> Answer:
    counts = catalogue.index["level"]
    choices = [
        _search_choice(f"Formations {level.name} ({counts[level.id].bit_count()})", Criteria(levels=(level.id,)))
        for level in catalogue.levels.values()
        if level.id in counts
    ][:_OFFERED]
    return Answer("\n\n".join(before), text_message(), (*choices, _STUDIES), (), result.criteria.entities())


def _what_is_set_aside(request: Request) -> Iterable[str]:
    if request.unlisted_schools:
        names = join_words((f"«{NBSP}{name}{NBSP}»" for name in request.unlisted_schools), "et")
        verb = "n’est" if len(request.unlisted_schools) == 1 else "ne sont"
        yield (
            f"{names} {verb} pas dans mon catalogue. Tu peux chercher sur le site de l’Onisep, sur MonMaster"
            " pour un master, ou sur Parcoursup pour une formation après le bac."
        )
    if request.has_unknown:
        yield f"Une partie de ta demande ne me dit rien{NBSP}: je l’ai laissée de côté."


def _leads_on(entry: Level | Diploma) -> str:
    if entry.leads_on:
        return entry.leads_on
    return f"Mon catalogue n’a pas de formation de ce type pour l’instant ({entry.name})."


def _closing(last: int, total: int) -> str:
    if total == 1:
        return ""
    if last < total:
        return f"Choisis une formation pour en savoir plus, ou demande la suite ({total - last} de plus)."
    return "Choisis une formation pour en savoir plus."


def _varied(refinements: tuple[Refinement, ...]) -> list[Refinement]:
    """Return a few refinements, the best of each field before a second one of any."""
    by_field: dict[str, list[Refinement]] = {}
    for refinement in refinements:
        by_field.setdefault(refinement.field, []).append(refinement)
    best = [found[0] for found in by_field.values()]
    others = [refinement for found in by_field.values() for refinement in found[1:]]
    return (best + others)[:_OFFERED]


def _search_choice(title: str, criteria: Criteria, page: int = 1) -> Choice:
    entities: dict[str, object] = dict(criteria.entities())
    if page > 1:
        entities["page"] = str(page)
    return choice(first_upper(title), "search_programmes", entities)
