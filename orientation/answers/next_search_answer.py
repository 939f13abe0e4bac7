"""Answer a search that follows another: what became of it, then what it finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from orientation.answers.detail_answer import answer_detail
from orientation.answers.messages import Answer, text_message
from orientation.answers.search_answer import answer_search
from orientation.answers.wording import heading, join_words, searched
from orientation.french.sentences import Sentences
from orientation.knowledge.catalogue import Catalogue
from orientation.lookup.change import AROUND_KM
from orientation.lookup.criteria import Criteria
from orientation.lookup.cues import PLACE, Move
from orientation.lookup.follow_ups import EVERYTHING, back_choice, dropping_choices, each_once, refining_choices
from orientation.lookup.next_search import NextSearch
from orientation.lookup.reservations import untold
from orientation.lookup.search import search
from orientation.lookup.searches import Search, Searches

_SAY = Sentences(
    *("search_forgotten", "none_to_change", "first_search", "first_page", "only_by_distance", "already_sorted"),
    *(
        "same_search",
        "widened_instead",
        "nothing_recognised",
        "from_where",
        "no_travel_time {km}",
        "what_to_change {search}",
    ),
    *("given_up {names}", "nothing_to_give_up {kinds}", "given_up_for_none {heading} {name}"),
    *("moved_restart", "moved_search_before", "moved_page_before", "moved_first_page", "moved_back"),
)
_MOVES = frozenset([Move.RESTART, Move.SEARCH_BEFORE, Move.PAGE_BEFORE, Move.FIRST_PAGE, Move.BACK])
_KINDS = {
    PLACE: ("le lieu", "de lieu"),
    "town": ("la ville", "de ville"),
    "region": ("la région", "de région"),
    "level": ("le niveau", "de niveau"),
    "diploma": ("le diplôme", "de diplôme"),
    "school": ("l’école", "d’école"),
    "speciality": ("la spécialité", "de spécialité"),
    "entry": ("le niveau d’entrée", "de niveau d’entrée"),
    "status": ("le statut", "de statut"),
    "mode": ("l’alternance ou la distance", "d’alternance ni de distance"),
    "language": ("la langue", "de langue"),
    "excluded": ("l’exception", "d’exception"),
}


def answer_next_search(catalogue: Catalogue, asked: NextSearch, searches: Searches) -> Answer:
    """Return what a search in its context answers; « le master IARF » names a programme, whatever is around it."""
    request = asked.request
    if request.programmes and not request.criteria.parts():
        return answer_detail(catalogue, request)
    if asked.unclear:
        return _ask_what_to_change(catalogue, asked, searches)
    earlier = searches.with_search(Search(request.criteria)).before
    notes = [*_notes(catalogue, asked)]
    if asked.same and (wider := _wider(catalogue, request.criteria)):
        # The same search would find nothing again, in the same words.
        request, notes = replace(request, criteria=wider), [_SAY("widened_instead")]
    return answer_search(
        catalogue,
        request,
        notes=notes,
        alone=asked.alone,
        earlier=earlier[-1].criteria if earlier else None,
    )


def _wider(catalogue: Catalogue, criteria: Criteria) -> Criteria | None:
    """Return what to search in the place of what finds nothing, the place kept; None where it finds something."""
    result = search(catalogue, criteria)
    wider = (each.criteria for each in result.loosenings)
    in_place = (each for each in wider if (each.towns, each.regions) == (result.used.towns, result.used.regions))
    return None if result.total else next(in_place, None)


def _ask_what_to_change(catalogue: Catalogue, asked: NextSearch, searches: Searches) -> Answer:
    criteria = asked.request.criteria
    before = [back_choice(catalogue, searches.before[-1].criteria)] if searches.before else []
    others = [EVERYTHING] if criteria.parts() else refining_choices(catalogue, search(catalogue, criteria))
    active = searched(catalogue, criteria)
    about = [*untold(asked.request.leftovers.subjects)]
    if asked.move is Move.SORT_OTHERWISE:
        about.append(_SAY("only_by_distance"))
    return Answer(
        "\n\n".join([*about, _SAY("what_to_change", search=active)]),
        text_message(),
        each_once((*dropping_choices(catalogue, criteria), *before, *others)),
    )


def _notes(catalogue: Catalogue, asked: NextSearch) -> Iterator[str]:
    request = asked.request
    if asked.forgotten:
        yield _SAY("search_forgotten")
    if asked.none_before:
        yield _SAY("first_page" if asked.move is Move.FIRST_PAGE else "first_search")
    elif asked.move in _MOVES:
        yield _SAY(f"moved_{asked.move.name.lower()}")
    if asked.none_under_way:
        yield _SAY("none_to_change")
    if asked.given_up:
        yield _SAY("given_up", names=_names(asked.given_up, 0, "et"))
    if asked.absent and not asked.given_up:
        yield _SAY("nothing_to_give_up", kinds=_names(asked.absent, 1, "ni"))
    for gone in asked.gone:
        yield _SAY("given_up_for_none", heading=heading(catalogue, gone.criteria), name=_KINDS[gone.field][0])
    if asked.move is Move.SORT and request.criteria.waits_for_town:
        yield _SAY("from_where")
    elif asked.move is Move.SORT and asked.same:
        yield _SAY("already_sorted")
    elif asked.same and not asked.absent:
        yield _SAY("same_search")
    if request.change is not None and request.change.travel_time:
        yield _SAY("no_travel_time", km=AROUND_KM)
    if asked.kept and not request.leftovers.subjects and not request.leftovers.near_me:
        yield _SAY("nothing_recognised")


def _names(kinds: Iterable[str], form: int, last: str) -> str:
    return join_words((_KINDS[kind][form] for kind in kinds), last)
