"""What the assistant stored of a conversation: what a client is not told, to count again what it is told."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orientation.lookup.criteria import Criteria
from runtime.api.wire import choice_id
from tests.content.said import read_payload

# Offered choices are looked for in so many answers.
ANSWERS = 4


@dataclass(frozen=True)
class Stored:
    """What a conversation has come to.

    criteria: of the last search, None if there is none; shown: ids of the programmes on the screen, numbered from
    `first`; payloads: intent and entities by choice id.
    """

    criteria: Criteria | None
    shown: tuple[str, ...]
    first: int
    payloads: dict[str, tuple[str, dict[str, Any]]]


def stored_after(folder: Path, message_id: str) -> Stored:
    """Return what is stored once a message was answered."""
    with closing(sqlite3.connect(f"file:{folder / 'conversations.db'}?mode=ro", uri=True)) as database:
        (sender,) = database.execute("SELECT sender_id FROM events WHERE message_id = ?", (message_id,)).fetchone()
        (slots,) = database.execute("SELECT slots FROM conversations WHERE sender_id = ?", (sender,)).fetchone()
        events = database.execute(
            "SELECT data FROM events WHERE sender_id = ? AND type_name = 'bot' ORDER BY id DESC LIMIT ?",
            (sender, ANSWERS),
        ).fetchall()
    kept = json.loads(slots)
    search = kept.get("search_criteria")
    buttons = [button for (event,) in events for button in json.loads(event)["data"].get("buttons") or ()]
    return Stored(
        Criteria.from_entities({name: ids for name, ids in search.items() if isinstance(ids, list)})
        if search
        else None,
        tuple(kept.get("shown_programmes") or ()),
        kept.get("first_shown") or 1,
        {choice_id(button): read_payload(button["payload"]) for button in buttons},
    )
