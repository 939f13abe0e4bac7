"""Phrases are found by one of their words: as many as by asking all of them, in the same order."""

from __future__ import annotations

from random import Random

from orientation.french.phrase_parser import parse_phrase
from orientation.french.phrases import Phrase, PhraseIndex
from orientation.safety import SAFETY_FILE, Need
from orientation.safety.safety_data import read_safety
from tests.support.tables import each_row

DATA = read_safety(SAFETY_FILE, [need.value for need in Need])
PHRASES = [phrase for pattern in DATA.patterns for phrase in pattern.phrases]


def some_words(random: Random, phrases: list[Phrase]) -> list[str]:
    """Return words of a few phrases, most of them whole, and others."""
    words = ["je", "tu", "ne", "pas"]
    for phrase in random.sample(phrases, 3):
        words += [random.choice(sorted(item.words)) for item in phrase.items if random.random() < 0.9]
    return words


@each_row("seed", range(50))
def test_the_same_phrases_may_stand_in_a_message(seed: int) -> None:
    random = Random(seed)
    words = some_words(random, PHRASES)
    expected = [(number, phrase) for number, phrase in enumerate(PHRASES) if phrase.may_stand_in(words)]
    assert list(PhraseIndex(PHRASES).among(words)) == expected


def test_a_phrase_of_which_a_word_lacks_is_not_asked() -> None:
    phrases = [parse_phrase(text, {}) for text in ("j ai (tres) peur", "peur du noir", "il fait noir")]
    assert [number for number, _ in PhraseIndex(phrases).among(["peur", "du", "noir"])] == [1]
