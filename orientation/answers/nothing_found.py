"""Answer a search that finds nothing: the nearest programmes, and what to give up to find some."""

from __future__ import annotations

from collections.abc import Sequence

from orientation.answers.messages import Answer, programmes_message
from orientation.answers.programme_list import (
    Shown,
    cited_sources,
    criteria_labels,
    detail_choices,
    programme_item,
    programme_lines,
)
from orientation.answers.wording import heading, join_words, widened
from orientation.french.sentences import Sentences
from orientation.knowledge.catalogue import Catalogue
from orientation.lookup.criteria import Criteria
from orientation.lookup.follow_ups import HUMAN_ADVICE, OFFERED, search_choice, ways_out
from orientation.lookup.matching import count
from orientation.lookup.nearby import Nearby
from orientation.lookup.search import SearchResult

_FAR_KM = 1000
_SHOWN_WHEN_FAR = 3
_SAY = Sentences(
    *("none_found {heading}", "far_from_home", "nearest_already_shown", "here_are_nearest", "here_are_other_nearest"),
    "you_may_widen {ways}",
)


def answer_nothing_found(
    catalogue: Catalogue, result: SearchResult, page: int, before: Sequence[str], alone: Criteria | None = None
) -> Answer:
    """Return the answer; there is only one page of it.

    `alone` is offered too if it finds something: what the last message named, without what was asked before.
    """
    is_far = bool(result.nearest) and result.nearest[0].distance_km > _FAR_KM
    nearest = result.nearest[: _SHOWN_WHEN_FAR if is_far else None] if page == 1 else ()
    shown = [_shown(result, near) for near in nearest]
    programmes = [each.programme for each in shown]
    parts = [*before, _opening(catalogue, result, page, is_far)]
    if shown:
        parts.append(programme_lines(catalogue, shown))
    wider = [
        (widened(catalogue, loosening.criteria, loosening.fields, loosening.count), loosening.criteria)
        for loosening in result.loosenings[:OFFERED]
    ]
    if alone is not None and alone not in (criteria for _, criteria in wider) and (found := count(catalogue, alone)):
        wider = [*wider[: OFFERED - 1], (widened(catalogue, alone, (), found), alone)]
    if wider:
        parts.append(_SAY("you_may_widen", ways=join_words((title for title, _ in wider), "ou")))
    return Answer(
        "\n\n".join(parts),
        programmes_message(
            0,
            criteria_labels(catalogue, result.criteria),
            [programme_item(catalogue, each) for each in shown],
            cited_sources(catalogue, programmes),
        ),
        (
            *detail_choices(catalogue, programmes),
            *(search_choice(title, criteria) for title, criteria in wider),
            *((HUMAN_ADVICE,) if wider else ways_out(result.used)),
        ),
        tuple(near.programme.id for near in result.nearest[: _SHOWN_WHEN_FAR if is_far else None]),
        result.used.entities(),
    )


def _shown(result: SearchResult, near: Nearby) -> Shown:
    has_one_start = len(result.used.towns) == 1
    return Shown(near.programme, near.distance_km, None if has_one_start else near.start.name)


def _opening(catalogue: Catalogue, result: SearchResult, page: int, is_far: bool) -> str:
    title = _SAY("none_found", heading=heading(catalogue, result.used))
    if not result.nearest:
        return title
    if page > 1:
        return f"{title} {_SAY('nearest_already_shown')}"
    kept = result.used.with_ids("town").with_ids("region") == result.nearest_criteria
    announced = _SAY("here_are_nearest" if kept else "here_are_other_nearest")
    return f"{title} {_SAY('far_from_home')}\n\n{announced}" if is_far else f"{title} {announced}"
