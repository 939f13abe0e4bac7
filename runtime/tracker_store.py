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
import logging
import time
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore, create_engine_kwargs
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.pool import StaticPool

from runtime import store_tables as tables

logger = logging.getLogger(__name__)

DEFAULT_MAX_TURNS = 6
REMEMBERED_TRACKERS = 500
_SQLITE_PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL", "secure_delete=ON", "busy_timeout=5000")

StoredEvent = dict[str, Any]


class ConversationErased(Exception):
    """The conversation was erased while a turn of it was under way; nothing of the turn was stored."""


class BoundedTrackerStore(SQLTrackerStore):
    """Store conversations in SQLite, or in the database that `endpoints.yml` names.

    max_turns: user turns that Rasa gets back at each message; the database keeps all of them.
    """

    Base = tables.Base
    SQLEvent = tables.StoredEvent

    engine: sa.engine.Engine

    def __init__(
        self,
        domain: Domain | None = None,
        db: str = "rasa.db",
        max_turns: int = DEFAULT_MAX_TURNS,
        **kwargs: Any,
    ) -> None:
        is_sqlite_file = kwargs.get("dialect", "sqlite") == "sqlite" and "://" not in (kwargs.get("host") or "")
        if is_sqlite_file:
            Path(db).parent.mkdir(parents=True, exist_ok=True)
        super().__init__(domain=domain, db=db, **kwargs)
        self.max_turns = max_turns
        self._remembered: OrderedDict[str, tuple[int, DialogueStateTracker]] = OrderedDict()
        self._files_to_clean = False
        self._reopen()

    def _reopen(self) -> None:
        """Open the engine anew: errors never quote what users wrote; on SQLite, one connection that stays open."""
        url = self.engine.url
        self.engine.dispose()
        if self.engine.dialect.name != "sqlite":
            self.engine = sa.create_engine(url, hide_parameters=True, pool_pre_ping=True, **create_engine_kwargs(url))
        else:
            once = {"poolclass": StaticPool, "connect_args": {"check_same_thread": False}}
            self.engine = sa.create_engine(url, hide_parameters=True, **once)

            @sa.event.listens_for(self.engine, "connect")
            def configure(connection: Any, _: Any) -> None:
                for pragma in _SQLITE_PRAGMAS:
                    connection.execute(f"PRAGMA {pragma}")

        self.sessionmaker = sa.orm.session.sessionmaker(bind=self.engine)

    # What Rasa calls -------------------------------------------------------------------------------------------

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Return the conversation's last turns and current slots, or None when nothing is stored."""
        key = {"conversation": sender_id}
        with self.engine.connect() as connection:
            # Handed out once: a turn that fails half-way leaves no trace in what the next one gets.
            last_event, tracker = self._remembered.pop(sender_id, (None, None))
            if tracker is not None and connection.execute(tables.LAST_EVENT, key).scalar() == last_event:
                return tracker
            state = connection.execute(tables.STATE, key).first()
            if state is None:
                return None
            slots, began = state
            first = connection.execute(tables.FIRST_RECENT_EVENT, {**key, "turns_after": self.max_turns - 1}).scalar()
            stored = _read(connection.execute(tables.EVENTS_FROM, {**key, "first": first or 0}))
        earlier = _earlier_slots(json.loads(slots), stored) if first else []
        return self._tracker(sender_id, [*earlier, *stored], began)

    async def retrieve_full_tracker(self, conversation_id: str) -> DialogueStateTracker | None:
        """Return the whole conversation, or None when nothing is stored."""
        with self.engine.connect() as connection:
            state = connection.execute(tables.STATE, {"conversation": conversation_id}).first()
            stored = _read(connection.execute(tables.EVENTS, {"conversation": conversation_id}))
        return self._tracker(conversation_id, stored, state[1]) if state and stored else None

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Append the events that came since `tracker` was loaded or last saved.

        Raises ConversationErased for a tracker that was loaded before its conversation was erased.
        """
        already_stored = getattr(tracker, "stored_events", None)
        new_events = list(tracker.events)[already_stored or 0 :]
        now, slots = time.time(), json.dumps(_changed_slots(tracker), ensure_ascii=False)
        began: float | None = getattr(tracker, "began", None)
        with self.engine.begin() as connection:
            updated = connection.execute(
                tables.UPDATE_CONVERSATION,
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
                connection.execute(tables.INSERT_CONVERSATION, row)
            if new_events:
                connection.execute(tables.INSERT_EVENTS, [_row(tracker.sender_id, event) for event in new_events])
            last_event = connection.execute(tables.LAST_EVENT, {"conversation": tracker.sender_id}).scalar()
            if began is None:
                began = connection.execute(tables.STATE, {"conversation": tracker.sender_id}).first()[1]
        _remember_stored(tracker, began)
        self._remember(tracker, last_event)
        if self._files_to_clean:
            self._clean_files()
        if self.event_broker:
            await self._stream_new_events(self.event_broker, new_events, tracker.sender_id)

    async def exists(self, conversation_id: str) -> bool:
        """Tell whether something is stored for the conversation."""
        with self.engine.connect() as connection:
            return connection.execute(tables.STATE, {"conversation": conversation_id}).first() is not None

    async def keys(self) -> Iterable[str]:
        """Return the ids of all conversations."""
        with self.engine.connect() as connection:
            return [key for (key,) in connection.execute(tables.ALL_CONVERSATIONS)]

    # What the conversation API calls ---------------------------------------------------------------------------

    def spoken(self, sender_id: str) -> list[tuple[StoredEvent, str | None]]:
        """Return what the user and the assistant said, in order, with the message ids."""
        with self.engine.connect() as connection:
            rows = connection.execute(tables.SPOKEN_EVENTS, {"conversation": sender_id}).all()
        return [(json.loads(data), message_id) for data, message_id in rows]

    def answers_newest_first(self, sender_id: str) -> Iterator[StoredEvent]:
        """Yield what the assistant said, the latest first."""
        with self.engine.connect() as connection:
            for (data,) in connection.execute(tables.BOT_EVENTS_NEWEST_FIRST, {"conversation": sender_id}):
                yield json.loads(data)

    def answers_to(self, sender_id: str, message_id: str) -> list[StoredEvent] | None:
        """Return what the assistant said to a message, or None if the message was never received.

        Raises KeyError when nothing is stored for the conversation.
        """
        key = {"conversation": sender_id}
        with self.engine.connect() as connection:
            stored = connection.execute(tables.MESSAGE, {**key, "message": message_id}).first()
            if stored is None:
                raise KeyError(sender_id)
            if stored[1] is None:
                return None
            following = connection.execute(tables.SPOKEN_AFTER, {**key, "event": stored[1]}).all()
        answers = []
        for type_name, data in following:
            if type_name == UserUttered.type_name:
                break
            answers.append(json.loads(data))
        return answers

    def last_said(self, sender_id: str) -> tuple[str | None, str] | None:
        """Return the intent and the text of the user's last message, or None if there is none."""
        with self.engine.connect() as connection:
            row = connection.execute(tables.LAST_USER_EVENT, {"conversation": sender_id}).first()
        return None if row is None else (row[0], str(json.loads(row[1]).get("text") or ""))

    def slots(self, sender_id: str) -> dict[str, Any]:
        """Return the slots that are set now; raises KeyError when nothing is stored for the conversation."""
        with self.engine.connect() as connection:
            state = connection.execute(tables.STATE, {"conversation": sender_id}).first()
        if state is None:
            raise KeyError(sender_id)
        slots: dict[str, Any] = json.loads(state[0])
        return slots

    def erase(self, sender_id: str) -> None:
        """Delete all of a conversation, on SQLite also its bytes in the files."""
        self._remembered.pop(sender_id, None)
        with self.engine.begin() as connection:
            connection.execute(tables.DELETE_EVENTS, {"conversation": sender_id})
            connection.execute(tables.DELETE_CONVERSATION, {"conversation": sender_id})
        if self.engine.dialect.name == "sqlite":
            self._clean_files()

    def purge(self, before: float) -> int:
        """Delete the conversations of which the last turn was before that time; return how many they were."""
        with self.engine.begin() as connection:
            count: int = connection.execute(tables.DELETE_OLD_CONVERSATIONS, {"before": before}).rowcount
            if count:
                connection.execute(tables.DELETE_ORPHANED_EVENTS)
        if count and self.engine.dialect.name == "sqlite":
            self._clean_files()
        return count

    def _remember(self, tracker: DialogueStateTracker, last_event: int) -> None:
        turns = sum(isinstance(event, UserUttered) for event in tracker.events)
        if turns > self.max_turns * 3 // 2:
            return
        self._remembered[tracker.sender_id] = (last_event, tracker)
        if len(self._remembered) > REMEMBERED_TRACKERS:
            self._remembered.popitem(last=False)

    def _clean_files(self) -> None:
        """Rewrite the database without what was deleted, and empty the write-ahead log.

        `secure_delete` alone leaves copies of rows that once moved from a full page. While another process reads the
        file this cannot be done; it is then done after a later turn.
        """
        try:
            with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("VACUUM")
                busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").first()[0]
        except sa.exc.OperationalError:
            busy = 1
        self._files_to_clean = bool(busy)
        if busy:
            logger.warning("Erased rows are still in the database's files: another process holds them. Trying again.")

    def _tracker(self, sender_id: str, stored: Sequence[StoredEvent], began: float) -> DialogueStateTracker:
        events = [_event_class(event["event"])._from_parameters(event) for event in stored]
        tracker = DialogueStateTracker.from_events(sender_id, events, self.domain.slots if self.domain else None)
        _remember_stored(tracker, began)
        return tracker


@cache
def _event_class(type_name: str) -> Any:
    # Rasa walks through all subclasses of Event for each event.
    return Event.resolve_by_type(type_name)


def _read(rows: Iterable[Any]) -> list[StoredEvent]:
    return [json.loads(row[0]) for row in rows]


def _remember_stored(tracker: DialogueStateTracker, began: float) -> None:
    tracker.stored_events = len(tracker.events)
    tracker.began = began


def _changed_slots(tracker: DialogueStateTracker) -> dict[str, Any]:
    return {slot.name: slot.value for slot in tracker.slots.values() if slot.value != slot.initial_value}


def _earlier_slots(slots: dict[str, Any], recent: Iterable[StoredEvent]) -> list[StoredEvent]:
    """Return the events that restore the slots which were set before the recent turns."""
    set_recently = {event["name"] for event in recent if event["event"] == SlotSet.type_name}
    return [SlotSet(name, value).as_dict() for name, value in slots.items() if name not in set_recently]


def _row(sender_id: str, event: Event) -> dict[str, Any]:
    is_user = isinstance(event, UserUttered)
    return {
        "sender_id": sender_id,
        "type_name": event.type_name,
        "timestamp": event.timestamp,
        "intent_name": event.intent_name if is_user else None,
        "action_name": event.action_name if isinstance(event, ActionExecuted) else None,
        "message_id": event.message_id if is_user else None,
        "data": json.dumps(event.as_dict(), ensure_ascii=False),
    }
