"""Read the phrases of a file: what each sign of the language stands for.

mot/mot       one of them            (a b | c)     what may lack          !mot/mot   any word but these
GROUPE        a word or a phrase     (a)…          any number of times    …          up to three words
demand*       words that begin so    frapper*      the forms of a verb    ^  $       the edges
NOM, NOMBRE, MOT    a name that was recognised, a number, any word
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from orientation.french.phrases import NAME, PAUSE, TAKEN, Item, Phrase
from orientation.text import NBSP, fold, word_set

_TOKEN = re.compile(r"\(|\)…?|\||[^\s()|]+")
_GAP, _GAP_LENGTH = "…", 3
_EDGES = ("^", "$")
_COMMA = ","
_NO_WORDS = frozenset((PAUSE, TAKEN))
# All endings of a verb in -er that are written; é is folded.
_ENDINGS = word_set("e es er ez ent ee ees ait ais aient ai ant era erai erait eront erent")
_NOTHING = Item(frozenset())
_ANY = {
    "NOM": Item(frozenset(), (NAME,)),
    "NOMBRE": Item(frozenset(), tuple("0123456789")),
    "MOT": Item(_NO_WORDS, excluded=True),
}


@dataclass(frozen=True)
class Group:
    """What a name in capitals stands for: words, and phrases of several, which are parsed where they are used."""

    words: Item = _NOTHING
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Spelling:
    """How the words of a file are compared: each one's `form`; and whether « demand* » is known of it."""

    form: Callable[[str], str] = fold
    has_stems: bool = True


@dataclass(frozen=True)
class _Part:
    """A part of a phrase: what may begin and end it, what is needed of it, whether it may lack altogether."""

    first: frozenset[int] = frozenset()
    last: frozenset[int] = frozenset()
    needed: tuple[Item, ...] = ()
    may_lack: bool = True


def parse_phrase(text: str, groups: Mapping[str, Group], spelling: Spelling = Spelling()) -> Phrase:
    """Return the phrase that a line of a file stands for.

    Raises ValueError, in French, if it names a group that does not exist, has nothing to find or lacks a parenthesis.
    """
    builder = _Builder(groups, spelling)
    part = builder.sequence(builder.tokens(text))
    # The edges are in every message: looking for them finds nothing out.
    telling = [item for item in part.needed if item.words != {PAUSE}]
    if not telling:
        raise ValueError(f"attendu{NBSP}: au moins un mot à trouver")
    needed = sorted(telling, key=lambda item: (bool(item.stems), len(item.words)))
    following = tuple(map(frozenset, builder.following))
    return Phrase(tuple(builder.items), part.first, part.last, following, tuple(needed))


def parse_words(text: str, groups: Mapping[str, Group], spelling: Spelling = Spelling()) -> Item:
    """Return what stands for the words of a text: other groups, every form of « frapper* ». Raises ValueError."""
    return reduce(or_, map(_Builder(groups, spelling).item, text.split()), _NOTHING)


@dataclass
class _Builder:
    """Number the items of one phrase, and gather which follow which."""

    groups: Mapping[str, Group]
    spelling: Spelling
    items: list[Item] = field(default_factory=list)
    following: list[set[int]] = field(default_factory=list)

    def tokens(self, text: str) -> Iterator[str]:
        found = _TOKEN.findall(text.replace("’", " ").replace("'", " "))
        if found.count("(") != sum(token.startswith(")") for token in found):
            raise ValueError(f"attendu{NBSP}: autant de ) que de (")
        return iter(found)

    def sequence(self, tokens: Iterator[str], inside: bool = False) -> _Part:
        """Return what stands before the end, or before the parenthesis that closes."""
        ways, part = [], _Part()
        for token in tokens:
            if token == "(":
                part = self._then(part, self.sequence(tokens, inside=True))
            elif token.startswith(")"):
                ways.append(part)
                whole = _either(ways)
                if token.endswith(_GAP):
                    self._link(whole.last, whole.first)
                return _Part(whole.first, whole.last)
            elif token == "|" and inside:
                ways.append(part)
                part = _Part()
            else:
                part = self._then(part, self._term(token))
        return part

    def _term(self, token: str) -> _Part:
        if token == _GAP:
            gap = [self._added(_ANY["MOT"], may_lack=True) for _ in range(_GAP_LENGTH)]
            return reduce(self._then, gap)
        if token.startswith("!"):
            item = self.item(token[1:])
            return self._added(Item(item.words | _NO_WORDS, item.stems, excluded=True))
        words, ways = [], []
        for name in token.split("/"):
            group = self.groups.get(name)
            if group is None:
                words.append(self.item(name))
                continue
            words += [group.words] if group.words != _NOTHING else []
            ways += [self.sequence(self.tokens(phrase)) for phrase in group.phrases]
        return _either([*([self._added(reduce(or_, words))] if words else []), *ways])

    def item(self, alternatives: str) -> Item:
        """Return the item of « mot/mot »; a group in it has single words only."""
        return reduce(or_, map(self._word, alternatives.split("/")))

    def _word(self, word: str) -> Item:
        form = self.spelling.form
        if word in _ANY and self.spelling.has_stems:
            return _ANY[word]
        if word in _EDGES:
            return Item(frozenset({PAUSE}))
        if word in self.groups:
            if self.groups[word].phrases:
                raise ValueError(f"groupe «{NBSP}{word}{NBSP}», attendu ici{NBSP}: un groupe de mots seuls")
            return self.groups[word].words
        if word.isupper():
            raise ValueError(f"groupe «{NBSP}{word}{NBSP}» inconnu, attendu{NBSP}: {', '.join(sorted(self.groups))}")
        if word.endswith("er*"):
            return Item(frozenset(form(word[:-3] + ending) for ending in _ENDINGS))
        if word[:-1].isalnum() and word.endswith("*") and self.spelling.has_stems:
            return Item(frozenset(), (fold(word[:-1]),))
        if word.isalnum() or (word == _COMMA and self.spelling.has_stems):
            return Item(frozenset({form(word)}))
        raise ValueError(f"«{NBSP}{word}{NBSP}», attendu{NBSP}: des mots, des GROUPES, …, ^ ou $")

    def _added(self, item: Item, may_lack: bool = False) -> _Part:
        self.items.append(item)
        self.following.append(set())
        here = frozenset({len(self.items) - 1})
        return _Part(here, here, () if item.excluded else (item,), may_lack)

    def _then(self, part: _Part, after: _Part) -> _Part:
        self._link(part.last, after.first)
        return _Part(
            part.first | after.first if part.may_lack else part.first,
            part.last | after.last if after.may_lack else after.last,
            part.needed + after.needed,
            part.may_lack and after.may_lack,
        )

    def _link(self, before: Iterable[int], after: Iterable[int]) -> None:
        for number in before:
            self.following[number].update(after)


def _either(ways: list[_Part]) -> _Part:
    if len(ways) < 2:
        return ways[0] if ways else _Part()
    fewest = [min(way.needed, key=lambda item: len(item.words)) for way in ways if way.needed]
    return _Part(
        frozenset().union(*(way.first for way in ways)),
        frozenset().union(*(way.last for way in ways)),
        (reduce(or_, fewest),) if len(fewest) == len(ways) else (),
        any(way.may_lack for way in ways),
    )
