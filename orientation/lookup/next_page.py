"""Go on with the last search."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from orientation.knowledge.catalogue import Catalogue
from orientation.lookup.request import Request, read_request


def next_page(catalogue: Catalogue, request: Request, last_search: object) -> Request:
    """Return the request for the page after the last one that was shown; without one, for everything.

    `last_search` has the ids by entity and the page. A message that asks for something else than the last search
    is a request of its own: « la suite, mais à Lyon ».
    """
    remembered = dict(last_search) if isinstance(last_search, Mapping) else {"page": 0}
    page = remembered.pop("page", 1)
    asked = request.criteria.entities()
    asks_something_else = any(ids != remembered.get(field) for field, ids in asked.items())
    if asks_something_else or request.programmes or request.unlisted_schools or request.has_unknown:
        return request
    again = read_request(catalogue, [{"entity": field, "value": ids} for field, ids in remembered.items()])
    # An entry may have left the catalogue since: the user said nothing wrong.
    return replace(again, page=page + 1 if isinstance(page, int) else 1, has_unknown=False)
