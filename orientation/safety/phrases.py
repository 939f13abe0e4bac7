"""Recognise distress by the phrases of data/safety.yml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from orientation.french.phrases import PAUSE, PhraseIndex
from orientation.safety.needs import Need
from orientation.safety.safety_data import SafetyData, read_safety
from orientation.safety.safety_words import Reader

SAFETY_FILE = Path(__file__).parents[2] / "data" / "safety.yml"


@dataclass(frozen=True)
class Finding:
    """A need, and the id of the pattern that showed it (never the user's words)."""

    need: Need
    pattern: str


class DistressRecogniser:
    """Recognise the needs that a safety file describes.

    Figurative phrases are taken out of the message first; what is left is compared with the patterns.
    """

    def __init__(self, data: SafetyData) -> None:
        self.data = data
        self._reader = Reader(data.vocabulary, data.spellings, data.misspelled, data.ordinary)
        self._figurative = PhraseIndex(data.figurative)
        shown = [
            (Finding(need, pattern.id), phrase)
            for need in Need
            for pattern in data.patterns
            if pattern.need == need.value
            for phrase in pattern.phrases
        ]
        self._findings = [finding for finding, _ in shown]
        self._phrases = PhraseIndex(phrase for _, phrase in shown)

    def find(self, text: str) -> Finding | None:
        """Return the most urgent need of a message, None if it shows none."""
        words = self._without_figures(self._reader.read(text))
        for number, phrase in self._phrases.among(words):
            if any(phrase.spans(words)):
                return self._findings[number]
        return None

    def _without_figures(self, words: list[str]) -> list[str]:
        kept = list(words)
        for _, phrase in self._figurative.among(words):
            for start, end in phrase.spans(words):
                kept[start:end] = [PAUSE] * (end - start)
        return kept


def recognise(text: str) -> Need | None:
    """Return what help the writer of a message needs, for themselves or someone else; None if none."""
    finding = default_recogniser().find(text)
    return finding.need if finding else None


@lru_cache(maxsize=1)
def default_recogniser() -> DistressRecogniser:
    """Return the recogniser of data/safety.yml. Raises DataError: call it once when the program starts."""
    return load_recogniser(SAFETY_FILE)


def load_recogniser(path: Path) -> DistressRecogniser:
    """Return the recogniser that a safety file describes. Raises DataError."""
    return DistressRecogniser(read_safety(path, [need.value for need in Need]))
