"""The small language of phrases that people edit: words, groups of words, what may lack, what may be repeated, gaps.

A phrase is an automaton over words: its items, and which may follow which. All ways through it are followed together,
so that no message takes longer than its length times the length of the phrase.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

# The edge of a clause or of a message, and a word that was taken out: no item for « any word » accepts them.
PAUSE, TAKEN = ".", ""
# What a name begins with that was recognised: « @0 » is the first one of a message.
NAME = "@"


@dataclass(frozen=True)
class Item:
    """One place in a phrase: the words that may stand there, whole or by their beginning; if `excluded`, all others."""

    words: frozenset[str]
    stems: tuple[str, ...] = ()
    excluded: bool = False

    def accepts(self, word: str) -> bool:
        """Tell whether the word may stand here."""
        return (word in self.words or bool(self.stems and word.startswith(self.stems))) is not self.excluded

    def is_among(self, words: Collection[str]) -> bool:
        """Tell whether one of the words may stand here; words: a set."""
        return not self.words.isdisjoint(words) or bool(self.stems and any(map(self.accepts, words)))

    def __or__(self, other: Item) -> Item:
        """Return what stands for both; neither is excluded."""
        return Item(self.words | other.words, (*self.stems, *other.stems))


@dataclass(frozen=True)
class Phrase:
    """Items and their order: `first` may begin, `last` may end, `following[n]` may come after item n.

    `needed`: of each of these, one word must be there; the fewest words first, which are the likeliest to be missing.
    """

    items: tuple[Item, ...]
    first: frozenset[int]
    last: frozenset[int]
    following: tuple[frozenset[int], ...]
    needed: tuple[Item, ...]

    @classmethod
    def of(cls, item: Item) -> Phrase:
        """Return the phrase that is this item alone."""
        return cls((item,), frozenset({0}), frozenset({0}), (frozenset(),), (item,))

    def spans(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Return the places where the phrase stands, the longest for each start."""
        for start in range(len(words)):
            end = self._end(words, start)
            if end is not None:
                yield start, end

    def may_stand_in(self, words: Collection[str]) -> bool:
        """Tell quickly whether all that the phrase needs is among the words."""
        return all(item.is_among(words) for item in self.needed)

    def _end(self, words: Sequence[str], start: int) -> int | None:
        end = None
        states = self.first
        for position in range(start, len(words)):
            reached = [state for state in states if self.items[state].accepts(words[position])]
            if not reached:
                break
            if not self.last.isdisjoint(reached):
                end = position + 1
            states = frozenset().union(*(self.following[state] for state in reached))
        return end


class PhraseIndex:
    """Find the phrases that may stand in a message by one word that each needs, without asking all of them."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._phrases = tuple(phrases)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        for number, phrase in enumerate(self._phrases):
            for word in phrase.needed[0].words:
                self._by_word[word].append(number)
            for stem in phrase.needed[0].stems:
                self._by_stem[stem].append(number)
        self._words, self._stems = frozenset(self._by_word), tuple(self._by_stem)
        self._at_edges = PAUSE in self._words

    def is_likely(self, words: Sequence[str]) -> bool:
        """Tell at once when no phrase may stand in a message, which is so of most."""
        if self._at_edges or not self._words.isdisjoint(words):
            return True
        return bool(self._stems) and any(word.startswith(self._stems) for word in words)

    def among(self, words: Collection[str]) -> Iterator[tuple[int, Phrase]]:
        """Yield the phrases of which all that they need is among the words, each with its number, in their order."""
        present = frozenset(words)
        likely = {number for word in present & self._words for number in self._by_word[word]}
        if self._stems:
            for word in filter(lambda word: word.startswith(self._stems), present):
                likely.update(n for stem, found in self._by_stem.items() if word.startswith(stem) for n in found)
        for number in sorted(likely):
            if self._phrases[number].may_stand_in(present):
                yield number, self._phrases[number]


@dataclass(frozen=True)
class Cue:
    """What shows that one thing is said: phrases, and phrases in which the same words say something else."""

    phrases: tuple[Phrase, ...]
    unless: tuple[Phrase, ...] = ()

    def spans(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """Return where the cue stands, from left to right, the longest first; none overlaps another."""
        if not self._index.is_likely(words):
            return []
        framed = [PAUSE, *words, PAUSE]
        likely = [phrase for _, phrase in self._index.among(framed)]
        if not likely:
            return []
        for _, other in self._other.among(framed):
            for start, end in list(other.spans(framed)):
                framed[start:end] = [TAKEN] * (end - start)
        found: list[tuple[int, int]] = []
        for start, end in sorted((s for phrase in likely for s in phrase.spans(framed)), key=lambda s: (s[0], -s[1])):
            # The frame is no part of the message.
            if not found or start - 1 >= found[-1][1]:
                found.append((max(start - 1, 0), min(end - 1, len(words))))
        return found

    def is_in(self, words: Sequence[str]) -> bool:
        """Tell whether the cue stands among the words."""
        return bool(self.spans(words))

    def begins(self, words: Sequence[str]) -> bool:
        """Tell whether the words begin with the cue."""
        return any(start == 0 for start, _ in self.spans(words))

    def ends(self, words: Sequence[str]) -> bool:
        """Tell whether the words end with the cue."""
        return any(end == len(words) for _, end in self.spans(words))

    def found(self, words: Sequence[str]) -> list[str]:
        """Return the words that make the cue."""
        return [word for start, end in self.spans(words) for word in words[start:end]]

    def without(self, words: Sequence[str], keep_names: bool = False) -> list[str]:
        """Return the words that make no part of the cue, and with `keep_names` the names in it."""
        left = list(words)
        for start, end in reversed(self.spans(words)):
            left[start:end] = [word for word in left[start:end] if word.startswith(NAME)] if keep_names else []
        return left

    @cached_property
    def _index(self) -> PhraseIndex:
        return PhraseIndex(self.phrases)

    @cached_property
    def _other(self) -> PhraseIndex:
        return PhraseIndex(self.unless)
