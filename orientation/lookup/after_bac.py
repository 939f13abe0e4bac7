"""Read « après le bac », « post-bac », « sans prépa »: what one may enter right after the bac."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orientation.lookup.sentence import Sentence

# The level and the diploma of data/programmes.yml by which the bac and the prépa are named.
_BAC, _PREPA = ("level", "bac"), ("diploma", "prepa")
_AFTER = re.compile(
    r"(?<!\bpas )(?<!\bpas de )(?<!\bpas juste )(?<!\bpas forcement )"
    r"\b(?:apres (?:(?:le|mon|son|ton) )?|post ?)(?:bac|baccalaureat|@(?P<bac>\d+))\b"
    r"(?! (?:(?:plus )?\d|pro\b|techno))|\bpostbac\b"
)
_WITHOUT_PREPA = re.compile(
    r"(?<!\bou )\bsans (?:passer par |faire |avoir |aller en )?(?:(?:la|une|de|d) )?"
    r"(?:prepas?|cpge|@(?P<prepa>\d+))\b(?! integree)"
)


def after_bac(sentence: Sentence) -> tuple[bool, frozenset[int]]:
    """Return whether a sentence asks for what one may enter after the bac, and the mentions that say only that."""
    asked, mentions = False, set()
    for pattern, group, named in ((_AFTER, "bac", _BAC), (_WITHOUT_PREPA, "prepa", _PREPA)):
        for match in pattern.finditer(sentence.plain):
            number = match[group]
            if number is None:
                asked = True
            elif (sentence.mentions[int(number)].kind, *sentence.mentions[int(number)].ids) == named:
                asked = True
                mentions.add(int(number))
    return asked, frozenset(mentions)


def asks_after_bac(words: Sequence[str]) -> bool:
    """Tell whether folded words, names included, ask for it."""
    return after_bac(Sentence(" ".join(words)))[0]
