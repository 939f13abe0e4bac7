"""Read the words of a message as they were meant: abbreviations in full, slips repaired, lemmas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from orientation.understanding.features import features
from orientation.understanding.word_repair import WordRepair

# Names of these kinds are not alike: « prépa obligatoire ? » and « doctorat obligatoire ? » are two questions.
_TOLD_APART = frozenset(["diploma", "level"])
# The lemma of every other job: what is asked about one is asked about another.
_JOB = "<job>"


class ReadWord(NamedTuple):
    """One word as it was meant, its lemma, and whether the examples have one of them; a name counts as a word."""

    word: str
    lemma: str
    known: bool = True


def read_name(kind: str, id_: str) -> ReadWord:
    """Return what stands for a name: its kind, so that a town added tomorrow is a town like any other."""
    return ReadWord(f"<{kind}>", f"<{kind}:{id_}>" if kind in _TOLD_APART else f"<{kind}>")


class WordReader:
    """Read folded words one by one, and remember what was read.

    `abbreviations` gives the words behind each short form, `lemma` the lemma of a word, None if it is not French.
    `jobs` are other jobs, which are all known and have one lemma.
    """

    def __init__(
        self,
        abbreviations: Mapping[str, Sequence[str]],
        vocabulary: Iterable[str],
        lemma: Callable[[str], str | None],
        jobs: Iterable[str] = (),
    ) -> None:
        self._abbreviations = abbreviations
        self._vocabulary = frozenset(words := list(vocabulary))
        self._jobs = frozenset(jobs)
        self._repair = WordRepair(words, lambda word: word in self._jobs or lemma(word) is not None)
        self._lemma = lemma
        # An inflection that no example has is known all the same: « recommençons » by « recommencer ».
        self._lemmas = frozenset(lemma(word) or word for word in self._vocabulary)
        self.read = lru_cache(maxsize=8192)(self._read)

    def _read(self, word: str) -> tuple[ReadWord, ...]:
        """Return the words that were meant by one."""
        meant = self._abbreviations.get(word) or self._repair.repair(word)
        return tuple(self._as_read(part) for part in meant)

    def _as_read(self, word: str) -> ReadWord:
        bare = word.strip("'-")
        if bare in self._jobs:
            return ReadWord(word, _JOB)
        meant = self._lemma(bare) or bare or word
        return ReadWord(word, meant, word in self._vocabulary or meant in self._lemmas)


def features_of(words: Iterable[ReadWord]) -> Counter[str]:
    """Return the features of words that follow one another; a name that goes on over several tokens is one word."""
    kept: list[ReadWord] = []
    for word in words:
        if not (word.word.startswith("<") and kept and kept[-1].lemma == word.lemma):
            kept.append(word)
    return features([word.word for word in kept], [word.lemma for word in kept])


def known_share(words: Iterable[ReadWord]) -> float:
    """Return the share of the words that the training examples have, names included; 0 without any word."""
    spoken = [word for word in words if any(map(str.isalnum, word.word))]
    return sum(word.known for word in spoken) / len(spoken) if spoken else 0.0
