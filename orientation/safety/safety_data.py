"""Read data/safety.yml: the words and phrases by which distress is recognised."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orientation.data_files.yaml_file import DataError, Document, Key, read_yaml
from orientation.french.phrase_parser import Group, Spelling, parse_phrase, parse_words
from orientation.french.phrases import Item, Phrase
from orientation.safety.safety_words import key, plain
from orientation.text import NBSP

# Compared as they sound: what words begin with says nothing then.
_SPELLING = Spelling(lambda word: key(plain(word)), has_stems=False)
_SECTIONS = ("spellings", "misspelled", "ordinary", "words", "figurative", "patterns")


@dataclass(frozen=True)
class Pattern:
    """Phrases that show one need."""

    id: str
    need: str
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True)
class SafetyData:
    """What the file says; `vocabulary` has the keys of all words in it."""

    spellings: dict[str, str]
    misspelled: frozenset[str]
    ordinary: frozenset[str]
    figurative: tuple[Phrase, ...]
    patterns: tuple[Pattern, ...]

    @property
    def vocabulary(self) -> frozenset[str]:
        """Return the keys of all words that a phrase or a spelling names."""
        phrases = [*self.figurative, *(phrase for pattern in self.patterns for phrase in pattern.phrases)]
        items: list[Item] = [item for phrase in phrases for item in phrase.items]
        spelled = {key(word) for means in self.spellings.values() for word in means.split()}
        return frozenset(spelled.union(*(item.words for item in items)))


def read_safety(path: Path, needs: Collection[str]) -> SafetyData:
    """Return the content of a safety file. Raises DataError with all its problems."""
    return _Reader(read_yaml(path), needs).read()


class _Reader:
    """Check and build together: a phrase is right if it can be parsed."""

    def __init__(self, document: Document, needs: Collection[str]) -> None:
        self._document = document
        self._needs = needs
        self._problems: list[str] = []
        self._groups: dict[str, Group] = {}

    def read(self) -> SafetyData:
        data = self._document.data
        names = list(data) if isinstance(data, dict) else []
        if sorted(names) != sorted(_SECTIONS):
            raise DataError([f"{self._document.path}{NBSP}: attendu{NBSP}: les sections {', '.join(_SECTIONS)}."])
        spellings = {plain(typed): plain(means) for typed, means, _ in self._pairs("spellings")}
        misspelled, ordinary = (
            frozenset(plain(word) for line, _ in self._texts((section,)) for word in line.split())
            for section in ("misspelled", "ordinary")
        )
        for name, words, where in self._pairs("words"):
            try:
                if not name.isupper():
                    raise ValueError(f"attendu{NBSP}: un nom en MAJUSCULES")
                self._groups[name] = Group(parse_words(words, self._groups, _SPELLING))
            except ValueError as error:
                self._add(where, str(error))
        figurative = tuple(self._phrases(("figurative",)))
        patterns = tuple(self._patterns())
        if self._problems:
            raise DataError(self._problems)
        return SafetyData(spellings, misspelled, ordinary, figurative, patterns)

    def _pairs(self, section: str) -> Iterator[tuple[str, str, tuple[Key, ...]]]:
        entries = self._document.data[section]
        if not isinstance(entries, dict):
            self._add((section,), f"attendu{NBSP}: des lignes « nom: texte »")
            return
        for name, value in entries.items():
            if isinstance(name, str) and isinstance(value, str) and value.strip():
                yield name, value, (section, name)
            else:
                self._add((section, name), f"attendu{NBSP}: un texte")

    def _texts(self, where: tuple[Key, ...]) -> Iterator[tuple[str, tuple[Key, ...]]]:
        value: Any = self._document.data
        for name in where:
            value = value[name]
        if not isinstance(value, list) or not value:
            self._add(where, f"attendu{NBSP}: une liste de textes")
            return
        for position, text in enumerate(value):
            if isinstance(text, str) and text.strip():
                yield text, (*where, position)
            else:
                self._add((*where, position), f"attendu{NBSP}: un texte")

    def _phrases(self, section: tuple[Key, ...]) -> Iterator[Phrase]:
        for text, where in self._texts(section):
            try:
                yield parse_phrase(text, self._groups, _SPELLING)
            except ValueError as error:
                self._add(where, f"phrase «{NBSP}{text}{NBSP}»{NBSP}: {error}")

    def _patterns(self) -> Iterator[Pattern]:
        entries = self._document.data["patterns"]
        if not isinstance(entries, list):
            self._add(("patterns",), f"attendu{NBSP}: une liste")
            return
        seen: set[str] = set()
        for position, entry in enumerate(entries):
            where: tuple[Key, ...] = ("patterns", position)
            if not isinstance(entry, dict) or sorted(map(str, entry)) != ["id", "need", "phrases"]:
                self._add(where, f"attendu{NBSP}: les champs id, need, phrases")
                continue
            id_, need = entry["id"], entry["need"]
            if not isinstance(id_, str) or id_ in seen:
                self._add((*where, "id"), f"champ «{NBSP}id{NBSP}», attendu{NBSP}: un nom unique")
            elif need not in self._needs:
                self._add((*where, "need"), f"champ «{NBSP}need{NBSP}», attendu{NBSP}: {', '.join(self._needs)}")
            else:
                seen.add(id_)
                yield Pattern(id_, need, tuple(self._phrases((*where, "phrases"))))

    def _add(self, where: tuple[Key, ...], problem: str) -> None:
        line = self._document.line(where)
        self._problems.append(f"{self._document.path}, ligne {line}, {where[0]}{NBSP}: {problem}.")
