"""What must have arrived in a room, from the assistant's own history; what is missing or too much."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby
from operator import ne
from typing import Any, NamedTuple

from bridges.delivery.answering import LATE
from bridges.rendering.choices import INVITATION
from bridges.rendering.html import plain_text
from bridges.rendering.parts import Limits, render
from orientation.text import NBSP
from tests.bridges.matrix.bridge import Bridge
from tests.support.assistant import Assistant, Conversation

LIMITS = Limits(text=8_000)
PICTURE = "illustration.png"
PATIENCE_SECONDS = 90


class Count(NamedTuple):
    """What was counted in a room."""

    answered: int
    lost: int
    doubled: int
    misplaced: int


def settled(
    bridge: Bridge, assistant: Assistant, room: str, user: str, sent: Sequence[str], read: Callable[[], list[str]]
) -> Count:
    """Wait until a user's messages are answered, and count.

    sent: what the user typed, in order, and of a choice its label; read: the bodies of what the assistant said.
    """
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        turns = _history(bridge, assistant, room, user)
        expected = [body for turn in turns for body in turn["answer"]]
        received = [body for body in read() if body != LATE]
        # The welcome offers choices unless an answer follows it.
        received[:1] = [body.partition(INVITATION)[0].strip() for body in received[:1]]
        complete = len([turn for turn in turns if turn["answer"]]) > len(sent)
        if (complete and len(received) >= len(expected)) or time.monotonic() > deadline:
            break
        time.sleep(0.2)
    # Of words that take a choice the history shows the label.
    said, sent = [_as_typed(turn["text"]) for turn in turns[1:]], [_as_typed(text) for text in sent]
    lost = Counter(sent) - Counter(said) + (Counter(expected) - Counter(received))
    doubled = Counter(said) - Counter(sent) + (Counter(received) - Counter(expected))
    answered = sum(bool(turn["answer"]) for turn in turns[1:])
    misplaced = 0 if lost or doubled else sum(map(ne, [*said, *received], [*sent, *expected]))
    return Count(answered, lost.total(), doubled.total(), misplaced)


def _as_typed(text: str) -> str:
    return text.replace(NBSP, " ").lower()


def _history(bridge: Bridge, assistant: Assistant, room: str, user: str) -> list[dict[str, Any]]:
    """Return the turns of a conversation, the welcome first: what the user said, what has to be shown for it."""
    token = bridge.tokens(room).get(user)
    if token is None:
        return []
    turns: list[dict[str, Any]] = [{"text": None, "answer": []}]
    for author, entries in groupby(Conversation(assistant, token, []).history(), key=lambda entry: entry["from"]):
        if author == "assistant":
            welcome = turns[-1]["text"] is None
            turns[-1]["answer"] = _shown([{**entry, "choices": []} if welcome else entry for entry in entries])
        else:
            turns += [{"text": entry["text"], "answer": []} for entry in entries]
    return turns


def _shown(messages: list[dict[str, Any]]) -> list[str]:
    parts = render(messages, LIMITS, lambda message: b"a picture" if message["type"] in ("chart", "steps") else None)
    return [PICTURE if part.image is not None else plain_text(part.text) for part in parts]
