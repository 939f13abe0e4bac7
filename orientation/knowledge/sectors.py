"""The sectors that people ask about, and what the sources say of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from orientation.data_files.data_cache import read_sections
from orientation.knowledge.sources import Source
from orientation.recognition.pieces import words_of

# A shorter word must be the whole word: « art » is not in « article ».
_SHORTEST_BEGINNING = 5
_STUCK = ("l", "d")


@dataclass(frozen=True)
class Sector:
    """A sector; the name has its article, `said` is None where the sources say nothing."""

    id: str
    name: str
    words: tuple[tuple[str, ...], ...]
    said: str | None
    sources: tuple[Source, ...]


class Sectors:
    """The sectors of a data file, found by the words that name them."""

    def __init__(self, sectors: Sequence[Sector]) -> None:
        self.all = tuple(sectors)
        begin = {name[0] for sector in self.all for name in sector.words}
        self._short = frozenset(word for word in begin if len(word) < _SHORTEST_BEGINNING)
        self._long = tuple(begin - self._short)

    def find(self, words: Sequence[str]) -> Sector | None:
        """Return the sector that folded words name, None if they name none."""
        if not any(map(self._begins_name, words)):
            return None
        return next((sector for sector in self.all if any(_stands_in(words, name) for name in sector.words)), None)

    def _begins_name(self, word: str) -> bool:
        """Tell whether a word may be the first one of a name: most messages have none."""
        if word in self._short or word.startswith(self._long):
            return True
        return word[:1] in _STUCK and word[1:].startswith(self._long)


def load_sectors(path: Path, sources: Mapping[str, Source]) -> Sectors:
    """Return the sectors of a sectors.yml. Raises DataError."""
    entries = read_sections([path], known={"sources": sources.keys()})["sectors"]
    return Sectors(
        [
            Sector(
                entry["id"],
                entry["name"],
                tuple(words_of(word) for word in entry["words"]),
                entry.get("said"),
                tuple(sources[id_] for id_ in entry["sources"]),
            )
            for entry in entries
        ]
    )


def _stands_in(words: Sequence[str], name: Sequence[str]) -> bool:
    size = len(name)
    return any(
        all(_is_named(word, part) for word, part in zip(words[start : start + size], name, strict=True))
        for start in range(len(words) - size + 1)
    )


def _is_named(word: str, name: str) -> bool:
    if len(name) < _SHORTEST_BEGINNING:
        return word == name
    # « larmee », « lenvironnement »
    return word.startswith(name) or (word[0] in _STUCK and word[1:].startswith(name))
