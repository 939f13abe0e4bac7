"""The small language of data/safety.yml: phrases made of words, groups of words, and gaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from orientation.safety.safety_words import PAUSE, key, plain

Groups = Mapping[str, frozenset[str]]

_GAP = "…"
_GAP_LENGTH = 3
_EDGES = ("^", "$")
# All endings of a verb in -er that are written; é is folded.
_ENDINGS = [
    "e",
    "es",
    "er",
    "ez",
    "ent",
    "ee",
    "ees",
    "ait",
    "ais",
    "aient",
    "ai",
    "ant",
    "era",
    "erai",
    "erait",
    "eront",
    "erent",
]


@dataclass(frozen=True)
class Item:
    """One place in a phrase: the words that may stand there, or, if `excluded`, those that may not."""

    words: frozenset[str]
    excluded: bool = False
    optional: bool = False

    def accepts(self, word: str) -> bool:
        """Tell whether the word may stand here."""
        return (word in self.words) is not self.excluded


@dataclass(frozen=True)
class Phrase:
    """A sequence of items."""

    items: tuple[Item, ...]

    def spans(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Return the places where the phrase stands, the longest for each start.

        All ways through gaps and optional words are followed together, one word at a time: never more than
        len(words) * len(items) ** 2 comparisons.
        """
        for start in range(len(words)):
            end = self._end(words, start)
            if end is not None:
                yield start, end

    def may_stand_in(self, words: Collection[str]) -> bool:
        """Tell quickly whether all that the phrase needs is among the words."""
        return not any(needed.isdisjoint(words) for needed in self._needed)

    @property
    def rarest(self) -> frozenset[str]:
        """Return words of which one must be there."""
        return self._needed[0]

    @cached_property
    def _needed(self) -> tuple[frozenset[str], ...]:
        """Return the words of each item that must be there, the fewest first: they are the likeliest to be missing."""
        return tuple(sorted((item.words for item in self.items if not (item.optional or item.excluded)), key=len))

    def _end(self, words: Sequence[str], start: int) -> int | None:
        end = None
        states = self._reach({0})
        for position in range(start, len(words)):
            states = self._reach({state + 1 for state in states if self._accepts(state, words[position])})
            if not states:
                break
            if len(self.items) in states:
                end = position + 1
        return end

    def _accepts(self, state: int, word: str) -> bool:
        return state < len(self.items) and self.items[state].accepts(word)

    def _reach(self, states: set[int]) -> set[int]:
        for state in range(len(self.items)):
            if state in states and self.items[state].optional:
                states.add(state + 1)
        return states


class PhraseIndex:
    """Find the phrases that may stand in a message by one word that each needs, without asking all of them."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._phrases = tuple(phrases)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for number, phrase in enumerate(self._phrases):
            for word in phrase.rarest:
                self._by_word[word].append(number)

    def among(self, words: Collection[str]) -> Iterator[tuple[int, Phrase]]:
        """Yield the phrases of which all that they need is among the words, each with its number, in their order."""
        present = frozenset(words)
        for number in sorted({number for word in present for number in self._by_word.get(word, ())}):
            if self._phrases[number].may_stand_in(present):
                yield number, self._phrases[number]


def parse_phrase(text: str, groups: Groups) -> Phrase:
    """Return the phrase that a line of the file stands for.

    Raises ValueError, in French, if it names a group that does not exist or has nothing to find.
    """
    items: list[Item] = []
    for token in text.replace("’", " ").replace("'", " ").split():
        if token == _GAP:
            items += [Item(frozenset({PAUSE}), excluded=True, optional=True)] * _GAP_LENGTH
        elif token.startswith("!"):
            items.append(Item(_words(token[1:], groups) | {PAUSE}, excluded=True))
        elif token.startswith("(") and token.endswith(")"):
            items.append(Item(_words(token[1:-1], groups), optional=True))
        else:
            items.append(Item(_words(token, groups)))
    if all(item.optional or item.excluded for item in items):
        raise ValueError("attendu\u00a0: au moins un mot à trouver")
    return Phrase(tuple(items))


def parse_words(text: str, groups: Groups) -> frozenset[str]:
    """Return the words of a group, where « frapper* » is every form of the verb. Raises ValueError."""
    return frozenset().union(*(_words(token, groups) for token in text.split()))


def _words(alternatives: str, groups: Groups) -> frozenset[str]:
    found: set[str] = set()
    for word in alternatives.split("/"):
        if word.isupper():
            if word not in groups:
                raise ValueError(f"groupe «\u00a0{word}\u00a0» inconnu, attendu\u00a0: {', '.join(sorted(groups))}")
            found |= groups[word]
        elif word in _EDGES:
            found.add(PAUSE)
        elif word.endswith("er*"):
            found |= {key(plain(word[:-3]) + ending) for ending in _ENDINGS}
        elif word.isalnum():
            found.add(key(plain(word)))
        else:
            raise ValueError(f"«\u00a0{word}\u00a0», attendu\u00a0: des mots, des GROUPES, …, ^ ou $")
    return frozenset(found)
