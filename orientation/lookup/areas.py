"""The parts of the country that people name by one word: « le sud », « en province »."""

from __future__ import annotations

from collections.abc import Iterable

from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.places import Area


def area_of(catalogue: Catalogue, regions: Iterable[str]) -> Area | None:
    """Return the area of which these are all the regions, None if there is only one region."""
    ids = set(regions)
    if len(ids) < 2:
        return None
    return next((area for area in catalogue.areas.values() if set(area.regions) == ids), None)
