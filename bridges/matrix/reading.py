"""What the homeserver brings: invitations, messages, keys; written down before the position is moved on."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Coroutine
from typing import Any

from nio import Event, MatrixRoom, MegolmEvent, RoomMemberEvent, SyncResponse, UnknownBadEvent

from bridges.delivery.desk import Desk
from bridges.delivery.incoming import Incoming
from bridges.delivery.store import Store
from bridges.matrix.addressing import Me, is_mentioned, is_message, read, replied_to, thread_of
from bridges.matrix.channel import MatrixChannel
from bridges.matrix.client import Client
from bridges.matrix.history import joined, left, said_since, sender_of
from bridges.matrix.invitations import Invitations
from bridges.matrix.sealed import SealedMessages
from bridges.matrix.texts import UNREADABLE
from bridges.rendering.parts import Part

logger = logging.getLogger(__name__)

POSITION = "position"
POLL_MILLISECONDS = 30_000
# While a message waits for its key, its author may have to be told.
SHORT_POLL_MILLISECONDS = 5_000
RETRY_SECONDS = 2.0
_NONE: dict[str, list[str]] = {"types": []}
FILTER = {
    "presence": _NONE,
    "room": {"timeline": {"limit": 20}, "ephemeral": _NONE, "account_data": _NONE},
}


class SessionEnded(Exception):
    """The homeserver no longer knows the token."""


class Reader:
    """Follows the rooms from where the last process stopped; at the very first start, from now."""

    def __init__(self, client: Client, store: Store, desk: Desk, channel: MatrixChannel) -> None:
        self._client = client
        self._store = store
        self._desk = desk
        self._channel = channel
        self._position = store.note(POSITION)
        self._invitations = Invitations(client, store)
        self._sealed = SealedMessages(client, store)
        self._aside: set[asyncio.Task[Any]] = set()

    async def begin(self) -> None:
        """Learn the rooms as they are now, and take what was missed."""
        while not await self._sync(0, full_state=True):
            await asyncio.sleep(RETRY_SECONDS)

    async def follow(self) -> None:
        """Take what comes, for ever; raises SessionEnded."""
        self._set_aside(self._invitations.join_all())
        while True:
            if not await self._sync(SHORT_POLL_MILLISECONDS if self._sealed else POLL_MILLISECONDS):
                await asyncio.sleep(RETRY_SECONDS)

    async def close(self) -> None:
        """End what goes on beside."""
        for task in self._aside:
            task.cancel()
        await asyncio.gather(*self._aside, return_exceptions=True)

    async def _sync(self, timeout: int, full_state: bool | None = None) -> bool:
        try:
            response = await self._client.sync(timeout, FILTER, self._position, full_state)
            if isinstance(response, SyncResponse):
                await self._take(response)
                await self._client.keep_keys(response)
                return True
        except Exception:
            # Nothing that a room brings may stop the others.
            logger.exception("A sync could not be handled.")
            return False
        if response.status_code == "M_UNKNOWN_TOKEN":
            raise SessionEnded
        logger.warning("The homeserver answers: %s", response)
        return False

    async def _take(self, response: SyncResponse) -> None:
        updates = []
        if self._position is not None:
            for room_id, info in response.rooms.join.items():
                events = await said_since(self._client, room_id, info.timeline, self._position)
                updates += await self._updates(self._client.rooms[room_id], events)
        for room_id, event in self._sealed.opened():
            if room_id in self._client.rooms:
                updates += await self._update(room_id, event)
        notes = {**self._invitations.note(response.rooms.invite), **self._sealed.notes}
        new = self._desk.accept(updates, {**notes, POSITION: response.next_batch})
        self._position = response.next_batch
        for update in {update.chat: update for update in new}.values():
            self._set_aside(self._client.update_receipt_marker(update.chat, update.address["event"]))
        for room_id, event_id in self._sealed.to_tell():
            self._set_aside(self._tell(room_id, event_id))
        for room_id, info in response.rooms.join.items():
            if self._client.rooms[room_id].member_count <= 1 and left(info.timeline.events):
                self._set_aside(self._leave(room_id))

    async def _updates(self, room: MatrixRoom, events: list[Event]) -> list[Incoming]:
        updates: list[Incoming] = []
        for event in events:
            if isinstance(event, MegolmEvent):
                self._sealed.add(room.room_id, event)
            elif not isinstance(event, UnknownBadEvent):
                updates += await self._update(room.room_id, event.source)
        came = joined(events, self._client.user_id)
        if came is not None and not updates:
            updates += self._greeting(room, came)
        return updates

    async def _update(self, room_id: str, event: dict[str, Any]) -> list[Incoming]:
        room = self._client.rooms[room_id]
        mine = room.users.get(self._client.user_id)
        me = Me(self._client.user_id, mine and mine.display_name)
        if not is_message(event, me) or not await self._is_for_me(room, event, me):
            return []
        address = {"room": room_id, "event": event["event_id"]}
        if not self._is_direct(room):
            address |= {"reply_to": event["event_id"], "user": event["sender"]}
        if thread := thread_of(event):
            address["thread"] = thread
        kind, text = read(event, me)
        # The order of arrival is that of the room: the place in the store says the rest.
        return [Incoming(event["event_id"], room_id, event["sender"], 0, kind, text, address=address)]

    def _greeting(self, room: MatrixRoom, came: RoomMemberEvent) -> list[Incoming]:
        """Return what makes the assistant say who it is, in a room made for it, to who said nothing yet."""
        others = [user for user in room.users if user != self._client.user_id]
        is_direct = (came.prev_content or {}).get("is_direct") is True and len(others) == 1
        if not is_direct or self._store.token(room.room_id, others[0]) is not None:
            return []
        address = {"room": room.room_id, "event": came.event_id}
        return [Incoming(came.event_id, room.room_id, others[0], 0, "start", address=address)]

    def _is_direct(self, room: MatrixRoom) -> bool:
        return int(room.member_count) <= 2

    async def _is_for_me(self, room: MatrixRoom, event: dict[str, Any], me: Me) -> bool:
        if self._is_direct(room) or is_mentioned(event, me):
            return True
        answered = replied_to(event)
        return answered is not None and await sender_of(self._client, room.room_id, answered) == me.user_id

    async def _tell(self, room_id: str, event_id: str) -> None:
        if self._is_direct(self._client.rooms[room_id]):
            await self._channel.send({"room": room_id, "event": event_id}, Part(UNREADABLE), f"sealed-{event_id}")

    async def _leave(self, room_id: str) -> None:
        """Leave a room where nobody else is, and nobody is awaited."""
        await self._client.room_leave(room_id)
        await self._client.room_forget(room_id)

    def _set_aside(self, work: Coroutine[Any, Any, Any]) -> None:
        async def guarded() -> None:
            with contextlib.suppress(asyncio.CancelledError):
                try:
                    await work
                except Exception:
                    logger.exception("Something beside the answers went wrong.")

        task = asyncio.create_task(guarded())
        self._aside.add(task)
        task.add_done_callback(self._aside.discard)
