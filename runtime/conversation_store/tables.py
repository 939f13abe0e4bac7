"""The tables of the conversations' store, and its queries, built once: building one costs more than running it."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import UserUttered
from sqlalchemy import bindparam, select
from sqlalchemy.ext.declarative import declarative_base

Base: Any = declarative_base()


class StoredEvent(Base):
    """One event; as Rasa's table, with the client's message id of user events."""

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


class Conversation(Base):
    """One conversation: when it began, when it was last used, its slots now."""

    __tablename__ = "conversations"

    sender_id = sa.Column(sa.String(255), primary_key=True)
    created_at = sa.Column(sa.Float, nullable=False)
    last_active_at = sa.Column(sa.Float, nullable=False, index=True)
    slots = sa.Column(sa.Text, nullable=False)


_events = StoredEvent.__table__
_conversations = Conversation.__table__
_conversation = bindparam("conversation")
_of_conversation = _events.c.sender_id == _conversation

ALL_CONVERSATIONS = select(_conversations.c.sender_id)
# What is stored of a conversation now, and since when: erased and begun again, it is another one.
STATE = select(_conversations.c.slots, _conversations.c.created_at).where(_conversations.c.sender_id == _conversation)
UPDATE_CONVERSATION = (
    _conversations.update()
    .where(
        _conversations.c.sender_id == _conversation,
        sa.or_(_conversations.c.created_at == bindparam("began"), bindparam("whenever", type_=sa.Boolean)),
    )
    .values(last_active_at=bindparam("now"), slots=bindparam("changed_slots"))
)
INSERT_CONVERSATION = _conversations.insert()
INSERT_EVENTS = _events.insert()
DELETE_EVENTS = _events.delete().where(_of_conversation)
DELETE_CONVERSATION = _conversations.delete().where(_conversations.c.sender_id == _conversation)

# Of conversations that nobody goes on with. First the conversations: that locks out a turn which comes at this moment.
DELETE_OLD_CONVERSATIONS = _conversations.delete().where(_conversations.c.last_active_at < bindparam("before"))
DELETE_ORPHANED_EVENTS = _events.delete().where(
    ~sa.exists(select(sa.literal(1)).where(_conversations.c.sender_id == _events.c.sender_id))
)

LAST_EVENT = select(sa.func.max(_events.c.id)).where(_of_conversation)
EVENTS = select(_events.c.data, _events.c.message_id).where(_of_conversation).order_by(_events.c.id)
BOT_EVENTS_NEWEST_FIRST = (
    select(_events.c.data).where(_of_conversation, _events.c.type_name == "bot").order_by(_events.c.id.desc())
)
LAST_USER_EVENT = (
    select(_events.c.intent_name, _events.c.data)
    .where(_of_conversation, _events.c.type_name == UserUttered.type_name)
    .order_by(_events.c.id.desc())
    .limit(1)
)
SPOKEN_EVENTS = (
    select(_events.c.data, _events.c.message_id)
    .where(_of_conversation, _events.c.type_name.in_(("user", "bot")))
    .order_by(_events.c.id)
)
EVENTS_FROM = select(_events.c.data).where(_of_conversation, _events.c.id >= bindparam("first")).order_by(_events.c.id)

# The turn begins where the assistant started to listen: the policies need that action before the message.
_oldest_user = (
    select(_events.c.id)
    .where(_of_conversation, _events.c.type_name == UserUttered.type_name)
    .order_by(_events.c.id.desc())
    .offset(bindparam("turns_after"))
    .limit(1)
    .scalar_subquery()
)
FIRST_RECENT_EVENT = select(sa.func.max(_events.c.id)).where(
    _of_conversation, _events.c.id < _oldest_user, _events.c.action_name == ACTION_LISTEN_NAME
)

# One row if the conversation is stored; its second column is null if the message is not.
MESSAGE = (
    select(_conversations.c.sender_id, _events.c.id)
    .select_from(
        _conversations.outerjoin(
            _events,
            (_events.c.sender_id == _conversations.c.sender_id) & (_events.c.message_id == bindparam("message")),
        )
    )
    .where(_conversations.c.sender_id == _conversation)
)
SPOKEN_AFTER = (
    select(_events.c.type_name, _events.c.data)
    .where(_of_conversation, _events.c.id > bindparam("event"), _events.c.type_name.in_(("user", "bot")))
    .order_by(_events.c.id)
)
