"""The conversations' store: append-only, bounded when read, really erased.

Differences from Rasa's `SQLTrackerStore`, whose table it keeps:
- one open connection and WAL on SQLite;
- a turn appends its new events, known because the store remembers how many it loaded (Rasa counts rows, and so
  would lose turns of a tracker that was shortened);
- `retrieve` gives the last `max_turns` turns and the current slots, so the 200th turn costs what the 10th does;
- the latest trackers stay in memory as they were saved; one is used only if the database has had no event since;
- the client's message id is a column, unique in a conversation: a repeat is found by an index, and cannot be
  stored twice;
- `erase` leaves no byte of the conversation in SQLite's files, and a turn under way cannot bring it back, not even
  into a conversation that was begun again under the same id;
- `purge` erases what nobody goes on with.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker

from runtime.conversation_store.beginning import begun_again, erases
from runtime.conversation_store.connection import reopened
from runtime.conversation_store.erasing import eraser_for
from runtime.conversation_store.file import prepare_file
from runtime.conversation_store.queries import queries_for
from runtime.conversation_store.record import Record
from runtime.conversation_store.remembered import RememberedTrackers
from runtime.conversation_store.stored_events import (
    StoredEvent,
    changed_slots,
    earlier_slots,
    event_of,
    read_rows,
    row_of,
)
from runtime.conversation_store.tables import tables_of
from runtime.conversation_store.upkeep import Upkeep

DEFAULT_MAX_TURNS = 6


class ConversationErased(Exception):
    """The conversation was erased while a turn of it was under way; nothing of the turn was stored."""


class BoundedTrackerStore(SQLTrackerStore):
    """Store conversations in SQLite, or in the database that `endpoints.yml` names.

    max_turns: user turns that Rasa gets back at each message; the database keeps all of them.
    record: what was said in the conversations.
    """

    engine: sa.engine.Engine

    def __init__(
        self,
        domain: Domain | None = None,
        db: str = "rasa.db",
        max_turns: int = DEFAULT_MAX_TURNS,
        **kwargs: Any,
    ) -> None:
        host = kwargs.get("host") or ""
        url = sa.engine.make_url(host) if "://" in host else None
        is_file = (url.get_backend_name() if url else kwargs.get("dialect", "sqlite")) == "sqlite"
        if is_file:
            prepare_file(Path(str(url.database) if url else db))
        # Rasa creates the tables of this.
        self.Base = tables_of(is_file=is_file)
        super().__init__(domain=domain, db=db, **kwargs)
        self.engine = reopened(self.engine)
        self.sessionmaker = sa.orm.session.sessionmaker(bind=self.engine)
        self.max_turns = max_turns
        self.record = Record(self.engine)
        self._queries = queries_for(self.engine)
        self._eraser = eraser_for(self.engine)
        self._upkeep = Upkeep(self._eraser)
        self._remembered = RememberedTrackers(max_turns)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Return the conversation's last turns and current slots, or None when nothing is stored."""
        key = {"conversation": sender_id}
        with self.engine.connect() as connection:
            # Handed out once: a turn that fails half-way leaves no trace in what the next one gets.
            last_event, tracker = self._remembered.take(sender_id)
            if tracker is not None and connection.execute(self._queries.last_event, key).scalar() == last_event:
                return tracker
            state = connection.execute(self._queries.state, key).first()
            if state is None:
                return None
            slots, began = state
            first = connection.execute(
                self._queries.first_recent_event, {**key, "turns_after": self.max_turns - 1}
            ).scalar()
            stored = read_rows(connection.execute(self._queries.events_from, {**key, "first": first or 0}))
        earlier = earlier_slots(json.loads(slots), stored) if first else []
        return self._tracker(sender_id, [*earlier, *stored], began)

    async def retrieve_full_tracker(self, conversation_id: str) -> DialogueStateTracker | None:
        """Return the whole conversation, or None when nothing is stored."""
        with self.engine.connect() as connection:
            state = connection.execute(self._queries.state, {"conversation": conversation_id}).first()
            stored = read_rows(connection.execute(self._queries.events, {"conversation": conversation_id}))
        return self._tracker(conversation_id, stored, state[1]) if state and stored else None

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Append the events that came since `tracker` was loaded or last saved.

        Of a turn that erases its conversation, only the new beginning stays. Raises ConversationErased for a tracker
        that was loaded before its conversation was erased.
        """
        already_stored = getattr(tracker, "stored_events", None)
        new_events = list(tracker.events)[already_stored or 0 :]
        if erases(new_events):
            return await self._begin_again(tracker, new_events)
        now, slots = time.time(), json.dumps(changed_slots(tracker), ensure_ascii=False)
        began: float | None = getattr(tracker, "began", None)
        with self.engine.begin() as connection:
            updated = connection.execute(
                self._queries.update_conversation,
                {
                    "conversation": tracker.sender_id,
                    "now": now,
                    "changed_slots": slots,
                    "began": began,
                    "whenever": already_stored is None,
                },
            )
            if not updated.rowcount:
                if already_stored is not None:
                    raise ConversationErased(tracker.sender_id)
                row = {
                    "sender_id": tracker.sender_id,
                    "created_at": now,
                    "last_active_at": now,
                    "slots": slots,
                }
                connection.execute(self._queries.insert_conversation, row)
            if new_events:
                connection.execute(
                    self._queries.insert_events, [row_of(tracker.sender_id, event) for event in new_events]
                )
            last_event = connection.execute(self._queries.last_event, {"conversation": tracker.sender_id}).scalar()
            if began is None:
                began = connection.execute(self._queries.state, {"conversation": tracker.sender_id}).first()[1]
        _remember_stored(tracker, began)
        self._remembered.keep(tracker, last_event)
        self._upkeep.after_turn()
        if self.event_broker:
            await self._stream_new_events(self.event_broker, new_events, tracker.sender_id)

    async def exists(self, conversation_id: str) -> bool:
        """Tell whether something is stored for the conversation."""
        with self.engine.connect() as connection:
            return connection.execute(self._queries.state, {"conversation": conversation_id}).first() is not None

    async def keys(self) -> Iterable[str]:
        """Return the ids of all conversations."""
        with self.engine.connect() as connection:
            return [key for (key,) in connection.execute(self._queries.all_conversations)]

    async def erase(self, sender_id: str) -> None:
        """Delete all of a conversation, on SQLite also its bytes in the files; others go on meanwhile."""
        self._remembered.forget(sender_id)
        await self._upkeep.erase(sender_id)

    async def _begin_again(self, tracker: DialogueStateTracker, turn: Sequence[Event]) -> None:
        if not await self.exists(tracker.sender_id):
            raise ConversationErased(tracker.sender_id)
        await self.erase(tracker.sender_id)
        await self.save(begun_again(tracker, turn))

    def purge(self, before: float) -> int:
        """Delete the conversations of which the last turn was before that time; return how many they were."""
        return self._eraser.purge(before)

    def _tracker(self, sender_id: str, stored: Sequence[StoredEvent], began: float) -> DialogueStateTracker:
        events = [event_of(event) for event in stored]
        tracker = DialogueStateTracker.from_events(sender_id, events, self.domain.slots if self.domain else None)
        _remember_stored(tracker, began)
        return tracker


def _remember_stored(tracker: DialogueStateTracker, began: float) -> None:
    tracker.stored_events = len(tracker.events)
    tracker.began = began
