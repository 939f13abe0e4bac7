"""Say how much the catalogue holds and knows, and where there is more."""

from __future__ import annotations

from collections.abc import Iterator

from orientation.french.sentences import Sentences
from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.index import ALTERNANCE, BAC, REMOTE
from orientation.lookup.criteria import Criteria

_SAY = Sentences(
    *("known_alternance {known} {total}", "known_language {known} {total}", "rarely_remote", "what_is_paid"),
    *("full_list {platforms}", "list_after_bac", "list_of_masters"),
)


def coverage(catalogue: Catalogue, criteria: Criteria) -> Iterator[str]:
    """Yield of how many programmes the catalogue knows what is asked, where it knows it of few."""
    total = len(catalogue.ordered)
    if ALTERNANCE in criteria.modes:
        known = sum(programme.alternance is not None for programme in catalogue.ordered)
        yield _SAY("known_alternance", known=known, total=total)
        asked = criteria.diplomas or catalogue.diplomas
        yield from filter(None, (catalogue.diplomas[id_].alternance for id_ in asked))
    if REMOTE in criteria.modes:
        yield _SAY("rarely_remote")
    if criteria.languages:
        known = sum(programme.language is not None for programme in catalogue.ordered)
        yield _SAY("known_language", known=known, total=total)
    if criteria.max_fee_eur is not None:
        yield _SAY("what_is_paid")


def full_list(catalogue: Catalogue, criteria: Criteria) -> str:
    """Return where the full list is: the catalogue is only a part."""
    aim = next((level for level in catalogue.levels.values() if level.aim), None)
    reached = {catalogue.diplomas[id_].reaches for id_ in criteria.diplomas} | set(criteria.levels)
    below = aim is not None and bool(reached) and all(_is_below(catalogue, level, aim.id) for level in reached if level)
    if criteria.after_bac or BAC in criteria.entries or below:
        platforms = _SAY("list_after_bac")
    elif "master" in criteria.diplomas:
        platforms = _SAY("list_of_masters")
    else:
        platforms = f"{_SAY('list_after_bac')}, {_SAY('list_of_masters')}"
    return _SAY("full_list", platforms=platforms)


def _is_below(catalogue: Catalogue, level: str, aim: str) -> bool:
    order = list(catalogue.levels)
    return order.index(level) < order.index(aim)
