"""Cut a text into the pieces by which names are compared: folded words and numbers, and where they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from orientation.french.files import NAME_CONTEXTS
from orientation.text import fold, sentence_spans

Words = tuple[str, ...]

# Between two pieces that cannot belong to one name, unless that name is written with a comma.
PAUSE = ","
# What people forget or add inside a name: « master de l’informatique », « insa rouen ».
LINKS = frozenset({"de", "d", "du", "des", "la", "le", "les", "l", "of", "the"})

_LETTER = r"[^\W\d_][\u0300-\u036f]*"
_PIECE = re.compile(
    r"(?P<ordinal>\d+(?:ers?|re|e|eme|nde?)(?![^\W_]))"  # « 5e » is not the 5 of « Paris 5 »
    r"|(?P<number>\d+)"
    rf"|(?P<dotted>(?:{_LETTER}\.){{2,}}(?:{_LETTER}(?!\w))?)"
    rf"|(?P<word>(?:{_LETTER})+)"
    r"|(?P<pause>[.,;:!?()/|\n…]+)"
)
_MARKS = re.compile(r"[\u0300-\u036f.]")
_ABBREVIATED = ("st.", "ste.", "univ.")
_BAC = "bac"
_BETWEEN_LEVELS = (PAUSE, "ou", "a", "et")
_LEVEL_NUMBERS = {"un": "1", "deux": "2", "trois": "3", "quatre": "4", "cinq": "5", "six": "6", "huit": "8"}


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
    same = NAME_CONTEXTS.spellings
    for match in _PIECE.finditer(folded):
        word = match.group()
        if match.lastgroup == "pause":
            if found and (found[-1].text == PAUSE or folded[found[-1].start : match.end()] in _ABBREVIATED):
                continue
            word = PAUSE
        else:
            word = _MARKS.sub("", word).replace("œ", "oe").replace("æ", "ae")
        found.append(Piece(same.get(word, word), match.start(), match.end()))
    return _with_levels_in_full(_with_level_numbers(found))


def asking_sentences(text: str) -> tuple[Words, ...]:
    """Return the words of each sentence that has a question mark, of all of them where none has."""
    return tuple(words_of(text[start:end]) for start, end in asking_spans(text))


def asking_spans(text: str) -> list[tuple[int, int]]:
    """Return where each sentence begins and ends that has a question mark, every one where none has."""
    every = sentence_spans(text)
    return [(start, end) for start, end in every if "?" in text[start:end]] or [*every]


def words_of(name: str) -> Words:
    """Return the words by which a name is found."""
    return tuple(" ".join(piece.text for piece in cut(name)).strip(f" {PAUSE}").split())


def skeleton(words: Sequence[str]) -> tuple[Words, list[int]]:
    """Return the words that carry a name, in the singular, and the index of each one."""
    # The l of « L3 » is no link.
    kept = [i for i, word in enumerate(words) if word not in LINKS or "".join(words[i + 1 : i + 2]).isdigit()]
    return tuple(_singular(words[index]) for index in kept), kept


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def _with_level_numbers(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces of « bac plus cinq » as those of « bac 5 »."""
    result: list[Piece] = []
    for piece in pieces:
        number = _LEVEL_NUMBERS.get(piece.text, piece.text)
        if [*(before.text for before in result[-2:])] == [_BAC, "plus"] and number.isdigit():
            result[-1] = Piece(number, piece.start, piece.end)
        else:
            result.append(piece)
    return result


def _with_levels_in_full(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces of « bac+4 ou 5 » and « bac+4/5 » as those of « bac 4 ou bac 5 »."""
    result: list[Piece] = []
    for index, piece in enumerate(pieces):
        before = [each.text for each in result[-3:]]
        following = pieces[index + 1].text if index + 1 < len(pieces) else PAUSE
        if (
            piece.text in _LEVEL_NUMBERS.values()
            and len(before) == 3
            and (before[0], before[2] in _BETWEEN_LEVELS) == (_BAC, True)
            and before[1] in _LEVEL_NUMBERS.values()
            and following not in NAME_CONTEXTS.words.units
        ):
            result.append(Piece(_BAC, piece.start, piece.start))
        result.append(piece)
    return result
