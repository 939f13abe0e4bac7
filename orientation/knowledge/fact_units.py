"""The units of the facts: what values they take, and how they are written in French."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Any, Literal, TypeAlias

from orientation.answers.figures import write_date, write_number
from orientation.data_files.field_types import is_date, is_number
from orientation.text import NBSP

Value: TypeAlias = "int | float | str"

_PARTS = ("value", "low", "high")


@dataclass(frozen=True)
class Unit:
    """What a value of this unit is, and the words after it (the plural from 2 on)."""

    kind: Literal["number", "date", "text"]
    singular: str = ""
    plural: str = ""


UNITS: dict[str, Unit] = {
    "eur_per_year": Unit("number", "€ par an", "€ par an"),
    "eur_per_month": Unit("number", "€ par mois", "€ par mois"),
    "eur": Unit("number", "€", "€"),
    "percent": Unit("number", "%", "%"),
    "years": Unit("number", "an", "ans"),
    "months": Unit("number", "mois", "mois"),
    "weeks": Unit("number", "semaine", "semaines"),
    "days": Unit("number", "jour", "jours"),
    "hours": Unit("number", "h", "h"),
    "hours_per_week": Unit("number", "h par semaine", "h par semaine"),
    "places": Unit("number", "place", "places"),
    "people": Unit("number", "personne", "personnes"),
    "number": Unit("number"),
    "programmes": Unit("number", "formation", "formations"),
    "wishes": Unit("number", "vœu", "vœux"),
    "specialities": Unit("number", "spécialité", "spécialités"),
    "date": Unit("date"),
    "phone": Unit("text"),
    "code": Unit("text"),
    "text": Unit("text"),
}
_EXPECTED = {
    "number": "un nombre",
    "date": "une date comme «\u00a02026-02-02\u00a0»",
    "text": "un texte entre guillemets droits",
}


def fact_problems(entry: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what no single field of a fact shows: (field, what is wrong)."""
    parts = [part for part in _PARTS if part in entry]
    if not parts or (parts[0] == "value" and len(parts) > 1):
        return [("value", f"attendu{NBSP}: value seul, ou bien low, high ou les deux")]
    kind = UNITS[entry["unit"]].kind
    found = [
        (
            part,
            f"valeur «{NBSP}{entry[part]}{NBSP}», attendu{NBSP}: {_EXPECTED[kind]} (unité {entry['unit']})",
        )
        for part in parts
        if not _fits(kind, entry[part])
    ]
    if not found and len(parts) == 2 and entry["low"] > entry["high"]:
        found.append(("low", f"valeur «{NBSP}{entry['low']}{NBSP}», attendu{NBSP}: au plus high"))
    return found + _template_problems(entry.get("text"), parts)


def write_fact(unit: str, low: Value | None, high: Value | None) -> str:
    """Return the value in words; a single value is both low and high."""
    words = UNITS[unit]
    if words.kind == "date":
        return _write_dates(low, high)
    if low == high:
        return write_value(unit, low) + _suffix(words, low)
    if low is None or high is None:
        only = low if high is None else high
        return f"{'plus de' if high is None else 'jusqu’à'} {write_value(unit, only)}{_suffix(words, only)}"
    return f"{write_value(unit, low)} à {write_value(unit, high)}{_suffix(words, high)}"


def write_value(unit: str, value: Value | None) -> str:
    """Return one value without its unit: « 25 000 », « 89,6 », « 2 février 2026 », « 3114 »."""
    if UNITS[unit].kind == "date":
        return write_date(str(value))
    return value.replace(" ", NBSP) if isinstance(value, str) else write_number(value or 0)


def _write_dates(low: Value | None, high: Value | None) -> str:
    if low == high:
        return write_date(str(low))
    if high is None:
        return f"à partir du {write_date(str(low))}"
    if low is None:
        return f"jusqu’au {write_date(str(high))}"
    same_year = str(low)[:4] == str(high)[:4]
    return f"du {write_date(str(low), with_year=not same_year)} au {write_date(str(high))}"


def _suffix(unit: Unit, value: Value | None) -> str:
    word = unit.plural if isinstance(value, (int, float)) and value >= 2 else unit.singular
    return f"{NBSP}{word}" if word else ""


def _fits(kind: str, value: Any) -> bool:
    if kind == "number":
        return is_number(value)
    return is_date(value) if kind == "date" else isinstance(value, str)


def _template_problems(text: str | None, parts: list[str]) -> list[tuple[str, str]]:
    try:
        names = [name for _, name, _, _ in Formatter().parse(text or "") if name is not None]
    except ValueError:
        return [("text", f"une accolade n’est pas fermée, attendu{NBSP}: des mots comme {{{parts[0]}}}")]
    wanted = " ou ".join(f"{{{part}}}" for part in parts)
    return [("text", f"«{NBSP}{{{name}}}{NBSP}», attendu{NBSP}: {wanted}") for name in names if name not in parts]
