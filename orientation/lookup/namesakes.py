"""Towns that are called alike: for who lives in La Réunion, « Saint-Denis » is the one there."""

from __future__ import annotations

from collections.abc import Mapping

from orientation.knowledge.places import Town
from orientation.text import fold


class Namesakes:
    """Tell which of the towns that a short name may mean is the one of somebody's region."""

    def __init__(self, towns: Mapping[str, Town]) -> None:
        """Take the towns by id."""
        self._towns = towns
        names = {id_: fold(town.name).replace("-", " ") for id_, town in towns.items()}
        self._longer = {
            id_: tuple(other for other, longer in names.items() if longer.startswith(f"{name} "))
            for id_, name in names.items()
        }

    def near(self, town: str, home: str | None) -> str:
        """Return the id of the town that is meant by somebody who lives in `home`: the same, or its namesake there."""
        region = self._towns[home].region if home is not None and home in self._towns else None
        if region is None or town not in self._towns or self._towns[town].region == region:
            return town
        return next((id_ for id_ in self._longer[town] if self._towns[id_].region == region), town)
