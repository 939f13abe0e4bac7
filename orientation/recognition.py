"""Find the schools, towns, levels… of the data files in what a user typed, typos included."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from orientation.context import is_meant
from orientation.french import DEFAULT_CACHE, french, lexicon
from orientation.names import Name
from orientation.pieces import LINKS, PAUSE, Piece, cut, singular
from orientation.spelling import Correction, Spelling
from orientation.unlisted import unlisted_schools

KINDS = ("programme", "school", "unlisted_school", "diploma", "level", "speciality", "town", "region")
# Their names are ordinary nouns: they have a plural, and links that people forget (« master de l’informatique »).
_COMMON_NOUNS = ("diploma", "level", "speciality")
_UNKNOWN = "\0"
# « ingénieur » is the job everybody asks about here, not the diploma.
_JOB = frozenset({"ingenieur", "ingenieure", "ingenieurs", "ingenieures"})
# A known word is only a typo beside this many right letters of the same name (« telecom pari »).
_RIGHT_LETTERS = 5
_SHORTEST_JOINED = 8

Words = tuple[str, ...]


@dataclass(frozen=True)
class Mention:
    """A name found: `id` is its entry's, `start` and `end` are offsets in the text, `score` is 1 without typo."""

    kind: str
    id: str
    start: int
    end: int
    text: str
    score: float = 1.0


@dataclass(frozen=True)
class _Found:
    """A possible mention, as the pieces from `first` up to `last` (not included)."""

    name: Name
    first: int
    last: int
    score: float


class _Index:
    """Names by their words, in a spaCy phrase matcher."""

    def __init__(self, names: dict[Words, Name]) -> None:
        self.names = names
        self.vocabulary = frozenset(word for words in names for word in words)
        self._vocab = french().vocab
        self._matcher = PhraseMatcher(self._vocab)
        self._matcher.add("name", [Doc(self._vocab, words=words) for words in names])

    def find(self, words: Sequence[str]) -> Iterator[tuple[Name, int, int]]:
        # Words of no name never reach spaCy's vocabulary, which would keep every one of them for ever.
        known = [word if word in self.vocabulary else _UNKNOWN for word in words]
        if any(word is not _UNKNOWN for word in known):
            for _, first, last in self._matcher(Doc(self._vocab, words=known)):
                yield self.names[tuple(known[first:last])], first, last


class Recogniser:
    """Find the names it was given, whatever the accents, case, hyphens and small typos.

    One mention for one part of the text: the longest, then the first kind in KINDS. A title that several
    programmes share names none of them.
    """

    def __init__(self, names: Iterable[Name], cache_dir: Path = DEFAULT_CACHE) -> None:
        strict: dict[Words, Name] = {}
        loose: dict[Words, Name] = {}
        self._towns: dict[str, str] = {}
        for name, words in _unshared(sorted(names, key=lambda name: KINDS.index(name.kind))):
            strict.setdefault(words, name)
            if name.kind == "town":
                self._towns.setdefault(name.id, name.text)
            skeleton, _ = _skeleton(words)
            if len(skeleton) > 1 or (skeleton and name.kind in _COMMON_NOUNS):
                loose.setdefault(skeleton, name)
        self._strict = _Index(strict)
        self._loose = _Index(loose)
        self._joined = {"".join(words): name for words, name in strict.items() if _can_be_joined(words, name)}
        self._next: dict[str, set[str]] = defaultdict(set)
        self._previous: dict[str, set[str]] = defaultdict(set)
        for words in loose:
            for word, following in zip(words, words[1:], strict=False):
                self._next[word].add(following)
                self._previous[following].add(word)
        self._spelling = Spelling(
            self._strict.vocabulary | self._loose.vocabulary,
            (words[0] for words, name in strict.items() if name.kind == "school" and len(words) == 1),
            lexicon(cache_dir).__contains__,
        )

    def find(self, text: str) -> list[Mention]:
        """Return the mentions in a text, in their order, without overlap."""
        pieces = cut(text)
        words = [piece.text for piece in pieces]
        found = [*self._exact(words), *self._with_typos(words)]
        towns = [(item.first, item.last, self._towns[item.name.id]) for item in found if item.name.kind == "town"]
        listed = {index for item in found if item.name.kind in KINDS[:2] for index in range(item.first, item.last)}
        for label, first, last in unlisted_schools(words, towns, listed):
            found.append(_Found(Name("unlisted_school", label, label), first, last, 1.0))
        spans = [(item.name.kind, item.first, item.last) for item in found]
        meant = [item for item, span in zip(found, spans, strict=True) if is_meant(item.name, span, pieces, spans, text)]
        return _longest(meant, pieces, text)

    def _exact(self, words: Sequence[str]) -> Iterator[_Found]:
        for name, first, last in self._strict.find(words):
            yield _Found(name, first, last, 1.0)
        yield from self._in_skeleton(words, {})

    def _with_typos(self, words: Sequence[str]) -> Iterator[_Found]:
        corrections: dict[int, Correction] = {}
        for index, word in enumerate(words):
            if word in self._joined and not self._spelling.is_ordinary(word):
                yield _Found(self._joined[word], index, index + 1, 1.0)
            elif correction := self._spelling.correct(word):
                corrections[index] = correction
        corrected = [corrections[i].word if i in corrections else word for i, word in enumerate(words)]
        if corrections:
            for name, first, last in self._strict.find(corrected):
                yield from self._accepted(name, range(first, last), words, corrections)
        for index, correction in self._typos_in_known_words(corrected).items():
            corrections.setdefault(index, correction)
        if corrections:
            yield from self._in_skeleton(words, corrections)

    def _in_skeleton(self, words: Sequence[str], corrections: dict[int, Correction]) -> Iterator[_Found]:
        corrected = [corrections[i].word if i in corrections else word for i, word in enumerate(words)]
        skeleton, places = _skeleton(corrected)
        for name, first, last in self._loose.find(skeleton):
            if corrections:
                yield from self._accepted(name, places[first:last], words, corrections)
            else:
                yield _Found(name, places[first], places[last - 1] + 1, 1.0)

    def _accepted(
        self, name: Name, places: Sequence[int], words: Sequence[str], corrections: dict[int, Correction]
    ) -> Iterator[_Found]:
        """Yield a name found behind typos, if it may have some and enough of it was typed right."""
        wrong = [index for index in places if index in corrections]
        if not wrong or name.exact or name.ambiguous:
            return
        right = sum(len(words[index]) for index in places if index not in corrections)
        if right < _RIGHT_LETTERS and any(self._spelling.is_ordinary(words[index]) for index in wrong):
            return
        letters = sum(len(words[index]) for index in places)
        score = 1 - sum(corrections[index].typos for index in wrong) / letters
        yield _Found(name, places[0], places[-1] + 1, round(score, 2))

    def _typos_in_known_words(self, words: Sequence[str]) -> dict[int, Correction]:
        """Return corrections of ordinary words beside a word that goes with the correct one in a name."""
        skeleton, places = _skeleton(words)
        corrections: dict[int, Correction] = {}
        for index, word in enumerate(skeleton):
            if len(word) < 4 or word in self._loose.vocabulary or not word.isalpha():
                continue
            before = self._next.get(skeleton[index - 1], set()) if index else set()
            after = self._previous.get(skeleton[index + 1], set()) if index + 1 < len(skeleton) else set()
            candidates = sorted(other for other in before | after if other[0] == word[0])
            if candidates and (correction := self._spelling.nearest(word, candidates)):
                corrections[places[index]] = correction
        return corrections


def _ways_to_write(name: Name) -> Iterator[Words]:
    """Yield the words of a name: with its commas and without, « Le Mans » also as « au Mans »."""
    words = tuple(piece.text for piece in cut(name.text))
    if not words or (name.kind in ("diploma", "speciality") and words[0] in _JOB and len(words) == 1):
        return
    yield words
    if PAUSE in words:
        yield tuple(word for word in words if word != PAUSE)
    if name.kind == "town" and words[0] in ("le", "les") and len(words) > 1:
        for article in ("au", "du") if words[0] == "le" else ("aux", "des"):
            yield (article, *words[1:])


def _skeleton(words: Sequence[str]) -> tuple[Words, list[int]]:
    """Return the words that carry the name, in the singular, and where each one was."""
    places = [index for index, word in enumerate(words) if word not in LINKS]
    return tuple(singular(words[index]) for index in places), places


def _unshared(names: Sequence[Name]) -> Iterator[tuple[Name, Words]]:
    """Yield the ways to write each name, without the titles that several programmes share."""
    written = [(name, words) for name in names for words in _ways_to_write(name)]
    programmes: dict[Words, set[str]] = defaultdict(set)
    for name, words in written:
        if name.kind == "programme":
            programmes[words].add(name.id)
    return ((name, words) for name, words in written if name.kind != "programme" or len(programmes[words]) == 1)


def _can_be_joined(words: Words, name: Name) -> bool:
    return len(words) > 1 and not name.exact and len("".join(words)) >= _SHORTEST_JOINED and PAUSE not in words


def _longest(found: Iterable[_Found], pieces: Sequence[Piece], text: str) -> list[Mention]:
    def rank(item: _Found) -> tuple[int, float, int]:
        length = pieces[item.last - 1].end - pieces[item.first].start
        return (-length, -item.score, KINDS.index(item.name.kind))

    taken: set[int] = set()
    mentions: list[Mention] = []
    for item in sorted(found, key=rank):
        span = range(item.first, item.last)
        if taken.isdisjoint(span):
            taken.update(span)
            start, end = pieces[item.first].start, pieces[item.last - 1].end
            mentions.append(Mention(item.name.kind, item.name.id, start, end, text[start:end], item.score))
    return sorted(mentions, key=lambda mention: mention.start)
