"""The conversations' store: append-only, bounded when read, really erased.

Differences from Rasa's `SQLTrackerStore`, whose table it keeps:
- one open connection and WAL on SQLite;
- a turn appends its new events, known because the store remembers how many it loaded (Rasa counts rows, and so
  would lose turns of a tracker that was shortened);
- `retrieve` gives the last `max_turns` turns and the current slots, so the 200th turn costs what the 10th does;
- the client's message id is a column, unique in a conversation: a repeat is found by an index, and cannot be
  stored twice;
- `erase` leaves no byte of the conversation in the file.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.engine import Connection
from sqlalchemy.ext.declarative import declarative_base
from sqlalchemy.pool import StaticPool

DEFAULT_MAX_TURNS = 8

_Base: Any = declarative_base()


class _StoredEvent(_Base):
    __tablename__ = "events"

    id = sa.Column(sa.Integer, primary_key=True)
    sender_id = sa.Column(sa.String(255), nullable=False)
    type_name = sa.Column(sa.String(255), nullable=False)
    timestamp = sa.Column(sa.Float)
    intent_name = sa.Column(sa.String(255))
    action_name = sa.Column(sa.String(255))
    message_id = sa.Column(sa.String(64))
    data = sa.Column(sa.Text)

    __table_args__ = (
        sa.Index("ix_events_conversation", "sender_id", "id"),
        sa.UniqueConstraint("sender_id", "message_id", name="uq_events_message"),
    )


class _Conversation(_Base):
    __tablename__ = "conversations"

    sender_id = sa.Column(sa.String(255), primary_key=True)
    created_at = sa.Column(sa.Float, nullable=False)
    last_active_at = sa.Column(sa.Float, nullable=False, index=True)
    slots = sa.Column(sa.Text, nullable=False)


_EVENTS = _StoredEvent.__table__
_CONVERSATIONS = _Conversation.__table__


class BoundedTrackerStore(SQLTrackerStore):
    """Store conversations in SQLite, or in the database that `endpoints.yml` names.

    max_turns: user turns that Rasa gets back at each message; the database keeps all of them.
    """

    Base = _Base
    SQLEvent = _StoredEvent

    def __init__(
        self, domain: Domain | None = None, db: str = "rasa.db", max_turns: int = DEFAULT_MAX_TURNS, **kwargs: Any
    ) -> None:
        if kwargs.get("dialect", "sqlite") == "sqlite" and "://" not in (kwargs.get("host") or ""):
            Path(db).parent.mkdir(parents=True, exist_ok=True)
        super().__init__(domain=domain, db=db, **kwargs)
        self.max_turns = max_turns
        if self.engine.dialect.name == "sqlite":
            self._open_sqlite()

    def _open_sqlite(self) -> None:
        url = self.engine.url
        self.engine.dispose()
        self.engine = sa.create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False})

        @sa.event.listens_for(self.engine, "connect")  # type: ignore[untyped-decorator]
        def configure(connection: Any, _: Any) -> None:
            for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "secure_delete=ON", "busy_timeout=5000"):
                connection.execute(f"PRAGMA {pragma}")

        self.sessionmaker = sa.orm.session.sessionmaker(bind=self.engine)

    # What Rasa calls -------------------------------------------------------------------------------------------

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Return the conversation's last turns and current slots, or None when nothing is stored."""
        with self.engine.connect() as connection:
            slots = connection.execute(
                sa.select(_CONVERSATIONS.c.slots).where(_CONVERSATIONS.c.sender_id == sender_id)
            ).scalar()
            if slots is None:
                return None
            first_id = self._first_recent_id(connection, sender_id)
            query = sa.select(_EVENTS.c.data).where(_EVENTS.c.sender_id == sender_id)
            if first_id is not None:
                query = query.where(_EVENTS.c.id >= first_id)
            stored = [json.loads(data) for (data,) in connection.execute(query.order_by(_EVENTS.c.id))]
        known = _slot_events(json.loads(slots), stored) if first_id is not None else []
        tracker = DialogueStateTracker.from_dict(
            sender_id, [*known, *stored], self.domain.slots if self.domain else None
        )
        _remember(tracker)
        return tracker

    async def retrieve_full_tracker(self, conversation_id: str) -> DialogueStateTracker | None:
        """Return the whole conversation, or None when nothing is stored."""
        stored = [event for event, _ in self.events(conversation_id)]
        if not stored:
            return None
        tracker = DialogueStateTracker.from_dict(conversation_id, stored, self.domain.slots if self.domain else None)
        _remember(tracker)
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Append the events that came since `tracker` was loaded or last saved."""
        new_events = list(tracker.events)[getattr(tracker, "stored_events", 0) :]
        now = time.time()
        values = {"last_active_at": now, "slots": json.dumps(_changed_slots(tracker))}
        with self.engine.begin() as connection:
            updated = connection.execute(
                _CONVERSATIONS.update().where(_CONVERSATIONS.c.sender_id == tracker.sender_id).values(values)
            )
            if not updated.rowcount:
                connection.execute(
                    _CONVERSATIONS.insert().values(sender_id=tracker.sender_id, created_at=now, **values)
                )
            if new_events:
                connection.execute(_EVENTS.insert(), [_row(tracker.sender_id, event) for event in new_events])
        _remember(tracker)
        if self.event_broker:
            await self._stream_new_events(self.event_broker, new_events, tracker.sender_id)

    async def exists(self, conversation_id: str) -> bool:
        """Tell whether something is stored for the conversation."""
        with self.engine.connect() as connection:
            query = sa.select(_CONVERSATIONS.c.sender_id).where(_CONVERSATIONS.c.sender_id == conversation_id)
            return connection.execute(query).scalar() is not None

    async def keys(self) -> Iterable[str]:
        """Return the ids of all conversations."""
        with self.engine.connect() as connection:
            return [key for (key,) in connection.execute(sa.select(_CONVERSATIONS.c.sender_id))]

    # What the conversation API calls ---------------------------------------------------------------------------

    def events(
        self, sender_id: str, types: tuple[str, ...] = (), newest_first: bool = False
    ) -> Iterator[tuple[dict[str, Any], str | None]]:
        """Yield the stored events of a conversation, as dicts, each with its message id."""
        query = sa.select(_EVENTS.c.data, _EVENTS.c.message_id).where(_EVENTS.c.sender_id == sender_id)
        if types:
            query = query.where(_EVENTS.c.type_name.in_(types))
        query = query.order_by(_EVENTS.c.id.desc() if newest_first else _EVENTS.c.id)
        with self.engine.connect() as connection:
            for data, message_id in connection.execute(query):
                yield json.loads(data), message_id

    def answers_to(self, sender_id: str, message_id: str) -> list[dict[str, Any]] | None:
        """Return the assistant's events that answered a message, or None if it was never received."""
        with self.engine.connect() as connection:
            asked = connection.execute(
                sa.select(_EVENTS.c.id).where(_EVENTS.c.sender_id == sender_id, _EVENTS.c.message_id == message_id)
            ).scalar()
            if asked is None:
                return None
            following = connection.execute(
                sa.select(_EVENTS.c.type_name, _EVENTS.c.data)
                .where(_EVENTS.c.sender_id == sender_id, _EVENTS.c.id > asked)
                .where(_EVENTS.c.type_name.in_(("user", "bot")))
                .order_by(_EVENTS.c.id)
            ).all()
        answers = []
        for type_name, data in following:
            if type_name == "user":
                break
            answers.append(json.loads(data))
        return answers

    def erase(self, sender_id: str) -> None:
        """Delete all of a conversation, on SQLite also its bytes in the files."""
        with self.engine.begin() as connection:
            connection.execute(_EVENTS.delete().where(_EVENTS.c.sender_id == sender_id))
            connection.execute(_CONVERSATIONS.delete().where(_CONVERSATIONS.c.sender_id == sender_id))
        if self.engine.dialect.name == "sqlite":
            with self.engine.connect() as connection:
                connection.execute(sa.text("PRAGMA wal_checkpoint(TRUNCATE)"))

    def _first_recent_id(self, connection: Connection, sender_id: str) -> int | None:
        """Return the id of the event with which the last `max_turns` turns begin, None when there are fewer."""
        oldest_user = connection.execute(
            sa.select(_EVENTS.c.id)
            .where(_EVENTS.c.sender_id == sender_id, _EVENTS.c.type_name == UserUttered.type_name)
            .order_by(_EVENTS.c.id.desc())
            .offset(self.max_turns - 1)
            .limit(1)
        ).scalar()
        if oldest_user is None:
            return None
        # The turn begins where the assistant started to listen: the policies need that action before the message.
        listening: int | None = connection.execute(
            sa.select(sa.func.max(_EVENTS.c.id)).where(
                _EVENTS.c.sender_id == sender_id,
                _EVENTS.c.id < oldest_user,
                _EVENTS.c.action_name == ACTION_LISTEN_NAME,
            )
        ).scalar()
        return listening or oldest_user


def _remember(tracker: DialogueStateTracker) -> None:
    tracker.stored_events = len(tracker.events)


def _changed_slots(tracker: DialogueStateTracker) -> dict[str, Any]:
    return {slot.name: slot.value for slot in tracker.slots.values() if slot.value != slot.initial_value}


def _slot_events(slots: dict[str, Any], recent: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the events that restore the slots which were set before the recent turns."""
    set_recently = {event["name"] for event in recent if event["event"] == SlotSet.type_name}
    return [SlotSet(name, value).as_dict() for name, value in slots.items() if name not in set_recently]


def _row(sender_id: str, event: Event) -> dict[str, Any]:
    data = event.as_dict()
    is_user = isinstance(event, UserUttered)
    return {
        "sender_id": sender_id,
        "type_name": event.type_name,
        "timestamp": event.timestamp,
        "intent_name": event.intent_name if is_user else None,
        "action_name": event.action_name if isinstance(event, ActionExecuted) else None,
        "message_id": event.message_id if is_user else None,
        "data": json.dumps(data, ensure_ascii=False),
    }
