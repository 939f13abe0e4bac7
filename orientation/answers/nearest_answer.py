"""Answer « laquelle est la plus proche de Grenoble ? »: of the programmes that are spoken of, the nearest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from orientation.answers.messages import Answer, programmes_message
from orientation.answers.programme_list import (
    Shown,
    cited_sources,
    criteria_labels,
    detail_choices,
    distance_to,
    programme_item,
    programme_lines,
)
from orientation.answers.search_answer import PAGE_SIZE, answer_search
from orientation.answers.wording import away_from, join_words, widened, write_distance
from orientation.french.sentences import Sentences
from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.programme import Programme
from orientation.lookup.criteria import EVERYWHERE_KM, Criteria
from orientation.lookup.follow_ups import HUMAN_ADVICE, search_choice
from orientation.lookup.leftovers import Leftovers
from orientation.lookup.matching import count
from orientation.lookup.nearby import town_distances
from orientation.lookup.request import Request
from orientation.lookup.search import search
from orientation.lookup.searches import Searches

_SAY = Sentences(
    *("nearest_in_order", "distances_from {town}", "as_the_crow_flies {distance}"),
    *("nearest_is {town} {names} {distance}", "nearest_are {town} {names} {distance}"),
)
# Distances that are written alike.
_SAME_KM = 0.5


def answer_nearest(
    catalogue: Catalogue, request: Request, searches: Searches, shown: Sequence[str], focus: Sequence[str]
) -> Answer | None:
    """Return which of the programmes compared, found or shown is nearest to the town that is named, or was searched.

    shown, focus: ids. None if no town is known, if there is nothing to choose from, or if the message asks for
    something else too.
    """
    towns, from_before = _starts(request, searches)
    if not towns or set(request.criteria.parts()) - {"town"} or request.programmes or request.unlisted_schools:
        return None
    remarks = [_from_where(catalogue, towns)] if from_before else []
    last = searches.last
    found = search(catalogue, last.criteria).items if last else ()
    of_search = len(focus) < 2 and {programme.id for programme in found} >= set(shown)
    if last is None or not of_search:
        listed = [catalogue.programmes[id_] for id_ in (focus if len(focus) > 1 else shown)]
        return _listed(catalogue, listed, towns, remarks) if len(listed) > 1 else None
    if len(found) < 2:
        return None
    if last.criteria.towns and last.criteria.towns != towns:
        return _listed(catalogue, found, towns, remarks)
    criteria = last.criteria
    if not criteria.towns:
        criteria = replace(criteria, towns=towns, radius_km=EVERYWHERE_KM)
    opening = _nearest(catalogue, found, towns)
    asked = replace(request, criteria=criteria, page=1, leftovers=Leftovers())
    return answer_search(catalogue, asked, notes=[*remarks, opening])


def _starts(request: Request, searches: Searches) -> tuple[tuple[str, ...], bool]:
    """Return the towns to measure from, and whether they are those of a search and not of the message."""
    if request.criteria.towns:
        return request.criteria.towns, False
    last = searches.last
    if last is not None and last.criteria.towns:
        return last.criteria.towns, request.leftovers.near_me
    return next((each.criteria.towns for each in reversed(searches.before) if each.criteria.towns), ()), True


def _from_where(catalogue: Catalogue, towns: Iterable[str]) -> str:
    return _SAY("distances_from", town=away_from(catalogue, towns))


def _listed(catalogue: Catalogue, found: Sequence[Programme], towns: tuple[str, ...], remarks: Sequence[str]) -> Answer:
    """Return programmes that no search finds in this order; only the nearest, if there are many."""
    distances = town_distances(catalogue, towns)
    kept = sorted(found, key=lambda programme: distance_to(programme, distances) or 0.0)[:PAGE_SIZE]
    shown = [Shown(programme, distance_to(programme, distances)) for programme in kept]
    anywhere = Criteria(towns=towns, radius_km=EVERYWHERE_KM)
    total = count(catalogue, anywhere)
    wider = [search_choice(widened(catalogue, anywhere, (), total), anywhere)] if total > len(found) else []
    return Answer(
        "\n\n".join(
            (*remarks, _nearest(catalogue, found, towns), _SAY("nearest_in_order"), programme_lines(catalogue, shown))
        ),
        programmes_message(
            len(found),
            criteria_labels(catalogue, anywhere),
            [programme_item(catalogue, each) for each in shown],
            cited_sources(catalogue, kept),
        ),
        (*detail_choices(catalogue, kept), *wider, HUMAN_ADVICE),
        tuple(programme.id for programme in kept),
    )


def _nearest(catalogue: Catalogue, found: Sequence[Programme], towns: tuple[str, ...]) -> str:
    """Return the sentence that names the nearest, or those that are as near."""
    distances = town_distances(catalogue, towns)
    by_km = {programme: distance_to(programme, distances) or 0.0 for programme in found}
    km = min(by_km.values())
    first = [programme for programme, other in by_km.items() if other - km < _SAME_KM]
    # Two masters of one university are one name.
    each = list(dict.fromkeys(_name(catalogue, programme, distances) for programme in first))
    names = join_words(each, "et")
    far = f", {_SAY('as_the_crow_flies', distance=write_distance(km))}" if km >= 1 else ""
    said = "nearest_is" if len(each) == 1 else "nearest_are"
    return _SAY(said, town=away_from(catalogue, towns), names=names, distance=far)


def _name(catalogue: Catalogue, programme: Programme, distances: Mapping[str, float]) -> str:
    """Return a programme and where it is: « Ensimag (diplôme d’ingénieur) à Grenoble »."""
    school = catalogue.schools[programme.school].label
    town = min(programme.towns, key=lambda id_: distances[id_])
    return f"{school} ({catalogue.diplomas[programme.diploma].name}) {catalogue.towns[town].located}"
