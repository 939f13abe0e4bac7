"""Find every name that the words of a message may hold, as typed or behind typos."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from orientation.knowledge.names import Name
from orientation.recognition.name_index import NameIndex
from orientation.recognition.other_names import Span
from orientation.recognition.pieces import LINKS, PAUSE, Words, skeleton, words_of
from orientation.recognition.spelling import Correction, Spelling, differ_by_doubled_letters

_PLACES = ("town", "region")
# Ordinary nouns, which have a plural even when they are one word (« masters »).
_NOUNS = ("diploma", "level", "speciality")
# « ingénieur » is the job that everybody asks about here, not the diploma.
_JOB = ("ingenieur", "ingenieure", "ingenieurs", "ingenieures")
# A French word is only a typo beside this many right letters of the same name (« telecom pari »).
_RIGHT_LETTERS = 5
_SHORTEST_JOINED = 6
_ARTICLES = frozenset(["la", "le", "les", "l"])
_BEFORE_TOWN = ("a", "vers", "sur")


@dataclass(frozen=True)
class Found:
    """A name that may be meant; `score` is 1 without typo, then the share of right letters."""

    name: Name
    span: Span
    score: float = 1.0


class NameMatcher:
    """Match names in two ways: all their words, and only those that carry the name.

    Of two names with the same words, the first one given counts.
    """

    def __init__(self, names: Iterable[Name], is_word: Callable[[str], bool]) -> None:
        whole: dict[Words, Name] = {}
        bare: dict[Words, Name] = {}
        for name in names:
            for words in _ways_to_write(name):
                whole.setdefault(words, name)
                kept, _ = skeleton(words)
                if name.kind not in _PLACES and (len(kept) > 1 or _stands_alone(name, words, kept, is_word)):
                    bare.setdefault(kept, name)
        self._by_words = whole
        self._whole = NameIndex(whole)
        self._bare = NameIndex(bare)
        self._joined = {"".join(words): name for words, name in whole.items() if _can_be_joined(words, name)}
        acronyms = (words[0] for words, name in whole.items() if name.kind == "school" and len(words) == 1)
        to_correct = {word for words, name in whole.items() if not name.verbatim for word in words}
        self._spelling = Spelling(to_correct, acronyms, is_word)

    def find(self, words: Sequence[str]) -> Iterator[Found]:
        """Yield all the names found; they may overlap."""
        for name, first, last in self._whole.find(words):
            yield Found(name, Span(name.kind, first, last))
        kept, indexes = skeleton(words)
        for name, first, last in self._bare.find(kept):
            yield Found(name, Span(name.kind, indexes[first], indexes[last - 1] + 1))
        yield from self._find_joined(words)
        yield from self._find_without_last_letter(words)
        yield from self._find_misspelt(words)

    def _find_joined(self, words: Sequence[str]) -> Iterator[Found]:
        for index, word in enumerate(words):
            if (name := self._joined.get(word)) and not self._spelling.is_ordinary(word):
                yield Found(name, Span(name.kind, index, index + 1))

    def _find_without_last_letter(self, words: Sequence[str]) -> Iterator[Found]:
        """Yield the towns of « a renne » and « vers limoge », though these are French words."""
        for index, (before, word) in enumerate(pairwise(words), start=1):
            name = self._by_words.get((f"{word}s",)) if before in _BEFORE_TOWN else None
            if name and name.kind == "town" and not (name.ambiguous or name.verbatim):
                yield Found(name, Span(name.kind, index, index + 1), round(1 - 1 / len(word), 2))

    def _find_misspelt(self, words: Sequence[str]) -> Iterator[Found]:
        corrections = {i: found for i, word in enumerate(words) if (found := self._spelling.correct(word))}
        if corrections:
            for name, first, last in self._whole.find(_corrected(words, corrections)):
                yield from self._accepted(name, range(first, last), words, corrections)
        kept, indexes = skeleton(_corrected(words, corrections))
        corrections = {**self._in_known_words(kept, indexes), **corrections}
        if corrections:
            kept, indexes = skeleton(_corrected(words, corrections))
            for name, first, last in self._bare.find(kept):
                yield from self._accepted(name, indexes[first:last], words, corrections)

    def _in_known_words(self, kept: Words, indexes: Sequence[int]) -> dict[int, Correction]:
        """Return corrections of French words that stand beside a word of the same name."""
        corrections: dict[int, Correction] = {}
        for position, word in enumerate(kept):
            if word.isalpha() and len(word) > 3 and word not in self._bare.vocabulary:
                before = kept[position - 1] if position else PAUSE
                after = kept[position + 1] if position + 1 < len(kept) else PAUSE
                candidates = self._bare.between(before, after)
                same_initial = sorted(other for other in candidates if other[0] == word[0])
                if correction := self._spelling.nearest(word, same_initial):
                    corrections[indexes[position]] = correction
        return corrections

    def _accepted(
        self, name: Name, indexes: Sequence[int], words: Sequence[str], corrections: Mapping[int, Correction]
    ) -> Iterator[Found]:
        """Yield a name found behind typos, if it may have some and enough of it was typed right."""
        wrong = [index for index in indexes if index in corrections]
        if not wrong or name.ambiguous or name.verbatim:
            return
        if name.exact and any(_is_another_name(words[index], corrections[index]) for index in wrong):
            return
        right_letters = sum(len(words[index]) for index in indexes if index not in corrections)
        if right_letters < _RIGHT_LETTERS and any(self._spelling.is_ordinary(words[index]) for index in wrong):
            return
        letters = sum(len(words[index]) for index in indexes)
        typos = sum(corrections[index].typos for index in wrong)
        span = Span(name.kind, indexes[0], indexes[-1] + 1)
        yield Found(name, span, round(1 - typos / letters, 2))


def _is_another_name(word: str, correction: Correction) -> bool:
    """Tell whether a short word is too far from the correct one to be that name."""
    return correction.typos > 0 and not differ_by_doubled_letters(word, correction.word)


def _ways_to_write(name: Name) -> Iterator[Words]:
    """Yield the words of a name: with its commas and links and without, « Le Mans » also as « au Mans »."""
    words = words_of(name.text)
    if not words or (len(words) == 1 and words[0] in _JOB):
        return
    yield words
    if PAUSE in words:
        yield tuple(word for word in words if word != PAUSE)
    if name.kind in _PLACES and len(linkless := tuple(word for word in words if word not in LINKS)) > 1:
        yield linkless
    if name.kind == "town" and words[0] in ("le", "les"):
        for article in ("au", "du") if words[0] == "le" else ("aux", "des"):
            yield (article, *words[1:])


def _stands_alone(name: Name, words: Words, kept: Words, is_word: Callable[[str], bool]) -> bool:
    """Tell whether one word is enough to name this: « masters », « Sorbonne » for « la Sorbonne ».

    « Vinci » is another name than « De Vinci ».
    """
    if len(kept) != 1 or len(kept[0]) < 2:
        return False
    return name.kind in _NOUNS or (len(words) > 1 and _ARTICLES.issuperset(words[:-1]) and not is_word(kept[0]))


def _can_be_joined(words: Words, name: Name) -> bool:
    if name.exact or name.ambiguous or PAUSE in words or len(words) < 2:
        return False
    return len("".join(words)) >= _SHORTEST_JOINED


def _corrected(words: Sequence[str], corrections: Mapping[int, Correction]) -> list[str]:
    return [corrections[i].word if i in corrections else word for i, word in enumerate(words)]
