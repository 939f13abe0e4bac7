"""What was said in a room since the last look, however much it is: a sync brings only the end of it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import partial

from nio import Event, RoomGetEventResponse, RoomMemberEvent, RoomMessagesError, RoomMessagesResponse, Timeline

from bridges.delivery.channel import TryLater
from bridges.delivery.patience import insist
from bridges.matrix.client import Client

logger = logging.getLogger(__name__)

PAGE = 100


async def said_since(client: Client, room_id: str, timeline: Timeline, since: str) -> list[Event]:
    """Return the events of a room after the position `since`, oldest first; in a new room those after the invitation.

    What was said before the assistant was invited was not said to it.
    """
    events = list(timeline.events)
    start = timeline.prev_batch if timeline.limited else None
    while start is not None and _invitation(events, client.user_id) is None:
        page = await insist(partial(_page, client, room_id, start, since), "the homeserver")
        events = [*reversed(page.chunk), *events]
        start = page.end if page.chunk else None
    return _after_invitation(events, client.user_id)


def joined(events: Sequence[Event], user_id: str) -> RoomMemberEvent | None:
    """Return the event by which the user came into the room, if it is among these."""
    return _last(events, user_id, "join")


def left(events: Sequence[Event]) -> bool:
    """Tell whether somebody left the room in these events."""
    return any(isinstance(event, RoomMemberEvent) and event.membership in ("leave", "ban") for event in events)


async def sender_of(client: Client, room_id: str, event_id: str) -> str | None:
    """Return who sent an event; None if it cannot be seen."""
    return await insist(partial(_sender, client, room_id, event_id), "the homeserver")


async def _sender(client: Client, room_id: str, event_id: str) -> str | None:
    response = await client.room_get_event(room_id, event_id)
    if isinstance(response, RoomGetEventResponse):
        return str(response.event.sender)
    if 400 <= response.transport_response.status < 500:
        return None
    raise TryLater(str(response))


async def _page(client: Client, room_id: str, start: str, since: str) -> RoomMessagesResponse:
    response = await client.room_messages(room_id, start, since, limit=PAGE)
    if isinstance(response, RoomMessagesResponse):
        return response
    assert isinstance(response, RoomMessagesError)
    if 400 <= response.transport_response.status < 500:
        logger.warning("The past of a room cannot be read: %s", response)
        return RoomMessagesResponse(room_id, [], start)
    raise TryLater(str(response))


def _after_invitation(events: list[Event], user_id: str) -> list[Event]:
    if joined(events, user_id) is None:
        return events
    invitation = _invitation(events, user_id) or joined(events, user_id)
    return events[events.index(invitation) :]


def _invitation(events: Sequence[Event], user_id: str) -> RoomMemberEvent | None:
    return _last(events, user_id, "invite")


def _last(events: Sequence[Event], user_id: str, membership: str) -> RoomMemberEvent | None:
    """Return the last event that gave the user this membership, not one that changed their name."""
    for event in reversed(events):
        if not isinstance(event, RoomMemberEvent) or event.state_key != user_id:
            continue
        if event.membership == membership != event.prev_membership:
            return event
    return None
