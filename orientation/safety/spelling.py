"""Undo what is written so that machines do not see it: digits for letters, points between them, signs for words."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import product

from orientation.safety.safety_words import key, plain

# « m.o.u.r.i.r », « s u i c i d e », « m-o-r-t »
_SPACED = re.compile(r"(?<![^\W_])(?:[^\W\d_][ ._*-]{1,2}){3,}[^\W\d_](?![^\W_])")
_GAPS = re.compile(r"[ ._*-]+")
# A word with something else than letters in it.
_MIXED = re.compile(r"[\w@$€!*#+|]*[^\W\d_][\w@$€!*#+|.]*")
_HIDDEN = frozenset("*#._")
_VOWELS = "aeiou"
_MOST_READINGS = 40
_FEWEST_LETTERS = 4
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+")


@dataclass(frozen=True)
class Disguises:
    """What stands for what: signs for letters, pictures for words, words for words (all plain)."""

    letters: Mapping[str, str]
    pictures: Mapping[str, str]
    words: Mapping[str, str]


class Unmasker:
    """Write messages with the words that are meant; `vocabulary` has the keys of those that may be hidden."""

    def __init__(self, disguises: Disguises, vocabulary: Collection[str]) -> None:
        self._letters = disguises.letters
        self._words = disguises.words
        self._vocabulary = frozenset(vocabulary)
        pictures = sorted(disguises.pictures, key=len, reverse=True)
        self._pictures = disguises.pictures
        self._picture = re.compile("|".join(map(re.escape, pictures))) if pictures else None

    def read(self, text: str) -> str:
        """Return the text with hidden words, pictures and slang written out; other words stay as they are."""
        if self._picture is not None and not text.isascii():
            text = self._picture.sub(lambda found: f" {self._pictures[found[0]]} ", text)
        text = _SPACED.sub(lambda found: self._joined(found[0]), text)
        text = _MIXED.sub(lambda found: self._unmasked(found[0]), text)
        return _WORD.sub(lambda found: self._words.get(plain(found[0]), found[0]), text)

    def _joined(self, typed: str) -> str:
        word = _GAPS.sub("", typed)
        return word if self._is_known(word) else typed

    def _unmasked(self, typed: str) -> str:
        if typed.isalpha() or len(typed) < _FEWEST_LETTERS:
            return typed
        choices = [self._readings(character) for character in plain(typed)]
        for count, letters in enumerate(product(*choices)):
            if count == _MOST_READINGS:
                break
            word = "".join(letters)
            if word.isalpha() and self._is_known(word):
                return word
        return typed

    def _readings(self, character: str) -> tuple[str, ...]:
        if character.isalpha():
            return (character,)
        meant = (self._letters[character],) if character in self._letters else ()
        return (*meant, *_VOWELS, "") if character in _HIDDEN else (*meant, "")

    def _is_known(self, word: str) -> bool:
        return len(word) >= _FEWEST_LETTERS and key(plain(word)) in self._vocabulary
