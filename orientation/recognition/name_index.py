"""Find the words of many names in the words of a message, with spaCy's phrase matcher."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from orientation.knowledge.names import Name
from orientation.recognition.pieces import Words

_UNKNOWN = "\0"


class NameIndex:
    """Hold names by their words; `vocabulary` are all those words."""

    def __init__(self, names: Mapping[Words, Name]) -> None:
        self.vocabulary = frozenset(word for words in names for word in words)
        self._names = names
        self._vocab = Vocab()
        self._matcher = PhraseMatcher(self._vocab, attr="ORTH")
        # Words' hashes, as spaCy itself restores a matcher: a Doc for each name would take ten times as long.
        hashes = {word: self._vocab.strings.add(word) for word in self.vocabulary}
        patterns: Any = [[hashes[word] for word in words] for words in names]
        self._matcher.add("name", patterns)
        self._after: dict[str, set[str]] = defaultdict(set)
        self._before: dict[str, set[str]] = defaultdict(set)
        for words in names:
            for word, following in pairwise(words):
                self._after[word].add(following)
                self._before[following].add(word)

    def find(self, words: Sequence[str]) -> Iterator[tuple[Name, int, int]]:
        """Yield each name found, with the index of its first word and the one after its last."""
        # Words of no name never reach spaCy's vocabulary, which keeps every word for ever.
        known = [word if word in self.vocabulary else _UNKNOWN for word in words]
        if any(word != _UNKNOWN for word in known):
            for _, first, last in self._matcher(Doc(self._vocab, words=known)):
                yield self._names[tuple(known[first:last])], first, last

    def between(self, before: str, after: str) -> set[str]:
        """Return the words that follow `before` or precede `after` in a name."""
        return self._after.get(before, set()) | self._before.get(after, set())
