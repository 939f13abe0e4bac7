"""Which answers are for people who stand elsewhere: « la moyenne en BUT pour une école », of who is in a licence."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from orientation.paths.paths_data import Paths


class Elsewhere:
    """Tell what speaks of other studies than those that somebody is in or names."""

    def __init__(self, paths: Paths, diplomas: Mapping[str, frozenset[str]]) -> None:
        """Take the profiles, and the diplomas that the title of each entry names."""
        signs = {id_: frozenset().union(*entry.signs) for id_, entry in paths.profiles.items()}
        named = frozenset().union(*diplomas.values())
        # What one may be in, or have: no master is where these studies begin.
        self._studied = named & frozenset().union(*signs.values())
        self._of_profile = {id_: each & self._studied for id_, each in signs.items()}
        self._of_entry = {id_: each & self._studied for id_, each in diplomas.items() if each & self._studied}

    def entries(self, profile: str | None, named: frozenset[str], spoken_of: frozenset[str]) -> frozenset[str]:
        """Return the entries about other studies than those of a profile and those that are named; none of neither.

        spoken_of: the diplomas of the subject before, which may be those of somebody of whom nothing is known.
        """
        own = (self._of_profile.get(profile or "", frozenset()) or spoken_of & self._studied) | named & self._studied
        if not own:
            return frozenset()
        return frozenset(id_ for id_, diplomas in self._of_entry.items() if not diplomas <= own)


def named_diplomas(entities: Collection[Mapping[str, object]]) -> frozenset[str]:
    """Return the diplomas that a message names."""
    return frozenset(str(entity["value"]) for entity in entities if entity["entity"] == "diploma")
