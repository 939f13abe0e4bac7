"""What people say after distress was told, recognised by its meaning, and what is answered (data/care/replies.yml)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from orientation.data_files.yaml_file import DataError, read_yaml
from orientation.knowledge.facts import Fact
from orientation.safety.care_files import FOLDER
from orientation.safety.care_training import MessageReader
from orientation.safety.needs import Need
from orientation.safety.safety_answer import TextReader
from orientation.text import NBSP
from orientation.understanding.encoder import Matrix

REPLIES = "replies.yml"
BETTER, ACCOMPANIED, DENIED, NO = "better", "accompanied", "denied", "no"
_FEELS = (None, BETTER, ACCOMPANIED, DENIED, NO)
_REQUIRED = {"id", "examples"}
_FIELDS = {*_REQUIRED, "texts", "passes", "when", "need", "feels", "asks", "urgent"}
# How much the same words count beside the same meaning, and from when on a message is one of the examples.
_WORD_SHARE = 0.35
SURE, LIKELY = 0.72, 0.60
# A longer message says more than a reply does.
_MOST_WORDS = 16


@dataclass(frozen=True)
class Reply:
    """One thing that may be said, and its answers, none if it is passed on; data/care/replies.yml has the fields."""

    id: str
    texts: tuple[str, ...]
    only_asked: bool
    need: Need | None
    feels: str | None
    asks: bool
    urgent: bool


class Replies:
    """Find what a message says, among the examples of the replies."""

    def __init__(self, replies: Sequence[Reply], examples: Sequence[Sequence[str]], reader: MessageReader) -> None:
        self._reader = reader
        meant = [[reader.unmasker.read(text) for text in texts] for texts in examples]
        self.examples = [list(texts) for texts in examples]
        self._replies = [reply for reply, texts in zip(replies, meant, strict=True) for _ in texts]
        flat = [text for texts in meant for text in texts]
        self._vectors: Matrix = reader.vectors(flat)
        self._words = [self._words_of(text) for text in flat]

    @property
    def every(self) -> tuple[Reply, ...]:
        """Return the replies, each once."""
        return tuple(dict.fromkeys(self._replies))

    def find(self, text: str, asked: bool) -> tuple[Reply, float] | None:
        """Return what the message is most like, and how much (0 to 1); asked: a direct question was put before."""
        meant = self._reader.unmasker.read(text)
        words = self._words_of(meant)
        if not words or len(words) > _MOST_WORDS:
            return None
        alike = self._vectors @ self._reader.vectors([meant])[0]
        shared = np.array([len(words & known) / len(words | known) for known in self._words])
        scores = (1 - _WORD_SHARE) * alike + _WORD_SHARE * shared
        scores = np.where(shared == 1, 1.0, scores)
        allowed = np.array([asked or not reply.only_asked for reply in self._replies])
        best = int(np.argmax(np.where(allowed, scores, -1)))
        return self._replies[best], float(scores[best])

    def _words_of(self, text: str) -> frozenset[str]:
        return frozenset(key for key in self._reader.reader.read(text) if key.isalnum())


def load_replies(data_dir: Path, facts: Mapping[str, Fact], today: date, reader: MessageReader) -> Replies:
    """Return the replies of a data folder. Raises DataError with all that is wrong."""
    document = read_yaml(data_dir / FOLDER / REPLIES)
    entries = document.data.get("replies") if isinstance(document.data, dict) else None
    if not isinstance(entries, list) or not entries:
        raise DataError([f"{document.path}{NBSP}: attendu{NBSP}: la section replies, une liste."])
    texts = TextReader(document, facts, today)
    replies: list[Reply] = []
    examples: list[list[str]] = []
    for position, entry in enumerate(entries):
        where = ("replies", position)
        fields = set(entry) if isinstance(entry, dict) else set()
        if not _REQUIRED <= fields <= _FIELDS:
            texts.problem(where, f"attendu{NBSP}: les champs {', '.join(sorted(_REQUIRED))}, et au plus les autres")
            continue
        if entry["id"] in {reply.id for reply in replies}:
            texts.problem((*where, "id"), f"attendu{NBSP}: un nom unique")
        if entry.get("need") not in {None, *(need.value for need in Need)}:
            texts.problem((*where, "need"), f"attendu{NBSP}: {', '.join(need.value for need in Need)}")
            continue
        if entry.get("feels") not in _FEELS or entry.get("when") not in (None, "asked"):
            texts.problem(where, f"attendu{NBSP}: feels better, accompanied, denied ou no, when asked")
            continue
        said = entry["examples"]
        if not isinstance(said, list) or not said or not all(isinstance(text, str) for text in said):
            texts.problem((*where, "examples"), f"attendu{NBSP}: une liste de messages")
            continue
        replies.append(
            Reply(
                entry["id"],
                () if entry.get("passes") else texts.texts((*where, "texts")),
                entry.get("when") == "asked",
                Need(entry["need"]) if entry.get("need") else None,
                entry.get("feels"),
                bool(entry.get("asks")),
                bool(entry.get("urgent")),
            )
        )
        examples.append(said)
    texts.check()
    return Replies(replies, examples, reader)
