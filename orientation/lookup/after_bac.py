"""Read « après le bac », « post-bac », « sans prépa »: what one may enter right after the bac."""

from __future__ import annotations

from collections.abc import Sequence

from orientation.french.files import CUES
from orientation.french.phrases import NAME
from orientation.lookup.sentence import Sentence

# The level and the diploma of data/programmes.yml by which the bac and the prépa are named.
_BAC, _PREPA = ("level", "bac"), ("diploma", "prepa")


def after_bac(sentence: Sentence) -> tuple[bool, frozenset[int]]:
    """Return whether a sentence asks for what one may enter after the bac, and the mentions that say only that."""
    asked, mentions = False, set[int]()
    for cue, named in ((CUES.cues.after_bac, _BAC), (CUES.cues.without_prepa, _PREPA)):
        for start, end in cue.spans(sentence.words):
            said = sentence.words[start:end]
            asked = asked or not any(word.startswith(NAME) for word in said)
            for number in sentence.named(said):
                if (sentence.mentions[number].kind, *sentence.mentions[number].ids) == named:
                    asked = True
                    mentions.add(number)
    return asked, frozenset(mentions)


def asks_after_bac(words: Sequence[str]) -> bool:
    """Tell whether folded words, names included, ask for it."""
    return after_bac(Sentence(" ".join(words)))[0]
