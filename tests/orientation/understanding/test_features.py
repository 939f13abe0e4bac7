from __future__ import annotations

import pytest
from components.ngrams import features


@pytest.mark.parametrize(
    ("words", "lemmas", "present", "absent"),
    [
        (["salut"], ["salut"], ["w:salut", "l:salut", "w:^ salut", "w:salut $", " s", "alut", "lut "], ["w:alut"]),
        (["etudes", "ia"], ["etude", "ia"], ["w:etudes", "l:etude", "l:etude ia", "w:etudes ia"], ["l:etudes"]),
        (["a", "<town>"], ["a", "<town>"], ["w:<town>", "w:a <town>"], ["<to", "town"]),
        ([], [], ["w:^ $"], ["w:"]),
    ],
)
def test_features(words: list[str], lemmas: list[str], present: list[str], absent: list[str]) -> None:
    counts = features(words, lemmas)
    assert not set(present) - set(counts)
    assert not set(absent) & set(counts)


def test_what_occurs_twice_counts_twice() -> None:
    counts = features(["non", "non"], ["non", "non"])
    assert counts["w:non"] == 2
    assert counts["non"] == 2
