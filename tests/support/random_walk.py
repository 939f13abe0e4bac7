"""A client of the API that goes anywhere: it chooses what it is offered or types what it likes, by a fixed seed."""

from __future__ import annotations

import random
import uuid
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.support.assistant import Conversation, text_of

CHOOSES = 0.5
LOOKS_BACK = 0.1
SAYS_AGAIN = 0.04
SENDS_AGAIN = 0.03
CONFIRMS_ERASING = 0.3
ERASE_LABEL = "Oui, efface tout"
LAST_TURNS = 6


@dataclass(frozen=True)
class Turn:
    """What was sent and what came back; `choice` is the label of a choice, `again` a repeated message id."""

    sent: dict[str, Any]
    said: str
    choice: str | None
    again: bool
    status: int
    messages: list[dict[str, Any]]


@dataclass
class Walk:
    """One conversation; `turns` are those so far."""

    seed: int
    conversation: Conversation
    pool: Sequence[str]
    turns: list[Turn] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)
        self._offered: deque[list[dict[str, str]]] = deque([_choices(self.conversation.welcome)], maxlen=4)

    def steps(self, count: int) -> Iterator[Turn]:
        """Take this many turns, one at a time."""
        for _ in range(count):
            body, said, choice, again = self._next()
            response = self.conversation.post(body)
            messages = response.json().get("messages", [])
            turn = Turn(body, said, choice, again, response.status_code, messages)
            self.turns.append(turn)
            if choice == ERASE_LABEL or (messages and messages[0]["text"].startswith("C’est effacé")):
                self._offered.clear()
            if not again:
                self._offered.append(_choices(messages))
            yield turn

    def report(self, problem: str) -> str:
        """Return what went wrong, where, and what was said before."""
        last = "\n".join(
            f"> {turn.said}{' (same id)' if turn.again else ''}\n{text_of(turn.messages)}"
            for turn in self.turns[-LAST_TURNS:]
        )
        return f"seed {self.seed}, turn {len(self.turns)}: {problem}\n{last}"

    def _next(self) -> tuple[dict[str, Any], str, str | None, bool]:
        drawn = self._random.random()
        last = self.turns[-1] if self.turns else None
        if last and drawn < SENDS_AGAIN:
            return last.sent, last.said, last.choice, True
        message_id = str(uuid.UUID(int=self._random.getrandbits(128), version=4))
        if last and drawn < SENDS_AGAIN + SAYS_AGAIN and last.choice != ERASE_LABEL:
            return {**last.sent, "id": message_id}, last.said, last.choice, False
        offered = self._offered_now()
        if offered and self._random.random() < CHOOSES:
            choice = self._random.choice(offered)
            return {"id": message_id, "choice": choice["id"]}, choice["label"], choice["label"], False
        text = self._random.choice(self.pool)
        return {"id": message_id, "text": text}, text, None, False

    def _offered_now(self) -> list[dict[str, str]]:
        earlier = self._offered and self._random.random() < LOOKS_BACK
        choices = self._random.choice(self._offered) if earlier else self._offered[-1] if self._offered else []
        confirms = self._random.random() < CONFIRMS_ERASING
        return [choice for choice in choices if confirms or choice["label"] != ERASE_LABEL]


@dataclass
class LogWatch:
    """What the assistant's logs have got since it was last asked."""

    folder: Path
    _read: dict[Path, int] = field(default_factory=dict)

    def new(self) -> str:
        """Return what is new in all the logs."""
        parts = []
        for path in sorted(self.folder.glob("*.log")):
            content = path.read_bytes()
            parts.append(content[self._read.get(path, 0) :].decode(errors="replace"))
            self._read[path] = len(content)
        return "".join(parts)


def _choices(messages: list[dict[str, Any]]) -> list[dict[str, str]]:
    return [choice for message in messages for choice in message.get("choices", ())]
