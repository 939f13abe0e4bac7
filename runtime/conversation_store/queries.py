"""The queries of the conversations' store, built once: building one costs more than running it."""

from __future__ import annotations

from functools import cache
from typing import Any

import sqlalchemy as sa
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import UserUttered
from sqlalchemy import bindparam, select

from runtime.conversation_store.tables import Tables, tables_of

_conversation: Any = bindparam("conversation")


class Queries:
    """Queries by what they return; their parameters are ids as callers know them."""

    def __init__(self, tables: Tables) -> None:
        events, conversations = tables.events, tables.conversations
        self._events = events
        self._is_user = events.c.type_name == UserUttered.type_name
        self._is_spoken = events.c.type_name.in_(("user", "bot"))
        self._in_conversation = tables.of_conversation == _conversation
        this = tables.conversation == _conversation

        self.all_conversations = select(conversations.c.sender_id)
        # What is stored of a conversation now, and since when: erased and begun again, it is another one.
        self.state = select(conversations.c.slots, conversations.c.created_at).where(this)
        self.update_conversation = (
            conversations.update()
            .where(
                this,
                sa.or_(conversations.c.created_at == bindparam("began"), bindparam("whenever", type_=sa.Boolean)),
            )
            .values(last_active_at=bindparam("now"), slots=bindparam("changed_slots"))
        )
        self.insert_conversation = conversations.insert()
        self.insert_events = events.insert()

        # On a database server; from an SQLite file, erasing.py deletes.
        self.delete_events = events.delete().where(self._in_conversation)
        self.delete_conversation = conversations.delete().where(this)
        # First the conversations: that locks out a turn which comes at this moment.
        self.delete_old_conversations = conversations.delete().where(
            conversations.c.last_active_at < bindparam("before")
        )
        self.delete_orphaned_events = events.delete().where(
            ~sa.exists(select(sa.literal(1)).where(tables.conversation == tables.of_conversation))
        )

        self.last_event = select(sa.func.max(events.c.id)).where(self._in_conversation)
        self.events = self._in_order(events.c.data, events.c.message_id)
        self.events_from = self._in_order(events.c.data).where(events.c.id >= bindparam("first"))
        self.spoken_events = self._in_order(events.c.data, events.c.message_id).where(self._is_spoken)
        self.spoken_after = self._in_order(events.c.type_name, events.c.data).where(
            events.c.id > bindparam("event"), self._is_spoken
        )
        self.bot_events_newest_first = self._newest_first(events.c.data).where(events.c.type_name == "bot")
        self.last_user_event = self._newest_first(events.c.intent_name, events.c.data).where(self._is_user).limit(1)
        self.first_recent_event = self._first_recent_event()
        # One row if the conversation is stored; its second column is null if the message is not.
        of_message = (tables.of_conversation == tables.conversation) & (tables.message == bindparam("message"))
        self.message = (
            select(conversations.c.created_at, events.c.id)
            .select_from(conversations.outerjoin(events, of_message))
            .where(this)
        )
        # Of all conversations, for the report. What the assistant said is not read: only when it did.
        self.opened = select(conversations.c.created_at)
        self.all_spoken = (
            select(
                tables.of_conversation,
                events.c.timestamp,
                events.c.intent_name,
                sa.case((self._is_user, events.c.data)),
            )
            .where(self._is_spoken)
            .order_by(tables.of_conversation, events.c.id)
        )

    def _in_order(self, *columns: Any) -> Any:
        return select(*columns).where(self._in_conversation).order_by(self._events.c.id)

    def _newest_first(self, *columns: Any) -> Any:
        return select(*columns).where(self._in_conversation).order_by(self._events.c.id.desc())

    def _first_recent_event(self) -> Any:
        """Return where the turns after `turns_after` others begin.

        A turn begins where the assistant started to listen: the policies need that action before the message.
        """
        oldest_user = (
            self._newest_first(self._events.c.id)
            .where(self._is_user)
            .offset(bindparam("turns_after"))
            .limit(1)
            .scalar_subquery()
        )
        return select(sa.func.max(self._events.c.id)).where(
            self._in_conversation, self._events.c.id < oldest_user, self._events.c.action_name == ACTION_LISTEN_NAME
        )


@cache
def _queries(is_file: bool) -> Queries:
    return Queries(tables_of(is_file=is_file))


def queries_for(engine: sa.engine.Engine) -> Queries:
    """Return the queries for this database."""
    return _queries(engine.dialect.name == "sqlite")
