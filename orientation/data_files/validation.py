"""Check the content of data files against their fields: every problem, each in one French sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

from orientation.data_files.data_fields import sections_of
from orientation.data_files.field_types import (
    TEXT,
    Choices,
    Field,
    FieldType,
    ListOf,
    Record,
    Reference,
    Section,
    Template,
)
from orientation.data_files.yaml_file import Document, Key
from orientation.text import NBSP

Known = Mapping[str, Collection[str]]
# What stands for an entry in a template.
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_MISSING = object()


def problems(documents: Iterable[Document], known: Known | None = None) -> list[str]:
    """Return everything that is wrong in the files together.

    A reference may lead to any section of these files, or to `known` (section -> ids), which stands for
    files that were read before.
    """
    documents = list(documents)
    ids = dict(known or {})
    own: dict[str, dict[str, Document]] = {}
    found: list[str] = []
    for document in documents:
        for section in sections_of(document.path):
            in_section = own.setdefault(section.name, {})
            found += _doubles(document, section.name, in_section)
            in_section.update(dict.fromkeys(_ids(document, section.name), document))
    ids.update(own)
    for document in documents:
        found += problems_of(document, sections_of(document.path), ids)
    return found


def problems_of(document: Document, sections: Sequence[Section], known: Known = MappingProxyType({})) -> list[str]:
    """Return everything that is wrong in one file of these sections; its references lead to `known`."""
    return _Check(document, sections, known).run()


def _ids(document: Document, section: str) -> dict[str, None]:
    entries = document.data.get(section) if isinstance(document.data, dict) else None
    if not isinstance(entries, list):
        return {}
    ids = (entry.get("id") for entry in entries if isinstance(entry, dict))
    return {id_: None for id_ in ids if isinstance(id_, str)}


def _doubles(document: Document, section: str, first: Mapping[str, Document]) -> Iterator[str]:
    for position, id_ in enumerate(_ids(document, section)):
        if id_ in first:
            where = f"{document.path}, ligne {document.line((section, position))}, {section} «{NBSP}{id_}{NBSP}»"
            yield f"{where}, champ «{NBSP}id{NBSP}»{NBSP}: déjà dans {first[id_].path}, attendu{NBSP}: unique."


class _Check:
    """Collect the problems of one file."""

    def __init__(self, document: Document, sections: Sequence[Section], ids: Known) -> None:
        self._document = document
        self._sections = sections
        self._ids = ids
        self._found: list[str] = []

    def run(self) -> list[str]:
        data = self._document.data
        sections = self._sections
        names = [section.name for section in sections]
        if not isinstance(data, dict):
            self._add((), f"attendu{NBSP}: les sections {', '.join(names)}")
            return self._found
        for name in data:
            if name not in names:
                self._add((name,), f"section «{NBSP}{name}{NBSP}» inconnue{hint(name, names)}")
        for section in sections:
            entries = data.get(section.name, _MISSING)
            if isinstance(entries, list):
                self._section(section, entries)
            elif entries is not _MISSING or not section.optional:
                self._add((section.name,), f"section «{NBSP}{section.name}{NBSP}», attendu{NBSP}: une liste")
        return self._found

    def _section(self, section: Section, entries: list[Any]) -> None:
        first: dict[str, int] = {}
        for position, entry in enumerate(entries):
            where = (section.name, position)
            key = entry.get(section.key) if isinstance(entry, dict) else None
            label = f"{section.name} «{NBSP}{key}{NBSP}»" if key else f"{section.name} n°{NBSP}{position + 1}"
            before = len(self._found)
            self._record(where, label, "", section.fields, entry)
            if isinstance(key, str):
                if key in first:
                    line = self._document.line((section.name, first[key]))
                    self._field(where, label, section.key, f"déjà utilisé à la ligne {line}, attendu{NBSP}: unique")
                first.setdefault(key, position)
            if len(self._found) == before:
                for name, problem in section.check(entry):
                    self._field((*where, name), label, name, problem)

    def _record(self, where: tuple[Key, ...], label: str, prefix: str, fields: tuple[Field, ...], value: Any) -> None:
        names = [field.name for field in fields]
        if not isinstance(value, dict):
            self._field(where, label, prefix[:-1], f"attendu{NBSP}: les champs {', '.join(names)}")
            return
        for name in value:
            if name not in names:
                self._field((*where, name), label, f"{prefix}{name}", f"champ inconnu{hint(name, names)}")
        for field in fields:
            inside = (*where, field.name)
            if field.name in value:
                self._value(inside, label, prefix + field.name, field.type, value[field.name])
            elif field.required:
                self._field(where, label, prefix + field.name, f"il manque, attendu{NBSP}: {_expected(field.type)}")

    def _value(self, where: tuple[Key, ...], label: str, name: str, kind: FieldType, value: Any) -> None:
        if isinstance(kind, Record):
            self._record(where, label, f"{name}.", kind.fields, value)
        elif isinstance(kind, ListOf):
            if not isinstance(value, list) or not kind.at_least <= len(value) <= (kind.at_most or len(value)):
                self._field(where, label, name, f"{_shown(value)}, attendu{NBSP}: {_expected(kind)}")
                return
            for position, item in enumerate(value):
                self._value((*where, position), label, name, kind.item, item)
        elif isinstance(kind, Reference):
            ids = self._ids.get(kind.section, ())
            if not isinstance(value, str) or value not in ids:
                close = hint(value, ids)
                self._field(where, label, name, f"{_shown(value)}, attendu{NBSP}: {kind.expected}{close}")
        elif isinstance(kind, Choices):
            self._choice(where, label, name, kind, value)
        elif isinstance(kind, Template):
            self._template(where, label, name, kind, value)
        elif not kind.accepts(value):
            self._field(where, label, name, f"{_shown(value)}, attendu{NBSP}: {kind.expected}")

    def _choice(self, where: tuple[Key, ...], label: str, name: str, kind: Choices, value: Any) -> None:
        ids = self._ids.get(kind.section, ())
        fields = value if isinstance(value, dict) else {str(value): "-"}
        to = next((key for key in fields if key not in kind.narrowed), None)
        title = str(fields.get(to) or "")
        if to not in ids or not TEXT.accepts(title) or len(title) > kind.longest:
            self._field(where, label, name, f"{_shown(value)}, attendu{NBSP}: {kind.expected}{hint(to, ids)}")
        for other in fields.keys() - {to}:
            if other in kind.narrowed:
                self._value((*where, other), label, name, ListOf(kind.narrowed[other], 1), fields[other])
            else:
                self._field((*where, other), label, name, f"champ inconnu «{NBSP}{other}{NBSP}»")

    def _template(self, where: tuple[Key, ...], label: str, name: str, kind: Template, value: Any) -> None:
        if not TEXT.accepts(value):
            self._field(where, label, name, f"{_shown(value)}, attendu{NBSP}: {TEXT.expected}")
            return
        ids = self._ids.get(kind.section, ())
        for placeholder in PLACEHOLDER.findall(value):
            if placeholder not in ids:
                close = hint(placeholder, ids)
                self._field(
                    where, label, name, f"«{NBSP}{{{placeholder}}}{NBSP}», attendu{NBSP}: {kind.expected}{close}"
                )

    def _field(self, where: tuple[Key, ...], label: str, name: str, problem: str) -> None:
        field = f", champ «{NBSP}{name}{NBSP}»" if name else ""
        self._add(where, f"{label}{field}{NBSP}: {problem}")

    def _add(self, where: tuple[Key, ...], problem: str) -> None:
        line = self._document.line(where)
        self._found.append(f"{self._document.path}, ligne {line}, {problem}.")


def _expected(kind: FieldType) -> str:
    if isinstance(kind, Record):
        return f"les champs {', '.join(field.name for field in kind.fields)}"
    if isinstance(kind, ListOf):
        minimum = f" d’au moins {kind.at_least} élément{'s' if kind.at_least > 1 else ''}" if kind.at_least else ""
        maximum = f" et d’au plus {kind.at_most}" if kind.at_most else ""
        return f"une liste{minimum}{maximum}, où chaque élément est {_expected(kind.item)}"
    return kind.expected


def _shown(value: Any) -> str:
    return "valeur vide" if value is None else f"valeur «{NBSP}{str(value)[:80]}{NBSP}»"


def hint(value: Any, choices: Iterable[str]) -> str:
    """Return « (peut-être …) » with the choice that the value resembles, nothing if it resembles none."""
    close = get_close_matches(str(value), list(choices), n=1, cutoff=0.6)
    return f" (peut-être «{NBSP}{close[0]}{NBSP}»{NBSP}?)" if close else ""
