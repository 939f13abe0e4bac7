from __future__ import annotations

import pytest

from orientation.understanding.features import features


@pytest.mark.parametrize(
    ("words", "lemmas", "present", "absent"),
    [
        (
            ["salut"],
            ["salut"],
            ["w:salut", "l:salut", "w:^ salut", "w:salut $", " s", "alut", "lut ", "s:salu", "a:^ $"],
            ["w:alut", "s:salut", " salut"],
        ),
        (
            ["etudes", "ia"],
            ["etude", "ia"],
            ["w:etudes", "l:etude", "l:etude ia", "w:etudes ia", "s:etud ia", "a:^ ia", "a:etud $"],
            ["l:etudes", "s ia", "a:etud ia"],
        ),
        (["a", "<town>"], ["a", "<town>"], ["w:<town>", "w:a <town>", "s:<town>"], ["<to", "town", " <"]),
        (["<level>"], ["<level:bac+5>"], ["w:<level>", "l:<level:bac+5>"], ["l:<level>", "bac"]),
        (["a"], ["a"], [" a", "a ", " a "], [" ", "a"]),
        (["a", "b", "o"], ["a", "b", "o"], ["a:a o", "a:^ b", "a:b $", "w:a b"], ["a:a b", "w:a o", "a b"]),
        ([], [], ["w:^ $", "l:^ $", "s:^ $"], ["w:", " "]),
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


def test_the_order_of_words_tells_messages_apart() -> None:
    words = ["prepa", "ou", "master"]
    assert features(words, words) != features(words[::-1], words[::-1])


def test_words_of_one_sound_share_features() -> None:
    typed, meant = features(["koi"], ["koi"]), features(["quoi"], ["quoi"])
    assert {name for name in meant if name.startswith(("s:", "a:"))} <= set(typed)
