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

    def known_to(self, catalogue: Catalogue) -> Searches:
        """Return the searches without the entries that have left the catalogue since."""
        last = self.last and _known(catalogue, self.last)
        return replace(self, last=last, before=tuple(_known(catalogue, search) for search in self.before))


def recall(last: object, before: object, now: float) -> Searches:
    """Return the searches from what the slots hold; those of more than an hour ago are forgotten."""
    search = _read(last)
    if search is None:
        return Searches()
    if now - search.time > FORGOTTEN_AFTER_SECONDS:
        return Searches(forgotten=True)
    earlier = [_read(each) for each in before] if isinstance(before, (list, tuple)) else []
    return Searches(search, tuple(each for each in earlier if each is not None))


def _read(slot: object) -> Search | None:
    if not isinstance(slot, Mapping):
        return None
    criteria = Criteria.from_entities({field: ids for field, ids in slot.items() if isinstance(ids, list)})
    page, time = slot.get("page"), slot.get("time")
    return Search(
        criteria,
        page if isinstance(page, int) and page > 0 else 1,
        float(time) if isinstance(time, (int, float)) else 0.0,
    )


def _known(catalogue: Catalogue, search: Search) -> Search:
    entities = [{"entity": field, "value": ids} for field, ids in search.criteria.entities().items()]
    return replace(search, criteria=read_request(catalogue, entities).criteria)
