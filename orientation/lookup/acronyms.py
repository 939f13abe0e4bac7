"""Which of the programmes on the screen a message names by the acronym of its title: « le IASD », « MALIA »."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from orientation.knowledge.programme import Programme
from orientation.text import fold

# « IASD », « ModIA » : two capitals at least.
_ACRONYM = re.compile(r"\b(?=\w*[A-Z]\w*[A-Z])\w{3,}\b")


def named_by_acronym(shown: Sequence[str], programmes: Mapping[str, Programme], words: Collection[str]) -> str | None:
    """Return the id of the one programme whose acronym is said, None if none or several are.

    shown: the ids on the screen. words: of the message, folded.
    """
    of_each = {id_: _acronyms(programmes[id_]) for id_ in shown if id_ in programmes}
    counts = Counter(acronym for acronyms in of_each.values() for acronym in acronyms)
    named = [id_ for id_, acronyms in of_each.items() if any(counts[each] == 1 and each in words for each in acronyms)]
    return named[0] if len(named) == 1 else None


def _acronyms(programme: Programme) -> frozenset[str]:
    return frozenset(map(fold, _ACRONYM.findall(programme.title)))
