"""What is on record of a conversation, as the conversation API asks for it: without a tracker."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from rasa.shared.core.events import UserUttered

from runtime.conversation_store.queries import queries_for
from runtime.conversation_store.stored_events import StoredEvent


class Record:
    """Read what was said in conversations."""

    def __init__(self, engine: sa.engine.Engine) -> None:
        self._engine = engine
        self._queries = queries_for(engine)

    def spoken(self, sender_id: str) -> list[tuple[StoredEvent, str | None]]:
        """Return what the user and the assistant said, in order, with the message ids."""
        with self._engine.connect() as connection:
            rows = connection.execute(self._queries.spoken_events, {"conversation": sender_id}).all()
        return [(json.loads(data), message_id) for data, message_id in rows]

    def answers_newest_first(self, sender_id: str) -> Iterator[StoredEvent]:
        """Yield what the assistant said, the latest first."""
        with self._engine.connect() as connection:
            for (data,) in connection.execute(self._queries.bot_events_newest_first, {"conversation": sender_id}):
                yield json.loads(data)

    def answers_to(self, sender_id: str, message_id: str) -> list[StoredEvent] | None:
        """Return what the assistant said to a message, or None if the message was never received.

        Raises KeyError when nothing is stored for the conversation.
        """
        key = {"conversation": sender_id}
        with self._engine.connect() as connection:
            stored = connection.execute(self._queries.message, {**key, "message": message_id}).first()
            if stored is None:
                raise KeyError(sender_id)
            if stored[1] is None:
                return None
            following = connection.execute(self._queries.spoken_after, {**key, "event": stored[1]}).all()
        answers = []
        for type_name, data in following:
            if type_name == UserUttered.type_name:
                break
            answers.append(json.loads(data))
        return answers

    def last_said(self, sender_id: str) -> tuple[str | None, str] | None:
        """Return the intent and the text of the user's last message, or None if there is none."""
        with self._engine.connect() as connection:
            row = connection.execute(self._queries.last_user_event, {"conversation": sender_id}).first()
        return None if row is None else (row[0], str(json.loads(row[1]).get("text") or ""))

    def slots(self, sender_id: str) -> dict[str, Any]:
        """Return the slots that are set now; raises KeyError when nothing is stored for the conversation."""
        with self._engine.connect() as connection:
            state = connection.execute(self._queries.state, {"conversation": sender_id}).first()
        if state is None:
            raise KeyError(sender_id)
        slots: dict[str, Any] = json.loads(state[0])
        return slots
