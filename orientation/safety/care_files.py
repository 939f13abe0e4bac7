"""Read data/care: disguised words, thresholds, and the messages that the model of distress learns from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from orientation.data_files.yaml_file import DataError, Document, read_yaml
from orientation.safety.needs import Need
from orientation.safety.safety_words import key, plain
from orientation.safety.spelling import Disguises
from orientation.text import NBSP

FOLDER = "care"
DISGUISES, THRESHOLDS, MESSAGES, TOPICS = "disguises.yml", "thresholds.yml", "messages", "topics.yml"
# The label of messages that only look like distress.
NO_NEED = "none"
_HELP = "help"
_TOPIC_SECTIONS = ["topics", "studies", "subjects"]
_LABELS = (*(need.value for need in Need), NO_NEED)


@dataclass(frozen=True)
class Example:
    """A message, the need that it shows (or « none »), and how it is written."""

    need: str
    style: str
    text: str


@dataclass(frozen=True)
class Thresholds:
    """The chances, from 0 to 1, from which something is done (data/care/thresholds.yml explains each)."""

    help: Mapping[Need, float]
    word: float
    line: float
    careful_help: float
    careful_word: float
    not_kept: float
    veto: float
    veto_unease: float
    part_margin: float
    skip: float
    need: float
    study: float
    subject: float
    plain_question: float
    sure: float
    beside: float
    doubtful: float
    calm: float


@dataclass(frozen=True)
class Topics:
    """The keys of words: of a grave subject, of what it is spoken of for, and of a question about studies or jobs."""

    grave: frozenset[str]
    studies: frozenset[str]
    subjects: frozenset[str]


def read_examples(folder: Path) -> list[Example]:
    """Return the messages of all files of a folder, in the order of their names. Raises DataError."""
    problems: list[str] = []
    found: list[Example] = []
    for path in sorted(folder.glob("*.tsv")):
        found += read_example_file(path, problems)
    if not found:
        problems.append(f"{folder}{NBSP}: attendu{NBSP}: des fichiers .tsv de messages.")
    if problems:
        raise DataError(problems)
    return list({example.text: example for example in found}.values())


def read_example_file(path: Path, problems: list[str]) -> list[Example]:
    """Return the messages of one file, and add what is wrong with others to the problems."""
    found: list[Example] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        cells = line.split("\t")
        where = f"{path}, ligne {number}{NBSP}: attendu{NBSP}:"
        if len(cells) != 3 or not cells[2].strip():
            problems.append(f"{where} besoin, style et message, séparés par des tabulations.")
        elif cells[0] not in _LABELS:
            problems.append(f"{where} un besoin parmi {', '.join(_LABELS)}.")
        else:
            found.append(Example(*(cell.strip() for cell in cells)))
    return found


def read_thresholds(path: Path) -> Thresholds:
    """Return the thresholds of a file. Raises DataError."""
    document = read_yaml(path)
    problems: list[str] = []
    names = [field.name for field in fields(Thresholds)]
    values = document.data if isinstance(document.data, dict) else {}
    helps = values.get(_HELP)
    _check_numbers(document, (), {name: value for name, value in values.items() if name != _HELP}, names, problems)
    _check_numbers(
        document, (_HELP,), helps if isinstance(helps, dict) else {}, [need.value for need in Need], problems
    )
    if problems:
        raise DataError(problems)
    by_need = {Need(name): float(chance) for name, chance in values[_HELP].items()}
    return Thresholds(help=by_need, **{name: float(values[name]) for name in names if name != _HELP})


def read_disguises(path: Path) -> tuple[Disguises, frozenset[str]]:
    """Return what stands for what, and the keys of the words that may be hidden. Raises DataError."""
    document = read_yaml(path)
    sections = ("hidden", "letters", "pictures", "words")
    if not isinstance(document.data, dict) or sorted(document.data) != sorted(sections):
        raise DataError([f"{path}{NBSP}: attendu{NBSP}: les sections {', '.join(sections)}."])
    problems: list[str] = []
    letters, pictures, words = (_pairs(document, section, problems) for section in sections[1:])
    hidden = _words(document, "hidden", problems)
    problems += [
        f"{path}, ligne {document.line(('letters', sign))}, letters{NBSP}: attendu{NBSP}: une lettre pour un signe."
        for sign, letter in letters.items()
        if len(sign) != 1 or len(letter) != 1
    ]
    if problems:
        raise DataError(problems)
    return Disguises(letters, pictures, {plain(typed): meant for typed, meant in words.items()}), hidden


def read_topics(path: Path) -> Topics:
    """Return the words of grave subjects, and of studies. Raises DataError."""
    document = read_yaml(path)
    problems: list[str] = []
    if not isinstance(document.data, dict) or list(document.data) != _TOPIC_SECTIONS:
        raise DataError([f"{path}{NBSP}: attendu{NBSP}: les sections {', '.join(_TOPIC_SECTIONS)}."])
    topics = Topics(*(_words(document, section, problems) for section in _TOPIC_SECTIONS))
    if problems:
        raise DataError(problems)
    return topics


def _check_numbers(
    document: Document, where: tuple[str, ...], values: dict[str, Any], names: Sequence[str], problems: list[str]
) -> None:
    """Add to the problems which of the named numbers are missing, wrong or unknown."""
    names = [name for name in names if name != _HELP]
    fields_of = " ".join((*where, "")) if where else ""
    problems += [
        f"{document.path}{NBSP}: le champ « {fields_of}{name} » manque." for name in names if name not in values
    ]
    for name, value in values.items():
        if name not in names:
            problems.append(f"{document.path}{NBSP}: le champ « {fields_of}{name} » est inconnu.")
        elif not (isinstance(value, (int, float)) and 0 <= value <= 1):
            line = document.line((*where, name))
            problems.append(
                f"{document.path}, ligne {line}, {fields_of}{name}{NBSP}: attendu{NBSP}: un nombre de 0 à 1."
            )


def _pairs(document: Document, section: str, problems: list[str]) -> dict[str, str]:
    entries: Any = document.data[section]
    pairs = entries.items() if isinstance(entries, dict) else ()
    for typed, meant in pairs:
        if not isinstance(typed, str) or not isinstance(meant, str) or not meant.strip():
            line = document.line((section, typed))
            problems.append(f"{document.path}, ligne {line}, {section}{NBSP}: attendu{NBSP}: deux textes.")
    if not pairs:
        problems.append(f"{document.path}, {section}{NBSP}: attendu{NBSP}: des lignes « signe: sens ».")
    return {str(typed): str(meant) for typed, meant in pairs}


def _words(document: Document, section: str, problems: list[str]) -> frozenset[str]:
    lines = document.data[section]
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        problems.append(f"{document.path}, {section}{NBSP}: attendu{NBSP}: une liste de mots.")
        return frozenset()
    return frozenset(key(plain(word)) for line in lines for word in line.split())
