"""Compare French text whatever its case, accents, apostrophes and hyphens."""

from __future__ import annotations

import re
import unicodedata

NBSP = "\u00a0"

# Of so many characters it is remembered what they give: of all that people type.
_KEPT_CHARACTERS = 4096
# With their points; longer ones are no abbreviation.
_LONGEST_INITIALS = 14

_APOSTROPHES = "\u2018\u2019\u201b\u02bc\u02b9\u2032`\u00b4\uff07"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_UNIFIED = {**dict.fromkeys(_APOSTROPHES, "'"), **dict.fromkeys(_HYPHENS, "-")}
_LIGATURES = {"œ": "oe", "æ": "ae", "ß": "ss"}
# Control characters separate words; what only says where a word may be cut, or how to join it, is no part of it.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_INSIDE_WORDS = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
# « un(e) ingénieur(e) », « étudiant·e·s », « étudiant.e »: one of several.
_GENDERED = re.compile(
    r"(?<=[^\W\d_])(?:\((?:e|ne|se|trice|euse|ère|le)(?:s|\.s)?\)s?|[·•‧](?:e|ne|se|trice|euse|ère|le)?(?:[·•‧]?s)?\b)"
)
# « I.A. », « J.P.O. »: initials with their points.
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}(?!\w)|\b(?:[^\W\d_]\.)+[^\W\d_]\b(?=\W|$)")
# « 11.5 de moyenne » is in one sentence.
_SENTENCE = re.compile(r"(?:[^.!?…\n]|(?<=\d)\.(?=\d))+[.!?…\n]*")
# Before these marks a line does not break, nor after « ; « 8:30 » and an address have no space there.
_BEFORE_MARK = re.compile(r" (?=[?!:;»%€])")
_AFTER_MARK = re.compile(r"(?<=«) ")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def tidy(text: str) -> str:
    """Return what was meant by a text that is oddly written, on one line.

    Accents and letters are put together (NFC), invisible characters taken out of words, « un(e) ingénieur(e) » is one
    person, and initials are a word (« I.A. »).
    """
    text = _INSIDE_WORDS.sub("", unicodedata.normalize("NFC", text))
    text = _GENDERED.sub("", _CONTROL.sub(" ", text))
    text = _INITIALS.sub(
        lambda match: match[0].replace(".", "") if len(match[0]) < _LONGEST_INITIALS else match[0], text
    )
    return " ".join(text.split())


def typographic(text: str) -> str:
    """Return a text as it is shown: the spaces that go with French marks (« ? ») do not break."""
    return _AFTER_MARK.sub(NBSP, _BEFORE_MARK.sub(NBSP, text))


def fold(text: str) -> str:
    """Return the text lower-case, without accents, apostrophes and hyphens unified.

    Every character gives exactly one character, so that offsets in the folded text are offsets in the
    original. Ligatures stay one character (œ), and a letter followed by a separate combining accent keeps
    it: compose the text (NFC) first where that matters.
    """
    return text.translate(_FOLDED)


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return where the sentences of a text begin and end, their marks included."""
    return [match.span() for match in _SENTENCE.finditer(text)]


def slug(text: str) -> str:
    """Return the text as an id: lower-case ASCII words joined by hyphens."""
    folded = fold(unicodedata.normalize("NFC", text))
    for ligature, letters in _LIGATURES.items():
        folded = folded.replace(ligature, letters)
    return _NOT_SLUG.sub("-", folded).strip("-")


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text that only lists them."""
    return frozenset(words.split())


class _Folded(dict[int, str]):
    """What each character gives, by its code; worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        found = _fold_character(chr(code))
        if len(self) < _KEPT_CHARACTERS:
            self[code] = found
        return found


_FOLDED = _Folded()


def _fold_character(character: str) -> str:
    if character in _UNIFIED:
        return _UNIFIED[character]
    if character.isspace():
        return " "
    decomposed = unicodedata.normalize("NFKD", character)
    base = "".join(part for part in decomposed if not unicodedata.combining(part))
    # A character that decomposes to several (½, …, ﬁ) stays itself: one in, one out.
    lowered = (base if len(base) == 1 else character).lower()
    return lowered if len(lowered) == 1 else character
