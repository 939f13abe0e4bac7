"""Read a file of data/french: its lists of words and its cues, as the fields of a dataclass ask for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias, TypeVar, get_type_hints

from orientation.data_files.field_types import TEXT, TEXTS, Field, Section
from orientation.data_files.locations import FRENCH
from orientation.data_files.shared_fields import ID
from orientation.data_files.validation import hint, problems_of
from orientation.data_files.yaml_file import DataError, Document, Key, read_yaml
from orientation.french.phrase_parser import Group, Spelling, parse_phrase, parse_words
from orientation.french.phrases import Cue, Item, Phrase
from orientation.text import NBSP, fold

_GROUP = re.compile(r"[A-Z_]+")
_ROOT = Path(__file__).parents[2]
_AS_TYPED = Spelling()
_Lists = TypeVar("_Lists")
# What a field may be: words, sequences of words, or a cue.
Words: TypeAlias = "frozenset[str]"
Sequences: TypeAlias = "frozenset[tuple[str, ...]]"


def _too_little(entry: Mapping[str, Any]) -> list[tuple[str, str]]:
    if "words" in entry or entry.get("phrases"):
        return []
    return [("phrases", f"attendu{NBSP}: des mots (words) ou des phrases (phrases)")]


LISTS = Section(
    "lists",
    (
        ID,
        Field("about", TEXT, "what the list is for"),
        Field("words", TEXT, "single words, separated by spaces", required=False),
        Field("phrases", TEXTS, "phrases of several words", required=False),
        Field("unless", TEXTS, "phrases in which the same words say something else", required=False),
        Field("examples", TEXTS, "messages that show it", required=False),
        Field("traps", TEXTS, "messages that resemble it and do not show it", required=False),
    ),
    check=_too_little,
)


@dataclass(frozen=True)
class FrenchFile:
    """A file of lists: every list is a group that the phrases after it can name in capitals."""

    path: Path
    sections: tuple[Section, ...] = (LISTS,)
    spelling: Spelling = _AS_TYPED

    def read(self, kind: type[_Lists]) -> _Lists:
        """Return the lists as a dataclass that has a field of their name for each. Raises DataError."""
        lists: _Lists = _Reader(self.document, kind, self.spelling).read()
        return lists

    @property
    def entries(self) -> list[Mapping[str, Any]]:
        """Return the entries of the lists as they are written."""
        entries: list[Mapping[str, Any]] = self.document.data[LISTS.name]
        return entries

    @cached_property
    def document(self) -> Document:
        """Return what is written in the file, with the fields of its sections. Raises DataError."""
        document = read_yaml(self.path)
        if found := problems_of(document, self.sections):
            raise DataError(found)
        return document


def french_file(name: str, *sections: Section, spelling: Spelling = _AS_TYPED) -> FrenchFile:
    """Return a file of the project's data/french, wherever the program starts.

    `sections` stand beside the lists, or in their place; `spelling` is how the words are compared.
    """
    has_lists = any(section.name == LISTS.name for section in sections)
    return FrenchFile(_ROOT / FRENCH / name, sections if has_lists else (LISTS, *sections), spelling)


def sequence(phrase: str) -> tuple[str, ...]:
    """Return the folded words of a phrase that has words only."""
    return tuple(fold(phrase).replace("'", " ").split())


class _Reader:
    """Check and build together: a phrase is right if it can be parsed."""

    def __init__(self, document: Document, kind: type[Any], spelling: Spelling) -> None:
        self._document = document
        self._spelling = spelling
        self._kind = kind
        self._types: dict[str, Any] = get_type_hints(kind)
        self._groups: dict[str, Group] = {}
        self._problems: list[str] = []

    def read(self) -> Any:
        entries = self._document.data[LISTS.name]
        built = {entry["id"]: self._built(position, entry) for position, entry in enumerate(entries)}
        wanted = [field.name for field in fields(self._kind)]
        missing = [name for name in wanted if name not in built]
        if missing:
            self._problems.append(f"{self._document.path}{NBSP}: il manque dans lists{NBSP}: {', '.join(missing)}.")
        named = {name for entry in entries for phrase in self._written(entry) for name in _GROUP.findall(phrase)}
        for position, entry in enumerate(entries):
            if entry["id"] not in wanted and entry["id"].upper() not in named:
                problem = f"personne ne se sert de cette liste{hint(entry['id'], wanted)}"
                self._add(position, entry, "id", (), problem)
        if self._problems:
            raise DataError(self._problems)
        return self._kind(**{name: built[name] for name in wanted})

    def _built(self, position: int, entry: Mapping[str, Any]) -> Words | Sequences | Cue:
        """Return what a list stands for, and let the phrases after it name it."""
        kind = self._types.get(entry["id"])
        if kind == frozenset[str]:
            if len(entry.keys() & {"phrases", "unless"}):
                self._add(position, entry, "phrases", (), f"attendu{NBSP}: des mots seuls, dans words")
            alone = frozenset(map(self._spelling.form, entry.get("words", "").split()))
            self._groups[entry["id"].upper()] = Group(Item(alone))
            return alone
        if kind == frozenset[tuple[str, ...]]:
            return frozenset(map(sequence, (*entry.get("words", "").split(), *entry.get("phrases", ()))))
        words = Item(frozenset())
        try:
            words = parse_words(entry.get("words", ""), self._groups, self._spelling)
        except ValueError as error:
            self._add(position, entry, "words", (), str(error))
        single = [Phrase.of(words)] if "words" in entry else []
        phrases = (*single, *self._phrases(position, entry, "phrases"))
        cue = Cue(phrases, tuple(self._phrases(position, entry, "unless")))
        self._groups[entry["id"].upper()] = Group(words, tuple(entry.get("phrases", ())))
        return cue

    def _phrases(self, position: int, entry: Mapping[str, Any], name: str) -> Iterator[Phrase]:
        for number, text in enumerate(entry.get(name, ())):
            try:
                yield parse_phrase(text, self._groups, self._spelling)
            except ValueError as error:
                self._add(position, entry, name, (number,), f"phrase «{NBSP}{text}{NBSP}»{NBSP}: {error}")

    @staticmethod
    def _written(entry: Mapping[str, Any]) -> Iterator[str]:
        yield entry.get("words", "")
        yield from (*entry.get("phrases", ()), *entry.get("unless", ()))

    def _add(self, position: int, entry: Mapping[str, Any], name: str, inside: tuple[Key, ...], problem: str) -> None:
        line = self._document.line((LISTS.name, position, name, *inside))
        where = f"{LISTS.name} «{NBSP}{entry['id']}{NBSP}», champ «{NBSP}{name}{NBSP}»"
        self._problems.append(f"{self._document.path}, ligne {line}, {where}{NBSP}: {problem}.")
