"""The messages to understand: training examples, the validation set, the frozen held-out set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orientation.data_files.locations import NLU
from orientation.data_files.yaml_file import read_yaml

TRAINING = NLU
HELD_OUT = Path("tests/nlu/held_out")
VALIDATION = Path("tests/nlu/validation")
# The sets were labelled when there were 73 answers. What entries that came later say to their messages was read beside
# the labelled answer by judges who knew nothing else: a message, a tab, the ids of the entries that answer it too.
# Only what the model of that day answered was judged: another entry may be right where this does not say so.
ALSO_RIGHT = Path("tests/nlu/also_right.tsv")
ENTITIES_FILE = "entities.yml"
ENTITIES_FILES = "entities*.yml"
FOLLOW_UPS_FILE = "follow_ups.yml"

OUT_OF_SCOPE = "out_of_scope"
REGISTERS = ("clean", "typed")
GROUPS = ("far", "near", "noise")

_BULLET = re.compile(r"^- ", re.MULTILINE)


@dataclass(frozen=True)
class Example:
    """A message and what it asks; `part` is its register, or its group when it is out of scope.

    also: the entries that answer it too, and came after the set was written.
    """

    text: str
    intent: str
    part: str = ""
    also: frozenset[str] = frozenset()

    def is_answered_by(self, intent: str) -> bool:
        """Tell whether an intent or entry answers it."""
        return intent == self.intent or intent in self.also


@dataclass(frozen=True)
class TwoQuestions:
    """A message with two questions, and what they ask, in the order of the text.

    also: the entries that answer one of them too, and came after the set was written.
    """

    text: str
    intents: tuple[str, str]
    register: str
    also: frozenset[str] = frozenset()

    def are_answered_by(self, intents: Sequence[str]) -> bool:
        """Tell whether intents or entries answer both, in their order."""
        pairs = zip(self.intents, intents, strict=False)
        return len(intents) == len(self.intents) and all(asked == each or each in self.also for asked, each in pairs)


@dataclass(frozen=True)
class NamedThings:
    """A message, and the (kind, id) of what it names."""

    text: str
    names: frozenset[tuple[str, str]]
    register: str


def training_examples(folder: Path = TRAINING) -> list[Example]:
    """Return the training examples that stand alone, in the order of the files."""
    return [
        Example(text.strip(), block["intent"].rpartition("/")[2])
        for path in sorted(folder.rglob("*.yml"))
        for block in read_yaml(path).data["nlu"]
        if isinstance(block["examples"], str)
        for text in _BULLET.sub("", block["examples"]).splitlines()
        if text.strip()
    ]


def questions(folder: Path) -> list[Example]:
    """Return the messages that ask one thing within the assistant's scope."""
    also = also_right()
    return [
        Example(text, intent, register, also.get(text, frozenset()))
        for data in _authors(folder)
        for intent, registers in data["in_scope"].items()
        for register, texts in registers.items()
        for text in texts
    ]


def also_right(path: Path = ALSO_RIGHT) -> dict[str, frozenset[str]]:
    """Return the entries that answer a message as well as what it is labelled with, by its text."""
    lines = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {text: frozenset(entries.split()) for text, entries in lines}


def out_of_scope(folder: Path) -> list[Example]:
    """Return the messages that ask for something else, or for nothing."""
    also = also_right()
    return [
        Example(text, OUT_OF_SCOPE, group, also.get(text, frozenset()))
        for data in _authors(folder)
        for group, texts in data["out_of_scope"].items()
        for text in texts
    ]


def two_questions(folder: Path) -> list[TwoQuestions]:
    """Return the messages that ask two things."""
    also = also_right()
    return [
        TwoQuestions(
            entry["text"],
            (entry["intents"][0], entry["intents"][1]),
            entry["register"],
            also.get(entry["text"], frozenset()),
        )
        for data in _authors(folder)
        for entry in data["two_questions"]
    ]


def named_things(folder: Path) -> list[NamedThings]:
    """Return the messages that name schools, places, and so on."""
    return [
        NamedThings(
            entry["text"],
            frozenset((kind, id_) for name in entry["entities"] for kind, id_ in name.items()),
            entry["register"],
        )
        for path in sorted(folder.glob(ENTITIES_FILES))
        for entry in read_yaml(path).data
    ]


def _authors(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob("*.yml")):
        if path.name != FOLLOW_UPS_FILE and not path.match(ENTITIES_FILES):
            yield read_yaml(path).data
