"""Cut a text into the pieces by which names are compared: folded words and numbers, with their place in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from orientation.text import fold

# Between two pieces that cannot belong to one name, unless that name is written with a comma.
PAUSE = ","

_LETTER = r"[^\W\d_][\u0300-\u036f]*"
_PIECE = re.compile(
    r"(?P<ordinal>\d+(?:ers?|re|e|eme|nde?)(?![^\W_]))"  # « 5e » is not the 5 of « Paris 5 »
    r"|(?P<number>\d+)"
    rf"|(?P<word>(?:{_LETTER})+)"
    r"|(?P<pause>\.(?=[^\W_])|[.,;:!?()/|\n…]+)"
)
_MARKS = re.compile(r"[\u0300-\u036f]")
_SAME = {
    "st": "saint",
    "ste": "sainte",
    "univ": "universite",
    "fac": "universite",
    "inge": "ingenieur",
    "inges": "ingenieurs",
}
_ABBREVIATIONS = {"st", "ste", "univ"}
_LEVEL_NUMBERS = {"deux": "2", "trois": "3", "quatre": "4", "cinq": "5", "six": "6", "huit": "8"}

LINKS = frozenset({"de", "d", "du", "des", "la", "le", "les", "l", "of", "the"})


@dataclass(frozen=True)
class Piece:
    """A comparable word; `start` and `end` are offsets in the original text."""

    text: str
    start: int
    end: int


def cut(text: str) -> list[Piece]:
    """Return the pieces of a text.

    Accents, case, hyphens, apostrophes and signs are gone (« bac+5 » and « Bac 5 » are both bac, 5), usual
    abbreviations are written out (st: saint), a pause in the sentence is one PAUSE.
    """
    folded = "\n".join(map(fold, text.split("\n")))
    found: list[Piece] = []
    for match in _PIECE.finditer(folded):
        if match.lastgroup == "pause":
            # A dot inside « i.a » or after « st. » is no pause.
            dotted = match.group() == "." and found and folded[found[-1].start : found[-1].end]
            inside = match.end() < len(folded) and folded[match.end()].isalnum()
            if dotted and (dotted in _ABBREVIATIONS or (inside and len(dotted) == 1)):
                continue
            if not found or found[-1].text != PAUSE:
                found.append(Piece(PAUSE, match.start(), match.end()))
            continue
        word = _MARKS.sub("", match.group()).replace("œ", "oe").replace("æ", "ae")
        found.append(Piece(_SAME.get(word, word), match.start(), match.end()))
    return _without_plus(found)


def singular(word: str) -> str:
    """Return a word without the mark of the plural."""
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def _without_plus(found: list[Piece]) -> list[Piece]:
    """Return « bac plus cinq » as « bac 5 »."""
    result: list[Piece] = []
    for piece in found:
        if result and result[-1].text == "plus" and len(result) > 1 and result[-2].text == "bac":
            number = _LEVEL_NUMBERS.get(piece.text, piece.text)
            if number.isdigit():
                result[-1] = Piece(number, piece.start, piece.end)
                continue
        if result and result[-1].text == "bac" and piece.text in _LEVEL_NUMBERS:
            piece = Piece(_LEVEL_NUMBERS[piece.text], piece.start, piece.end)
        result.append(piece)
    return result
