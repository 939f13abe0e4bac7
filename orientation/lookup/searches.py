"""What is remembered of the searches of a conversation, and for how long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from orientation.knowledge.catalogue import Catalogue
from orientation.lookup.criteria import Criteria
from orientation.lookup.request import read_request

FORGOTTEN_AFTER_SECONDS = 3600
_REMEMBERED = 10


@dataclass(frozen=True)
class Search:
    """A search and the page that was shown of it; `time` in seconds since 1970."""

    criteria: Criteria
    page: int = 1
    time: float = 0.0

    def slot(self) -> dict[str, Any]:
        """Return the search as it is remembered."""
        return {**self.criteria.entities(), "page": self.page, "time": self.time}


@dataclass(frozen=True)
class Searches:
    """The last search, and those before it, the latest last. `forgotten`: there was one, too long ago."""

    last: Search | None = None
    before: tuple[Search, ...] = ()
    forgotten: bool = False

    def with_search(self, search: Search) -> Searches:
        """Return the searches after one more; another page, or the one before again, is none of its own."""
        before = self.before
        if self.last is not None and self.last.criteria != search.criteria:
            came_back = bool(before) and before[-1].criteria == search.criteria
            before = before[:-1] if came_back else (*before, self.last)[-_REMEMBERED:]
        return Searches(search, before)


def recall(catalogue: Catalogue, last: object, before: object, now: float) -> Searches:
    """Return the searches from what the slots hold; those of more than an hour ago are forgotten."""
    search = _read(catalogue, last)
    if search is None:
        return Searches()
    if now - search.time > FORGOTTEN_AFTER_SECONDS:
        return Searches(forgotten=True)
    earlier = [_read(catalogue, each) for each in before] if isinstance(before, (list, tuple)) else []
    return Searches(search, tuple(each for each in earlier if each is not None))


def _read(catalogue: Catalogue, slot: object) -> Search | None:
    if not isinstance(slot, Mapping):
        return None
    entities = [{"entity": field, "value": ids} for field, ids in slot.items() if field not in ("page", "time")]
    # An entry may have left the catalogue since: it is left aside.
    criteria = read_request(catalogue, entities).criteria
    page, time = slot.get("page"), slot.get("time")
    search = Search(criteria)
    if isinstance(page, int):
        search = replace(search, page=max(1, page))
    return replace(search, time=float(time)) if isinstance(time, (int, float)) else search
