"""Hold the talks of people who knew nothing of the assistant again, and count what was asked and answered.

`python -m evaluation.understanding.talks tests/nlu/validation/talks.tsv` starts the assistant and says each message
where it stood in its talk. One message a line: the talk, the text (« → » before a pressed choice), how many things it
asks, what answers it (entries and intents, one for each thing asked, separated by `|`), what is as good or nearly. The
last three were written by readers who knew the entries, message by message, whatever the assistant had answered. The
weights of the reranker were chosen with these talks; nothing of them is learnt.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sqlite3
import sys
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import jwt
import requests

from evaluation.load.servers import Ours
from orientation.understanding.kinds import AFTER_DISTRESS, CHANGE, CHOOSE, DETAIL, FALLBACK, MORE, OUT_OF_SCOPE, SEARCH
from runtime.training import model_path

PRESSED = "→"
# In the order in which they are printed.
ALL, SOME, NEAR, MISSED, ASKED_BACK = "all of it", "some of it", "what is near", "missed", "asked back"
OUTCOMES = (ALL, SOME, NEAR, MISSED, ASKED_BACK)
DISTRESS = "distress"
# What does the same.
_ALIKE = ({SEARCH, CHANGE, MORE}, {DETAIL, CHOOSE}, {OUT_OF_SCOPE, FALLBACK}, {AFTER_DISTRESS, DISTRESS})
_SECONDS = 60
FOLDER = Path("var/evaluation/talks")


@dataclass(frozen=True)
class Turn:
    """A message of a talk: its text, whether it is a pressed choice, what answers it, what is near that."""

    talk: str
    text: str
    pressed: bool
    asked: int
    right: tuple[str, ...]
    near: tuple[str, ...]


class Held(NamedTuple):
    """A turn that was said, what was answered to it, and where its event stands: the conversation, the number."""

    turn: Turn
    answered: Sequence[str]
    conversation: str = ""
    event: int = 0


def read_turns(path: Path) -> list[Turn]:
    """Return the turns of a file. Raises ValueError with the line of what is no turn."""
    found: list[Turn] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        fields = line.split("\t")
        if len(fields) != 5:
            raise ValueError(
                f"{path}, line {number}: expected a talk, a text, a number, what is right and what is near."
            )
        talk, text, asked, right, near = fields
        pressed = text.startswith(PRESSED)
        if not (pressed or asked.isdigit() or not right):
            raise ValueError(f"{path}, line {number}: expected how many things are asked, not « {asked} ».")
        names = [tuple(filter(None, each.split("|"))) for each in (right, near)]
        found.append(Turn(talk, text.lstrip(f"{PRESSED} "), pressed, int(asked or 0), names[0], names[1]))
    return found


def outcome(turn: Turn, answered: Sequence[str]) -> str:
    """Return what was made of a turn, by the entries or intents that were answered."""
    hits = [any(_same(name, each) for each in answered) for name in turn.right]
    if all(hits):
        return ALL
    if any(hits):
        return SOME
    if any(_same(name, each) for name in turn.near for each in answered):
        return NEAR
    return ASKED_BACK if FALLBACK in answered else MISSED


def _same(name: str, answered: str) -> bool:
    return name == answered or any(name in alike and answered in alike for alike in _ALIKE)


@contextmanager
def running(folder: Path) -> Iterator[tuple[str, Path]]:
    """Run the assistant with a database of its own; give the address of its API and that database."""
    server = Ours(model_path(), folder)
    asyncio.run(server.start())
    try:
        yield f"http://127.0.0.1:{server.port}/api/v1", server.folder / "state" / "conversations.db"
    finally:
        server.stop()


def held(turns: Iterable[Turn], url: str, database: Path) -> Iterator[Held]:
    """Yield each turn that is judged with what was answered to it, entries by their ids."""
    for _, talk in groupby(turns, key=lambda turn: turn.talk):
        opened = _post(f"{url}/conversations", {}, None)
        token, choices = opened["token"], _choices(opened)
        conversation = jwt.decode(token, options={"verify_signature": False})["sub"]
        for turn in talk:
            pressed = next((choice["id"] for choice in choices if turn.pressed and choice["label"] == turn.text), None)
            said = {"choice": pressed} if pressed else {"text": turn.text}
            choices = _choices(_post(f"{url}/messages", {"id": str(uuid.uuid4()), **said}, token))
            if turn.right and not turn.pressed:
                event, parsed = _last_message(conversation, database)
                yield Held(turn, answered_to(parsed), conversation, event)


def answered_to(parsed: dict[str, Any]) -> list[str]:
    """Return what was answered to a message: both of two questions, an entry by its id, or the intent.

    With what is asked beside a search. A message of distress has no intent: nothing of it is stored.
    """
    if not parsed["intent"]:
        return [DISTRESS]
    questions = [each["intent"]["name"] for each in parsed.get("questions") or ()]
    full: str = parsed["intent"].get("full_retrieval_intent_name") or parsed["intent"]["name"]
    return questions or [full.rpartition("/")[2], *filter(None, [parsed.get("beside")])]


def _last_message(conversation: str, database: Path) -> tuple[int, dict[str, Any]]:
    query = "select id, data from events where sender_id = ? and type_name = 'user' order by id desc limit 1"
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        row = connection.execute(query, (conversation,)).fetchone()
    return row[0], json.loads(row[1])["parse_data"]


def _post(url: str, body: dict[str, Any], token: str | None) -> dict[str, Any]:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    response = requests.post(url, json=body, headers=headers, timeout=_SECONDS)
    response.raise_for_status()
    found: dict[str, Any] = response.json()
    return found


def _choices(answer: dict[str, Any]) -> list[dict[str, Any]]:
    return [choice for message in answer["messages"] for choice in message.get("choices") or ()]


def report(judged: Sequence[Held]) -> str:
    """Return a table: the shares of the outcomes, of all turns and by how many things they ask."""
    lines = [f"{'':24}{'count':>6}" + "".join(f"{name:>14}" for name in OUTCOMES)]
    groups = {"every message": judged}
    for asked, name in ((1, "that asks one thing"), (2, "that asks two or more")):
        groups[name] = [each for each in judged if min(each.turn.asked, 2) == asked]
    for name, group in groups.items():
        counts = Counter(outcome(each.turn, each.answered) for each in group)
        shares = "".join(f"{counts[each] / max(len(group), 1):>14.3f}" for each in OUTCOMES)
        lines.append(f"{name:24}{len(group):6}{shares}")
    return "\n".join(lines)


def main() -> int:
    """Start the assistant, hold the talks, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    turns = read_turns(parser.parse_args().file)
    with running(FOLDER) as (url, database):
        print(report(list(held(turns, url, database))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
