"""Cut a message into plain words, whatever the spelling: accents, SMS, words stuck together, typos."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from orientation.french.phrases import PAUSE
from orientation.text import fold

_STRETCHED = re.compile(r"([a-z])\1{2,}")
_DOUBLED = re.compile(r"([a-z])\1")
# A full stop ends a clause only before a space or the end; « .. » and « … » are hesitations.
_PIECE = re.compile(r"[a-z]+|\d+|(?P<pause>[!?;\n]|(?<!\.)\.(?=\s|$))")
_SOUNDS = (("ph", "f"), ("qu", "k"), ("y", "i"), ("ce", "se"), ("ci", "si"))
# Endings that are not heard, after three letters at least: mort, morts, morte.
_MUTE = re.compile(r"(?<=...)[stx]?e?[sx]?$")
_SHORT = 3
_ELIDED = {"j": "je", "m": "me", "t": "te", "s": "se", "d": "de", "l": "le", "n": "ne", "c": "ce", "qu": "que"}
# What is written in one with the next word, and how long that word is at least: « detre », « mesuicider ».
_STUCK = {"j": 4, "m": 4, "s": 4, "d": 4, "l": 4, "n": 4, "je": 6, "me": 6, "se": 6, "de": 6}
_SHORTEST_TYPO = 5
_CONSONANTS = frozenset("bcdfghjklmnpqrstvwxz")


def key(word: str) -> str:
    """Return what is left of a word when spelling mistakes that cannot be heard are taken away.

    « veux », « veut » and « veu » are one; so are « harcèle » and « arcele », « mourrir » and « mourir ».
    """
    word = _ELIDED.get(word, word)
    if len(word) <= _SHORT:
        return word
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return _MUTE.sub("", _DOUBLED.sub(r"\1", word.removeprefix("h")), count=1)


def plain(text: str) -> str:
    """Return the text folded, ligatures in two letters."""
    # Line ends would be folded to spaces, and they are pauses.
    composed = unicodedata.normalize("NFC", text)
    folded = "\n".join(map(fold, composed.split("\n")))
    return folded.replace("œ", "oe").replace("æ", "ae")


class Reader:
    """Read messages with the words that matter: `vocabulary` has their keys.

    `spellings` gives what an abbreviation stands for; `misspelled` the words that are recognised with a typo
    in them; `ordinary` the words that resemble others and stand for themselves.
    """

    def __init__(
        self,
        vocabulary: Iterable[str],
        spellings: Mapping[str, str],
        misspelled: Iterable[str],
        ordinary: Iterable[str],
    ) -> None:
        self._vocabulary = frozenset(vocabulary)
        self._spellings = {typed: means.split() for typed, means in spellings.items()}
        self._ordinary = frozenset(ordinary)
        # Each word with one letter less, to find a typo without comparing with all of them.
        self._shortened: dict[str, list[str]] = {}
        for word in sorted(set(map(key, misspelled))):
            for short in {word, *_without_one_letter(word)}:
                self._shortened.setdefault(short, []).append(word)

    def read(self, text: str) -> list[str]:
        """Return the keys of the words, with a PAUSE where a clause ends, first and last."""
        found = [PAUSE]
        for piece in _PIECE.finditer(_STRETCHED.sub(r"\1", plain(text))):
            if not piece["pause"]:
                found += self._words(piece.group())
            elif found[-1] != PAUSE:
                found.append(PAUSE)
        return found if found[-1] == PAUSE else [*found, PAUSE]

    def _words(self, typed: str) -> list[str]:
        if typed in self._ordinary:
            return [typed]
        if typed in self._spellings:
            return [key(word) for word in self._spellings[typed]]
        word = key(typed)
        if word in self._vocabulary or typed.isdigit():
            return [word]
        # No French word begins so: « jveu », « jme ».
        if typed[0] == "j" and typed[1:2] in _CONSONANTS:
            return ["je", *self._words(typed[1:])]
        for first, shortest in _STUCK.items():
            rest = typed.removeprefix(first)
            if shortest <= len(rest) < len(typed) and key(rest) in self._vocabulary:
                return [key(first), key(rest)]
        return [self._corrected(word)]

    def _corrected(self, word: str) -> str:
        if len(word) < _SHORTEST_TYPO:
            return word
        for short in (word, *_without_one_letter(word)):
            for known in self._shortened.get(short, ()):
                if known[0] == word[0] and _is_one_typo(word, known):
                    return known
        return word


def _without_one_letter(word: str) -> list[str]:
    return [word[:i] + word[i + 1 :] for i in range(len(word))]


def _is_one_typo(word: str, known: str) -> bool:
    """Tell whether one letter is missing, added, changed, or two neighbours are exchanged."""
    start = 0
    while start < min(len(word), len(known)) and word[start] == known[start]:
        start += 1
    typed, right = word[start:], known[start:]
    return (
        typed[1:] == right
        or typed == right[1:]
        or typed[1:] == right[1:]
        or (typed[:2] == right[1::-1] and typed[2:] == right[2:])
    )
