"""What people read for each intent: « Tu veux parler de… ? »."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from orientation.data_files.yaml_file import DataError, read_yaml
from orientation.text import NBSP

SECTION = "intents"


def load_intent_labels(path: Path) -> Mapping[str, str]:
    """Return the label of each intent of an intents.yml. Raises DataError for an entry without id or label."""
    document = read_yaml(path)
    entries = document.data.get(SECTION) if isinstance(document.data, dict) else None
    if not isinstance(entries, list):
        raise DataError([f"{path}{NBSP}: la liste « {SECTION} » manque."])
    problems = [
        f"{path}, ligne {document.line([SECTION, index])}{NBSP}: une intention attend un « id » et un « label »."
        for index, entry in enumerate(entries)
        if not (isinstance(entry, dict) and isinstance(entry.get("id"), str) and isinstance(entry.get("label"), str))
    ]
    if problems:
        raise DataError(problems)
    return {entry["id"]: entry["label"] for entry in entries}


def load_topics(path: Path) -> Mapping[str, str]:
    """Return the words of each intent's subject, which a follow-up leaves out: its `topic`, or else its label.

    « et au début ? » after an answer on the salary is read as « salaire et au début ? ». Raises DataError.
    """
    labels = load_intent_labels(path)
    entries = read_yaml(path).data[SECTION]
    return {**labels, **{entry["id"]: str(entry["topic"]) for entry in entries if entry.get("topic")}}
