"""Messages that go on with the one before: what they mean in their conversation, and what they would mean alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES, INTENT

from components.conversation import ASPECT
from evaluation.understanding.examples import FOLLOW_UPS_FILE, also_right
from evaluation.understanding.measures import share
from evaluation.understanding.pipeline import Pipeline
from orientation.data_files.locations import DOMAIN
from orientation.data_files.yaml_file import read_yaml
from orientation.understanding.kinds import COMPARE, DETAIL, PROGRAMME_TALK

# Programmes on the screen and in focus when programmes are spoken of.
ON_THE_SCREEN = ("ingenieur-ensimag", "ms-big-data-grenoble", "master-ia-artois")


@dataclass(frozen=True)
class FollowUp:
    """A message, the intent of the question before it, what it means after it, and what it asks of a programme.

    also: the entries that answer it too, and came after the set was written.
    """

    after: str
    text: str
    intent: str
    aspect: str | None
    register: str
    also: frozenset[str] = frozenset()


@dataclass(frozen=True)
class FollowUpShares:
    """How many follow-ups there are, and the shares understood in their conversation and alone."""

    count: int
    in_conversation: float
    alone: float


def follow_ups(folder: Path) -> list[FollowUp]:
    """Return the follow-ups of a set."""
    also = also_right()
    return [
        FollowUp(
            *(entry["after"], entry["text"], entry["intent"], entry.get("aspect"), entry["register"]),
            also.get(entry["text"], frozenset()),
        )
        for entry in read_yaml(folder / FOLLOW_UPS_FILE).data
    ]


def share_understood(pipeline: Pipeline, messages: Sequence[FollowUp], in_conversation: bool = True) -> float:
    """Return the share of the messages that are understood, with what was said before or without."""
    return share(sum(is_understood(pipeline, message, in_conversation) for message in messages), len(messages))


def is_understood(pipeline: Pipeline, message: FollowUp, in_conversation: bool = True) -> bool:
    """Tell whether a message gets the intent that it has after the question before it, and the aspect if it has one."""
    tracker = _tracker(message.after) if in_conversation else None
    parsed = pipeline.understand(message.text, tracker)
    aspects = [entity["value"] for entity in parsed.get(ENTITIES) or () if entity["entity"] == ASPECT]
    asked = aspects[0] if aspects else None
    intent = parsed.get(INTENT)["name"]
    is_right = intent == message.intent and (message.aspect is None or asked == message.aspect)
    return is_right or intent in message.also


def _tracker(after: str) -> DialogueStateTracker:
    """Return a conversation whose last question was this one, with programmes on the screen if it is about them."""
    events: list[Any] = [UserUttered("…", {"name": after})]
    if after in PROGRAMME_TALK:
        events.append(SlotSet("shown_programmes", list(ON_THE_SCREEN)))
        in_focus = {DETAIL: 1, "choose_shown": 1, COMPARE: 2}.get(after, 0)
        events.append(SlotSet("focused_programmes", list(ON_THE_SCREEN[:in_focus])))
    return DialogueStateTracker.from_events("follow-up", events, _domain().slots)


@lru_cache(maxsize=1)
def _domain() -> Domain:
    return Domain.load(DOMAIN)
