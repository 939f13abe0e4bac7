"""Read a file of data/french: its lists of words, and its cues with the phrases that show them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeAlias, TypeVar

from orientation.data_files.field_types import TEXT, TEXTS, Field, Section
from orientation.data_files.locations import FRENCH
from orientation.data_files.shared_fields import ID
from orientation.data_files.validation import hint, problems_of
from orientation.data_files.yaml_file import DataError, Document, Key, read_yaml
from orientation.french.phrase_parser import Group, Spelling, parse_phrase, parse_words
from orientation.french.phrases import Cue, Item, Phrase
from orientation.text import NBSP, fold

Entry: TypeAlias = Mapping[str, Any]
Words: TypeAlias = "frozenset[str]"

_GROUP = re.compile(r"[A-Z_]+")
_FOLDER = Path(__file__).parents[2] / FRENCH
_AS_TYPED = Spelling()
_List = TypeVar("_List")


def _too_little(entry: Entry) -> list[tuple[str, str]]:
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


# What is typed in one word, and the words that it stands for.
SPELLINGS = Section(
    "spellings",
    (Field("means", TEXT, "the words that are meant"), Field("typed", TEXT, "how they are typed, one word each")),
    key="means",
)


class Named(Generic[_List]):
    """Lists of one kind, each an attribute."""

    def __init__(self, lists: Mapping[str, _List]) -> None:
        self.__dict__.update(lists)

    def __getattr__(self, name: str) -> _List:
        raise AttributeError(name)


class FrenchFile:
    """A file of the project's data/french, wherever the program starts; read once, when it is asked for something.

    `words` and `cues` name the lists that are asked for; the others stand in their phrases, in capitals. `spelling` is
    how words are compared. Whatever reads the file raises DataError, with all its problems.
    """

    def __init__(
        self,
        name: str,
        words: str = "",
        cues: str = "",
        sections: Sequence[Section] = (LISTS,),
        spelling: Spelling = _AS_TYPED,
        folder: Path = _FOLDER,
    ) -> None:
        self.path = folder / name
        self.word_names, self.cue_names = words.split(), cues.split()
        self._sections = sections
        self._spelling = spelling

    @cached_property
    def words(self) -> Named[Words]:
        """Return the lists of single words."""
        return Named(self._read[0])

    @cached_property
    def cues(self) -> Named[Cue]:
        """Return the lists that are looked for as phrases."""
        return Named(self._read[1])

    def load(self) -> None:
        """Read the file now: what is wrong in it is known at once."""
        _ = self._read

    def section(self, name: str) -> list[Entry]:
        """Return the entries of a section as they are written."""
        entries: list[Entry] = self._document.data[name]
        return entries

    @cached_property
    def spellings(self) -> Mapping[str, str]:
        """Return what is meant, folded, by each word that is typed."""
        entries = self.section(SPELLINGS.name)
        return {typed: " ".join(sequence(entry["means"])) for entry in entries for typed in entry["typed"].split()}

    def finds(self, id_: str, words: Sequence[str]) -> bool:
        """Tell whether a list finds something among the words of a message, which are folded."""
        compared = [self._spelling.form(word) for word in words]
        alone, cues = self._read
        return not alone[id_].isdisjoint(compared) if id_ in alone else cues[id_].is_in(compared)

    def where(self, position: int, entry: Entry, *inside: Key) -> str:
        """Return what tells where something stands in a list: file, line, list and field."""
        line = self._document.line((LISTS.name, position, *inside))
        return f"{self.path}, ligne {line}, {_label(entry, inside)}"

    @cached_property
    def _document(self) -> Document:
        document = read_yaml(self.path)
        if found := problems_of(document, self._sections):
            raise DataError(found)
        return document

    @cached_property
    def _read(self) -> tuple[Mapping[str, Words], Mapping[str, Cue]]:
        return _Reader(self._document, self._spelling).read(self.word_names, self.cue_names)


def sequence(phrase: str) -> tuple[str, ...]:
    """Return the folded words of a phrase that has words only."""
    return tuple(fold(phrase).replace("'", " ").split())


class _Reader:
    """Check and build together: a phrase is right if it can be parsed."""

    def __init__(self, document: Document, spelling: Spelling) -> None:
        self._document = document
        self._spelling = spelling
        self._groups: dict[str, Group] = {}
        self._problems: list[str] = []

    def read(self, words: Sequence[str], cues: Sequence[str]) -> tuple[Mapping[str, Words], Mapping[str, Cue]]:
        """Return the lists of words and the cues that are asked for. Raises DataError."""
        entries: list[Entry] = self._document.data[LISTS.name]
        found_words: dict[str, Words] = {}
        found_cues: dict[str, Cue] = {}
        for position, entry in enumerate(entries):
            if entry["id"] in words:
                found_words[entry["id"]] = self._words(position, entry)
            else:
                found_cues[entry["id"]] = self._cue(position, entry)
        wanted = [*words, *cues]
        if missing := [name for name in wanted if name not in found_words | found_cues]:
            self._problems.append(f"{self._document.path}{NBSP}: il manque dans lists{NBSP}: {', '.join(missing)}.")
        named = {name for entry in entries for phrase in _written(entry) for name in _GROUP.findall(phrase)}
        for position, entry in enumerate(entries):
            if entry["id"] not in wanted and entry["id"].upper() not in named:
                self._add(position, entry, ("id",), f"rien ne se sert de cette liste{hint(entry['id'], wanted)}")
        if self._problems:
            raise DataError(self._problems)
        return found_words, found_cues

    def _words(self, position: int, entry: Entry) -> Words:
        if not entry.keys().isdisjoint(("phrases", "unless")):
            self._add(position, entry, ("words",), f"attendu{NBSP}: des mots seuls, sans phrases ni unless")
        found = frozenset(map(self._spelling.form, entry.get("words", "").split()))
        self._groups[entry["id"].upper()] = Group(Item(found))
        return found

    def _cue(self, position: int, entry: Entry) -> Cue:
        """Return what a list finds, and let the phrases after it name it."""
        words = Item(frozenset())
        try:
            words = parse_words(entry.get("words", ""), self._groups, self._spelling)
        except ValueError as error:
            self._add(position, entry, ("words",), str(error))
        alone = [Phrase.of(words)] if "words" in entry else []
        cue = Cue((*alone, *self._phrases(position, entry, "phrases")), (*self._phrases(position, entry, "unless"),))
        self._groups[entry["id"].upper()] = Group(words, tuple(entry.get("phrases", ())))
        return cue

    def _phrases(self, position: int, entry: Entry, name: str) -> Iterator[Phrase]:
        for number, text in enumerate(entry.get(name, ())):
            try:
                yield parse_phrase(text, self._groups, self._spelling)
            except ValueError as error:
                self._add(position, entry, (name, number), f"phrase «{NBSP}{text}{NBSP}»{NBSP}: {error}")

    def _add(self, position: int, entry: Entry, where: tuple[Key, ...], problem: str) -> None:
        line = self._document.line((LISTS.name, position, *where))
        self._problems.append(f"{self._document.path}, ligne {line}, {_label(entry, where)}{NBSP}: {problem}.")


def _label(entry: Entry, where: Sequence[Key]) -> str:
    return f"{LISTS.name} «{NBSP}{entry['id']}{NBSP}», champ «{NBSP}{where[0]}{NBSP}»"


def _written(entry: Entry) -> Iterator[str]:
    yield entry.get("words", "")
    yield from (*entry.get("phrases", ()), *entry.get("unless", ()))
