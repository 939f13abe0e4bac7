"""The next search of a conversation: what a message makes of the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from orientation.knowledge.catalogue import Catalogue
from orientation.lookup.change import Change
from orientation.lookup.criteria import Criteria
from orientation.lookup.cues import Move
from orientation.lookup.refine import Gone, goes_on, refine, without_kinds
from orientation.lookup.request import Request
from orientation.lookup.searches import Search, Searches


@dataclass(frozen=True)
class NextSearch:
    """What to search, and what is to be said of how it came about.

    `alone`: what the message names, without what was kept. `forgotten`: the search before was too long ago.
    `given_up` are the kinds that were given up on demand, `absent` those that were not asked anyway, `gone` what
    could not be had with what is new. `kept`: the message changes nothing, `same`: what
    it changes was so already. `unclear`: a change was asked that was not understood.
    `none_before`: there is nothing to go back to. `none_under_way`: there is no search to change.
    """

    request: Request
    alone: Criteria | None = None
    forgotten: bool = False
    move: Move | None = None
    given_up: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    gone: tuple[Gone, ...] = ()
    kept: bool = False
    same: bool = False
    unclear: bool = False
    none_before: bool = False
    none_under_way: bool = False


def next_search(
    catalogue: Catalogue, request: Request, searches: Searches, *, is_change: bool = False, list_on_screen: bool = True
) -> NextSearch:
    """Return the search that a message asks for.

    `is_change`: the message was understood as a change of the search under way. `list_on_screen`: the list of that
    search is what was said last, so that « reviens » leads further back than to it.
    """
    change = request.change
    if change is None or _is_about_names(request):
        return NextSearch(request)
    continues = is_change or goes_on(change)
    last = searches.last
    if not continues:
        return NextSearch(request)
    if last is None or change.move is Move.RESTART:
        restarted = change.move is Move.RESTART and last is not None
        pointless = not restarted and (is_change or change.is_cue) and not request.names_something
        return NextSearch(
            _settled(request),
            forgotten=searches.forgotten and change.move is not Move.RESTART,
            move=Move.RESTART if restarted else _sorting(change),
            none_under_way=pointless and not searches.forgotten and change.move not in (Move.RESTART, Move.SORT),
        )
    if change.move in _BACK and not request.names_something:
        return _gone_back(request, change.move, last, searches, list_on_screen)
    return _gone_on(catalogue, request, change, last, is_change)


def more_of(request: Request, searches: Searches) -> NextSearch:
    """Return the page after the last one that was shown; without one, everything.

    A message that asks for something else than the last search is a search of its own: « la suite, mais à Lyon ».
    """
    last = searches.last
    asked = request.criteria
    known = last.criteria if last else Criteria()
    asks_something_else = any(asked.ids(field) != known.ids(field) for field in asked.fields()) or (
        not set(asked.excluded) <= set(known.excluded)
        or (asked.after_bac and not known.after_bac)
        or (asked.max_fee_eur is not None and asked.max_fee_eur != known.max_fee_eur)
    )
    if asks_something_else or request.programmes or request.unlisted_schools or request.has_unknown:
        return NextSearch(request)
    page = last.page + 1 if last else 1
    return NextSearch(_settled(replace(request, criteria=known, page=page)), forgotten=searches.forgotten)


_RESIZING = (Move.WIDEN, Move.NARROW, Move.OTHER_REGION, Move.ELSEWHERE)
_BACK = (Move.BACK, Move.LIST, Move.SEARCH_BEFORE, Move.PAGE_BEFORE, Move.FIRST_PAGE)


def _is_about_names(request: Request) -> bool:
    """Tell whether a programme or a school that the catalogue does not have is all that is named."""
    return bool(request.programmes or request.unlisted_schools) and not request.criteria.parts()


def _gone_back(
    request: Request, move: Move | None, last: Search, searches: Searches, list_on_screen: bool
) -> NextSearch:
    target, done = last, Move.BACK
    if move is Move.FIRST_PAGE:
        target, done = replace(last, page=1), Move.FIRST_PAGE
    elif (move is Move.PAGE_BEFORE or (move is Move.BACK and list_on_screen)) and last.page > 1:
        target, done = replace(last, page=last.page - 1), Move.PAGE_BEFORE
    elif move is Move.SEARCH_BEFORE or (move is Move.BACK and list_on_screen):
        if not searches.before:
            return NextSearch(_of(request, last), none_before=True)
        target, done = searches.before[-1], Move.SEARCH_BEFORE
    elif move is Move.PAGE_BEFORE:
        return NextSearch(_of(request, last), move=Move.FIRST_PAGE, none_before=True)
    return NextSearch(_of(request, target), move=done)


def _of(request: Request, search: Search) -> Request:
    return _settled(replace(request, criteria=search.criteria, page=search.page))


def _gone_on(catalogue: Catalogue, request: Request, change: Change, last: Search, is_change: bool) -> NextSearch:
    criteria, gone = refine(catalogue, last.criteria, request)
    only_resizes = change.move in _RESIZING and criteria == last.criteria and not (change.kinds or request.given_up)
    is_cue = change.is_cue and change.move is not Move.SORT_OTHERWISE and not only_resizes
    changed = bool(is_cue or request.criteria.parts() or request.criteria.radius_km is not None)
    given_up, absent = _given_up(last.criteria, change.kinds)
    return NextSearch(
        replace(_settled(request) if changed else request, criteria=criteria, page=1 if changed else last.page),
        alone=request.criteria if request.criteria.fields() and request.criteria != criteria else None,
        move=_sorting(change),
        given_up=given_up,
        absent=absent,
        gone=gone,
        kept=not changed,
        same=changed and criteria == last.criteria,
        unclear=is_change and not changed,
    )


def _given_up(asked: Criteria, kinds: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    given_up = tuple(kind for kind in kinds if without_kinds(asked, (kind,)) != asked)
    return given_up, tuple(kind for kind in kinds if kind not in given_up)


def _sorting(change: Change) -> Move | None:
    return change.move if change.move in (Move.SORT, Move.SORT_OTHERWISE) else None


def _settled(request: Request) -> Request:
    """Return a request whose change was understood: what is left of the words is no question."""
    return replace(request, leftovers=replace(request.leftovers, has_other_words=False))
