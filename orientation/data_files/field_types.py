"""The kinds of value that a field of a data file may hold, each with what it expects in French."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias
from urllib.parse import urlsplit

_ID = re.compile(r"[a-z0-9]+(?:[-_+][a-z0-9]+)*")


@dataclass(frozen=True)
class Scalar:
    """One plain value: `accepts` says whether it is good, `expected` what it should be."""

    expected: str
    accepts: Callable[[Any], bool]


@dataclass(frozen=True)
class Reference:
    """The id of an entry of another section, possibly in another file."""

    section: str
    expected: str


@dataclass(frozen=True)
class Template:
    """A text in which `{id}` stands for an entry of a section, possibly in another file."""

    section: str
    expected: str


@dataclass(frozen=True)
class Choices:
    """One choice: the id of an entry of a section, or `{id: title}`, a title of `longest` signs at the most.

    Beside its title a choice may narrow what it leads to: for each name of `narrowed`, a list of ids.
    """

    section: str
    expected: str
    longest: int
    narrowed: Mapping[str, Reference]


@dataclass(frozen=True)
class ListOf:
    """A list of such values, `at_least` that many and `at_most` so many."""

    item: Scalar | Reference | Template | Choices | Record | ListOf
    at_least: int = 0
    at_most: int | None = None


@dataclass(frozen=True)
class Record:
    """Named fields, as in an entry or inside one."""

    fields: tuple[Field, ...]


FieldType: TypeAlias = "Scalar | Reference | Template | Choices | ListOf | Record"


@dataclass(frozen=True)
class Field:
    """One field of an entry: its name, what it holds, what it means, and whether it may be left out."""

    name: str
    type: FieldType
    meaning: str
    required: bool = True


@dataclass(frozen=True)
class Section:
    """One list of a file. `key` is the field that identifies an entry; an `optional` one may be left out.

    `check` finds what no single field shows: it gives (field, what is wrong) for one entry.
    """

    name: str
    fields: tuple[Field, ...]
    key: str = "id"
    check: Callable[[Mapping[str, Any]], list[tuple[str, str]]] = lambda entry: []
    optional: bool = False


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and value.strip() != ""


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def _matches(pattern: str, value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(pattern, value) is not None


def _is_url(value: Any) -> bool:
    if not isinstance(value, str) or re.search(r"\s", value):
        return False
    try:
        parts = urlsplit(value)
        return parts.scheme in ("http", "https") and "." in (parts.hostname or "").strip(".")
    except ValueError:
        return False


def _is_school_year(value: str) -> bool:
    match = re.fullmatch(r"(\d{4})-(\d{4})", value)
    return match is not None and int(match[2]) == int(match[1]) + 1


def is_date(value: Any) -> bool:
    """Tell whether the value is a day written as 2026-11-22."""
    try:
        return isinstance(value, str) and date.fromisoformat(value) is not None
    except ValueError:
        return False


def is_number(value: Any) -> bool:
    """Tell whether the value is a finite number (true and false are none)."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


TEXT = Scalar("un texte (entre guillemets droits s’il ressemble à un nombre)", _is_text)
IDENTIFIER = Scalar("un identifiant en minuscules sans accent ni espace, comme « telecom-paris »", _is_id)
URL = Scalar("une adresse complète, comme « https://ensta.fr »", _is_url)
DATE = Scalar("une date comme « 2026-11-22 »", is_date)
YEAR = Scalar(
    "une année à quatre chiffres, comme 2026",
    lambda value: isinstance(value, int) and 1000 <= value <= 9999,
)
SCHOOL_YEAR = Scalar(
    "une année scolaire comme 2025-2026, une année comme 2024, ou null si elle n’est pas connue",
    lambda value: value is None or YEAR.accepts(value) or (isinstance(value, str) and _is_school_year(value)),
)
YEAR_OR_UNKNOWN = Scalar(
    "une année à quatre chiffres, comme 2026, ou null si elle n’est pas connue",
    lambda value: value is None or YEAR.accepts(value),
)
BOOLEAN = Scalar("true ou false", lambda value: isinstance(value, bool))
VALUE = Scalar("un nombre ou un texte", lambda value: is_number(value) or _is_text(value))
UAI = Scalar(
    "un code UAI de sept chiffres et une lettre, comme « 0690274Y »", lambda value: _matches(r"\d{7}[A-Z]", value)
)
TEXTS = ListOf(TEXT)


def number(low: float, high: float) -> Scalar:
    """Return a field type for a number from low to high."""
    return Scalar(f"un nombre de {low:g} à {high:g}", lambda value: is_number(value) and low <= value <= high)


def one_of(*values: str) -> Scalar:
    """Return a field type for one word of a fixed list."""
    return Scalar("l’un de ces mots : " + ", ".join(values), lambda value: value in values)
