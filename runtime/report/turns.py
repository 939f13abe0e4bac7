"""Read from the store what the report counts, and nothing else of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from orientation.data_files.locations import DOMAIN
from orientation.data_files.yaml_file import read_yaml
from orientation.dialogue.feedback import GIVE_REASON, VOTES
from runtime.conversation_store.queries import queries_for


@dataclass(frozen=True)
class Feedback:
    """A vote on the answer to an intent, or else the reason of the vote before."""

    vote: str = ""
    about: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Turn:
    """One message: when it came, what it was understood as, the seconds until its whole answer.

    intent: None for a message of which nothing was kept; seconds: None where they are not known.
    """

    at: datetime
    intent: str | None
    seconds: float | None = None
    feedback: Feedback | None = None


Conversation = tuple[Turn, ...]


def reason_labels() -> dict[str, str]:
    """Return what people read for each reason of a vote, from the choices of domain.yml."""
    offered = read_yaml(DOMAIN).data["responses"]["utter_ask_reason"][0]["buttons"]
    return {json.loads(each["payload"].removeprefix(f"/{GIVE_REASON}"))["reason"]: each["title"] for each in offered}


def read_opened(engine: sa.engine.Engine) -> list[datetime]:
    """Return when each conversation was opened, in the local time of this machine."""
    with engine.connect() as connection:
        return [datetime.fromtimestamp(opened) for (opened,) in connection.execute(queries_for(engine).opened)]


def read_conversations(engine: sa.engine.Engine) -> Iterator[Conversation]:
    """Yield the turns of each conversation in which something was said; their ids stay behind."""
    with engine.connect() as connection:
        rows = connection.execution_options(stream_results=True).execute(queries_for(engine).all_spoken)
        for _, spoken in groupby(rows, key=lambda row: row[0]):
            if turns := tuple(_turns(row[1:] for row in spoken)):
                yield turns


def _turns(spoken: Iterable[Any]) -> Iterator[Turn]:
    message: tuple[float, str | None, str] | None = None
    answered: float | None = None
    for timestamp, intent, data in spoken:
        if data is None:
            answered = timestamp
            continue
        if message is not None:
            yield _turn(*message, answered)
        message, answered = (timestamp, intent, data), None
    if message is not None:
        yield _turn(*message, answered)


def _turn(timestamp: float, intent: str | None, data: str, answered: float | None) -> Turn:
    event = json.loads(data)
    received = (event.get("metadata") or {}).get("received_at")
    seconds = answered - received if received is not None and answered is not None else None
    said = {entity["entity"]: str(entity["value"]) for entity in (event.get("parse_data") or {}).get("entities") or ()}
    feedback = None
    if intent in (*VOTES, GIVE_REASON):
        feedback = Feedback(VOTES.get(str(intent), ""), said.get("about", ""), said.get("reason", ""))
    return Turn(datetime.fromtimestamp(timestamp), intent, seconds, feedback)
