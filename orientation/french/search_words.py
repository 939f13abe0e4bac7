"""What a search says beside the names in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from orientation.data_files.field_types import BOOLEAN, TEXT, Field, Section
from orientation.french.lists import LISTS, FrenchFile
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
SEARCH_WORDS = FrenchFile(
    "search_words.yml",
    words="ordinary",
    cues="subject_price subject_language subject_distance subject_alternance subject_status near_me",
    sections=(_SECTION,),
    spelling=Spelling(lambda word: bare(fold(word))),
)


@dataclass(frozen=True)
class Subject:
    """Something that people search by and that the catalogue does not tell.

    `name` stands after « mon catalogue ne dit pas ». `on_card`: the detail of a programme tells it, or tells that
    it is to be checked.
    """

    name: str
    cue: Cue = field(compare=False, repr=False)
    on_card: bool = False


@lru_cache(maxsize=1)
def subjects() -> tuple[Subject, ...]:
    """Return what the catalogue does not tell."""
    return tuple(
        Subject(entry["name"], getattr(SEARCH_WORDS.cues, entry["id"]), entry.get("on_card", False))
        for entry in SEARCH_WORDS.section(LISTS.name)
        if entry["id"].startswith(_SUBJECT)
    )
