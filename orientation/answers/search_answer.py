"""Answer a search: what was understood, what was found, what can be asked next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from orientation.answers.coverage import coverage
from orientation.answers.messages import Answer, Choice, choice, programmes_message, text_message
from orientation.answers.nothing_found import answer_nothing_found
from orientation.answers.programme_list import (
    Shown,
    cited_sources,
    criteria_labels,
    detail_choices,
    distance_to,
    programme_item,
    programme_lines,
)
from orientation.answers.wording import heading
from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.programme import Diploma, Level
from orientation.lookup.criteria import Criteria
from orientation.lookup.follow_ups import (
    EVERYTHING,
    HUMAN_ADVICE,
    MOST_FURTHER,
    OFFERED,
    back_choice,
    each_once,
    refining_choices,
    search_choice,
    ways_out,
)
from orientation.lookup.request import Request
from orientation.lookup.reservations import dead_end_explanations, reservations
from orientation.lookup.search import SearchResult, search
from orientation.text import NBSP
from orientation.understanding.kinds import MORE

PAGE_SIZE = 5

_AFTER_BAC = (
    "Je ne garde que les formations où l’on peut entrer juste après le bac, d’après leur mode d’admission. Les "
    f"autres recrutent plus tard, ou mon catalogue ne le dit pas{NBSP}: à vérifier auprès de l’école."
)
_STUDIES = choice("Les études pour ce métier", "ask_studies")


def answer_search(
    catalogue: Catalogue,
    request: Request,
    opening: str = "",
    notes: Iterable[str] = (),
    alone: Criteria | None = None,
    earlier: Criteria | None = None,
) -> Answer:
    """Return the answer to a search; `opening` stands before the list, if there is one, `notes` before everything.

    `alone` are the criteria that the message named, without those of before: offered if only they find something.
    `earlier` is the search before, offered when there is little else to do.
    """
    before = [*notes, *reservations(request), *_from_there(catalogue, request)]
    if request.unlisted_schools and not request.criteria.parts():
        return Answer("\n\n".join(before), text_message(), (EVERYTHING, HUMAN_ADVICE))
    result = search(catalogue, request.criteria)
    before += dead_end_explanations(catalogue, result)
    if request.criteria.after_bac and request.page == 1 and not (earlier and earlier.after_bac):
        before.append(_AFTER_BAC)
    if result.dead_ends and not result.used.parts():
        return _dead_end(catalogue, result, before)
    if not result.total:
        return answer_nothing_found(catalogue, result, request.page, before, alone)
    last_page = (result.total - 1) // PAGE_SIZE + 1
    if request.page > last_page:
        return _no_more(catalogue, result, last_page, before)
    if request.page == 1 and not _same_attributes(earlier, request.criteria):
        before += coverage(catalogue, result.used)
    return _found(catalogue, result, request.page, [*before, opening], earlier)


def _same_attributes(earlier: Criteria | None, criteria: Criteria) -> bool:
    """Tell whether what is known of how many was said already."""
    return earlier is not None and (earlier.modes, earlier.languages, earlier.max_fee_eur) == (
        criteria.modes,
        criteria.languages,
        criteria.max_fee_eur,
    )


def _leading_on(catalogue: Catalogue, criteria: Criteria) -> Iterator[str]:
    """Yield how the one diploma or level that is listed leads on, where the job asks for more."""
    asked: list[Diploma | Level] = [catalogue.diplomas[id_] for id_ in criteria.diplomas]
    asked = asked or [catalogue.levels[id_] for id_ in criteria.levels]
    if len(asked) == 1 and asked[0].leads_on:
        yield asked[0].leads_on


def _from_there(catalogue: Catalogue, request: Request) -> Iterator[str]:
    """Yield how the diploma that somebody has leads on."""
    yield from filter(None, (catalogue.diplomas[id_].leads_on for id_ in request.stands_with))


def _found(
    catalogue: Catalogue, result: SearchResult, page: int, before: Sequence[str], earlier: Criteria | None
) -> Answer:
    first = (page - 1) * PAGE_SIZE
    programmes = result.items[first : first + PAGE_SIZE]
    last = first + len(programmes)
    shown = [Shown(programme, distance_to(programme, result.distances)) for programme in programmes]
    lines = programme_lines(catalogue, shown, first + 1)
    after = _leading_on(catalogue, result.used) if page == 1 else ()
    further = [search_choice("Voir la suite", result.used, page + 1)] if last < result.total else []
    if page > 1:
        further.append(search_choice("Page précédente", result.used, page - 1))
    further = [*further, *refining_choices(catalogue, result)][:MOST_FURTHER]
    return Answer(
        "\n\n".join(filter(None, (*before, _title(catalogue, result), lines, *after, _closing(last, result.total)))),
        programmes_message(
            result.total,
            criteria_labels(catalogue, result.criteria),
            [programme_item(catalogue, each) for each in shown],
            cited_sources(catalogue, programmes),
        ),
        each_once((*detail_choices(catalogue, programmes), *(further or _ways_on(catalogue, result, earlier)))),
        tuple(programme.id for programme in programmes),
        _remembered(result),
        page,
        leads_to=MORE if last < result.total else None,
    )


def _ways_on(catalogue: Catalogue, result: SearchResult, earlier: Criteria | None) -> Iterator[Choice]:
    if earlier is not None:
        yield back_choice(catalogue, earlier)
    yield from ways_out(result.used)


def _remembered(result: SearchResult) -> dict[str, list[str]]:
    """Return the criteria for the next message, the radius that waits for a town among them."""
    if result.criteria.waits_for_town:
        return replace(result.used, radius_km=result.criteria.radius_km).entities()
    return result.used.entities()


def _no_more(catalogue: Catalogue, result: SearchResult, last_page: int, before: Sequence[str]) -> Answer:
    """Return what is said past the last page, which is still the one on the screen."""
    on_screen = result.items[(last_page - 1) * PAGE_SIZE :]
    end = (
        f"C’est tout{NBSP}: [tu as déjà tout vu. Tu peux préciser ta|vous avez déjà tout vu. Vous pouvez"
        " préciser votre]"
        " recherche, ou revoir la liste."
    )
    return Answer(
        "\n\n".join((*before, _title(catalogue, result), end)),
        programmes_message(result.total, criteria_labels(catalogue, result.criteria), [], ()),
        (
            search_choice("Revoir le début", result.used),
            *refining_choices(catalogue, result),
            *ways_out(result.used),
        ),
        tuple(programme.id for programme in on_screen),
        _remembered(result),
        last_page,
    )


def _dead_end(catalogue: Catalogue, result: SearchResult, before: Sequence[str]) -> Answer:
    counts = catalogue.index["level"]
    choices = [
        search_choice(f"Formations {level.name} ({counts[level.id].bit_count()})", Criteria(levels=(level.id,)))
        for level in catalogue.levels.values()
        if level.id in counts
    ][:OFFERED]
    return Answer("\n\n".join(before), text_message(), (*choices, _STUDIES), (), result.criteria.entities())


def _title(catalogue: Catalogue, result: SearchResult) -> str:
    return f"{heading(catalogue, result.used)}{NBSP}: {result.total}"


def _closing(last: int, total: int) -> str:
    if total == 1:
        return ""
    if last < total:
        more = f"la suite ({total - last} de plus)."
        return f"[Choisis|Choisissez] une formation pour en savoir plus, ou [demande|demandez] {more}"
    return "[Choisis|Choisissez] une formation pour en savoir plus."
