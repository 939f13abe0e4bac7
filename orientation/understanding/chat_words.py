"""The words of chats: « cb » for « combien », what is said around a question without changing it, other jobs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orientation.data_files.yaml_file import DataError, Document, read_yaml
from orientation.text import NBSP, fold

ABBREVIATIONS = "abbreviations"
BEFORE = "before_a_question"
AFTER = "after_a_question"
JOBS = "other_jobs"
FIELDS = (ABBREVIATIONS, BEFORE, AFTER, JOBS)

# « c'est » is « c' » and « est », as in a text that was typed in full.
_WORD = re.compile(r"aujourd'hui|[^\W_]+'?")


@dataclass(frozen=True)
class ChatWords:
    """The folded words behind each folded abbreviation; words put before and after questions, as typed; other jobs.

    `jobs`: one folded word each, « plombier », with its plural.
    """

    abbreviations: Mapping[str, tuple[str, ...]]
    before: tuple[str, ...]
    after: tuple[str, ...]
    jobs: frozenset[str]


def load_chat_words(path: Path) -> ChatWords:
    """Return the words of a chat_words.yml.

    Raises DataError with all that is wrong: a missing field, a value that is no list of words, an abbreviation
    with a space in it or with two meanings.
    """
    document = read_yaml(path)
    data: dict[str, Any] = document.data if isinstance(document.data, dict) else {}
    problems = [f"{path}{NBSP}: le champ « {field} » manque." for field in FIELDS if not data.get(field)]
    problems += [f"{path}{NBSP}: le champ « {field} » est inconnu." for field in data if field not in FIELDS]
    if not problems:
        abbreviations, problems = _abbreviations(document)
        for field in (BEFORE, AFTER, JOBS):
            if not _is_list_of_words(data[field]):
                problems.append(f"{_where(document, field)} attend une liste de mots.")
            elif field == JOBS:
                problems += [
                    f"{_where(document, field)}{NBSP}: « {job} » doit être un seul mot."
                    for job in data[field]
                    if len(job.split()) != 1
                ]
    if problems:
        raise DataError(problems)
    jobs = {fold(job) for job in data[JOBS]}
    return ChatWords(
        abbreviations, tuple(data[BEFORE]), tuple(data[AFTER]), frozenset(jobs | {f"{job}s" for job in jobs})
    )


def _abbreviations(document: Document) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    entries = document.data[ABBREVIATIONS]
    if not isinstance(entries, dict):
        return {}, [f"{_where(document, ABBREVIATIONS)} attend des mots, chacun avec ses abréviations."]
    found: dict[str, tuple[str, ...]] = {}
    problems: list[str] = []
    for words, short_forms in entries.items():
        where = f"{_where(document, ABBREVIATIONS, words)}{NBSP}: « {words} »"
        if not _is_list_of_words(short_forms):
            problems.append(f"{where} attend une liste d’abréviations, par exemple [cb, cmb].")
            continue
        meaning = tuple(_WORD.findall(fold(str(words))))
        for form in short_forms:
            if len(form.split()) != 1:
                problems.append(f"{where}{NBSP}: l’abréviation « {form} » doit être un seul mot.")
            elif found.setdefault(fold(form), meaning) != meaning:
                other = " ".join(found[fold(form)])
                problems.append(f"{where}{NBSP}: l’abréviation « {form} » est déjà celle de « {other} ».")
    return found, problems


def _is_list_of_words(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(word, str) and word.strip() for word in value)


def _where(document: Document, *keys: str) -> str:
    return f"{document.path}, ligne {document.line(keys)}{NBSP}: le champ « {keys[0]} »"
