"""What answers say, from data/french/answers.yml: French stands there, where and when it is said stands in the code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from orientation.data_files.field_types import TEXT, Field, Section
from orientation.data_files.shared_fields import ID
from orientation.data_files.validation import PLACEHOLDER, problems_of
from orientation.data_files.yaml_file import DataError, read_yaml
from orientation.text import NBSP

ANSWERS = Path(__file__).parents[2] / "data" / "french" / "answers.yml"
_SECTION = Section("sentences", (ID, Field("says", TEXT, "what is said, {names} standing for what is known then")))
_BEFORE_MARKS = re.compile(r" (?=[?!:;»€%])")
_AFTER_QUOTE = re.compile(r"(?<=«) ")
_BEFORE_UNIT = re.compile(r"(?<=[\d}]) (?=(?:km|ans?|mois)\b)")


def typeset(text: str) -> str:
    """Return a text as French print sets it: no line starts with « ? », « : », « € » or « km »."""
    for space in (_BEFORE_MARKS, _AFTER_QUOTE, _BEFORE_UNIT):
        text = space.sub(NBSP, text)
    return text.replace("'", "’")


class SentenceFile:
    """A file of sentences, read once, when the first of them is said or when the program starts."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._declared: dict[str, frozenset[str]] = {}

    def declare(self, *sentences: str) -> Mapping[str, frozenset[str]]:
        """Note sentences that are said, each as its id and what it may have in it: « given_up {names} »."""
        found = {each.split()[0]: frozenset(PLACEHOLDER.findall(each)) for each in sentences}
        self._declared.update(found)
        return found

    @cached_property
    def sentences(self) -> Mapping[str, str]:
        """Return each sentence by its id. Raises DataError."""
        document = read_yaml(self.path)
        if found := problems_of(document, (_SECTION,)):
            raise DataError(found)
        return {entry["id"]: typeset(entry["says"]) for entry in document.data[_SECTION.name]}

    def check(self) -> int:
        """Check that what is declared and what is written are the same, and return how many. Raises DataError."""
        if found := [*self._problems()]:
            raise DataError(found)
        return len(self.sentences)

    def _problems(self) -> Iterator[str]:
        for id_, may in self._declared.items():
            place = f"{self.path}, {_SECTION.name} «{NBSP}{id_}{NBSP}»"
            if id_ not in self.sentences:
                yield f"{place}{NBSP}: cette phrase manque."
            elif unknown := sorted({*PLACEHOLDER.findall(self.sentences[id_])} - may):
                known = ", ".join(f"{{{name}}}" for name in sorted(may)) or "rien entre accolades"
                problem = f"{{{unknown[0]}}} n’y a pas de sens, attendu{NBSP}: {known}"
                yield f"{place}, champ «{NBSP}says{NBSP}»{NBSP}: {problem}."
        for id_ in self.sentences.keys() - self._declared.keys():
            yield f"{self.path}, {_SECTION.name} «{NBSP}{id_}{NBSP}»{NBSP}: personne ne dit cette phrase."


SAID = SentenceFile(ANSWERS)


class Sentences:
    """The sentences of one kind of answer."""

    def __init__(self, *declared: str, file: SentenceFile = SAID) -> None:
        self._file = file
        self._declared = file.declare(*declared)

    def __call__(self, id_: str, **values: object) -> str:
        """Return a sentence with what it tells. Raises KeyError for what was not declared, DataError."""
        if values.keys() != self._declared[id_]:
            raise KeyError(f"{id_}: {sorted(values)}")
        return self._file.sentences[id_].format_map(values)
