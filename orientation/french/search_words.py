"""What a search says beside the names in it, as data/french/search_words.yml lists it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from orientation.data_files.field_types import BOOLEAN, TEXT, Field, Section
from orientation.french.lists import LISTS, Words, french_file
from orientation.french.phrase_parser import Spelling
from orientation.french.phrases import Cue
from orientation.text import NBSP, fold

_SUBJECT = "subject_"


def bare(word: str) -> str:
    """Return a word by which these lists are compared: its last s does not count."""
    return word.rstrip("s") or word


def _problems(entry: Mapping[str, Any]) -> list[tuple[str, str]]:
    nameless = entry["id"].startswith(_SUBJECT) and "name" not in entry
    return [*LISTS.check(entry), *([("name", f"il manque, attendu{NBSP}: un texte")] if nameless else [])]


_SECTION = Section(
    LISTS.name,
    (
        *LISTS.fields,
        Field("name", TEXT, "what stands after « Mon catalogue ne dit pas »", required=False),
        Field("on_card", BOOLEAN, "whether a programme's detail tells it", required=False),
    ),
    check=_problems,
)
SEARCH_WORDS = french_file("search_words.yml", _SECTION, spelling=Spelling(lambda word: bare(fold(word))))


@dataclass(frozen=True)
class Subject:
    """Something that people search by and that the catalogue does not tell.

    `name` stands after « mon catalogue ne dit pas ». `on_card`: the detail of a programme tells it, or tells that
    it is to be checked.
    """

    name: str
    cue: Cue = field(compare=False, repr=False)
    on_card: bool = False


@dataclass(frozen=True)
class SearchWords:
    """The lists of the file."""

    subject_price: Cue
    subject_language: Cue
    subject_distance: Cue
    subject_alternance: Cue
    subject_status: Cue
    near_me: Cue
    ordinary: Words


@lru_cache(maxsize=1)
def search_words() -> SearchWords:
    """Return the lists. Raises DataError: call it once when the program starts."""
    return SEARCH_WORDS.read(SearchWords)


@lru_cache(maxsize=1)
def subjects() -> tuple[Subject, ...]:
    """Return what the catalogue does not tell."""
    lists = search_words()
    return tuple(
        Subject(entry["name"], getattr(lists, entry["id"]), entry.get("on_card", False))
        for entry in SEARCH_WORDS.entries
        if entry["id"].startswith(_SUBJECT)
    )
