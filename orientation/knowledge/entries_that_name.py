"""Which entries speak of a school that the catalogue does not have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from orientation.knowledge.entries import Knowledge
from orientation.knowledge.programme import UnlistedSchool
from orientation.text import fold

# A shorter name is a word of something else too often.
_SHORTEST = 4


def entries_that_name(knowledge: Knowledge, schools: Iterable[UnlistedSchool]) -> Mapping[str, frozenset[str]]:
    """Return the entries whose label, asks or answers name each of these schools, by the name of the school.

    The name of several schools of the catalogue (« Polytech ») asks for those.
    """
    texts = {
        id_: fold(" ".join((entry.label, *entry.asks, *(said.text for said in entry.said), entry.more or "")))
        for id_, entry in knowledge.items()
    }
    found = {}
    for school in (school for school in schools if not school.schools):
        names = (re.escape(fold(name)) for name in (school.name, *school.aliases) if len(name) >= _SHORTEST)
        named = re.compile(rf"\b(?:{'|'.join(names)})\b")
        found[school.name] = frozenset(id_ for id_, text in texts.items() if named.search(text))
    return {name: entries for name, entries in found.items() if entries}
