"""Which answers are for people who stand elsewhere: « la moyenne en BUT pour une école », of who is in a licence."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from orientation.paths.paths_data import FROM_ABROAD, Paths
from orientation.paths.profile import Profile


class Elsewhere:
    """Tell what is made for others, or speaks of other studies, than those whom a message is about."""

    def __init__(
        self, paths: Paths, diplomas: Mapping[str, frozenset[str]], audiences: Mapping[str, frozenset[str]]
    ) -> None:
        """Take the profiles, the diplomas that the title of each entry names, and whom each entry is made for."""
        signs = {id_: frozenset().union(*entry.signs) for id_, entry in paths.profiles.items()}
        named = frozenset().union(*diplomas.values())
        # What one may be in, or have: no master is where these studies begin.
        self._studied = named & frozenset().union(*signs.values())
        self._of_profile = {id_: each & self._studied for id_, each in signs.items()}
        self._of_entry = {id_: each & self._studied for id_, each in diplomas.items() if each & self._studied}
        self._audience_of = {id_: entry.audience for id_, entry in paths.profiles.items()}
        self._made_for = {id_: each for id_, each in audiences.items() if each}

    def entries(self, profile: Profile | None, named: frozenset[str], spoken_of: frozenset[str]) -> frozenset[str]:
        """Return the entries for others than a profile and those in the diplomas that are named; none of neither.

        spoken_of: the diplomas of the subject before, which may be those of somebody of whom nothing is known.
        """
        id_ = profile.id if profile else ""
        own = (self._of_profile.get(id_, frozenset()) or spoken_of & self._studied) | named & self._studied
        found = {id_ for id_, diplomas in self._of_entry.items() if not diplomas <= own} if own else set()
        if readers := self._readers(profile, named):
            found |= {id_ for id_, audience in self._made_for.items() if readers.isdisjoint(audience)}
        return frozenset(found)

    def _readers(self, profile: Profile | None, named: frozenset[str]) -> frozenset[str]:
        """Return whom answers must be made for, none if that is not known."""
        own = self._audience_of.get(profile.id, frozenset()) if profile else frozenset()
        if profile is None or not own:
            return frozenset()
        others = [self._audience_of[id_] for id_, diplomas in self._of_profile.items() if diplomas & named]
        abroad = self._audience_of.get(FROM_ABROAD, frozenset()) if profile.from_abroad else frozenset()
        return own.union(abroad, *others)


def named_diplomas(entities: Collection[Mapping[str, object]]) -> frozenset[str]:
    """Return the diplomas that a message names."""
    return frozenset(str(entity["value"]) for entity in entities if entity["entity"] == "diploma")
