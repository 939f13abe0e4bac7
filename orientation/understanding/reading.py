"""Read the words of a message as they were meant: abbreviations in full, slips repaired, lemmas."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from orientation.understanding.word_repair import WordRepair


@dataclass(frozen=True)
class ReadWord:
    """One word as it was meant, its lemma, and whether the training examples or French have it."""

    word: str
    lemma: str
    known: bool = True


class WordReader:
    """Read folded words one by one; what is read once is remembered.

    `abbreviations` gives the words behind each short form, `lemma` the lemma of a word, None if it is not French.
    """

    def __init__(
        self,
        abbreviations: Mapping[str, Sequence[str]],
        repair: WordRepair,
        lemma: Callable[[str], str | None],
    ) -> None:
        self._abbreviations = abbreviations
        self._repair = repair
        self._lemma = lemma

    def read(self, word: str) -> list[ReadWord]:
        """Return the words that were meant by one."""
        meant = self._abbreviations.get(word) or self._repair.repair(word)
        return [self._as_read(part) for part in meant]

    def _as_read(self, word: str) -> ReadWord:
        bare = word.strip("'-")
        return ReadWord(word, self._lemma(bare) or bare or word, self._repair.knows(word))
