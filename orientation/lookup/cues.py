"""What people may do with a search: the moves, and the kinds of criteria that they name to give them up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from functools import lru_cache

from orientation.french.files import CUES
from orientation.french.phrases import Cue

# A kind of criteria that is named to be given up; a place is a town, a region or a distance.
PLACE = "place"
_KINDS = ("town", "region", PLACE, "level", "diploma", "school", "speciality", "excluded")
_ALL_OF = {"level": "all_levels", "diploma": "all_diplomas", "speciality": "all_specialities", "school": "all_schools"}


class Move(Enum):
    """What is done with the searches, the list or the place; the first that is said counts."""

    SORT = "sort"
    RESTART = "restart"
    PAGE_BEFORE = "page before"
    FIRST_PAGE = "first page"
    SEARCH_BEFORE = "search before"
    LIST = "list"
    BACK = "back"
    WIDEN = "widen"
    NARROW = "narrow"
    OTHER_REGION = "other region"
    ELSEWHERE = "elsewhere"
    SORT_OTHERWISE = "sort otherwise"


@lru_cache(maxsize=1)
def moves() -> tuple[tuple[Move, Cue], ...]:
    """Return what shows each move, in their order."""
    return tuple((move, getattr(CUES.cues, move.name.lower())) for move in Move)


@lru_cache(maxsize=1)
def all_of() -> tuple[tuple[str, Cue], ...]:
    """Return what says « all levels », « all schools », by kind of criteria."""
    return tuple((kind, getattr(CUES.cues, name)) for kind, name in _ALL_OF.items())


def kinds_in(words: Sequence[str]) -> Iterator[str]:
    """Yield the kinds of criteria that are named; « la ville de Paris » names Paris."""
    rest = CUES.cues.kind_of_name.without(words)
    return (kind for kind in _KINDS if getattr(CUES.cues, f"kind_{kind}").is_in(rest))
