"""Answers as Matrix messages: notices in HTML and plain text, pictures, encrypted where the room is."""

from __future__ import annotations

import contextlib
import io
import logging
from typing import Any

from nio import LocalProtocolError, RoomSendResponse, UploadResponse

from bridges.delivery.channel import Gone, Refused, TryLater
from bridges.matrix.client import Client
from bridges.matrix.texts import HELP, NOT_WRITTEN
from bridges.rendering.html import matrix_html, plain_text
from bridges.rendering.parts import Limits, Part

logger = logging.getLogger(__name__)

# An event holds 65,536 bytes: the text twice, once in tags, a third more when encrypted.
LONGEST_TEXT = 8_000
TYPING_MILLISECONDS = 8_000
PICTURE = "illustration.png"


class MatrixChannel:
    """Sends to the room of an address, `{"room", "event", "thread"?, "reply_to"?, "user"?}`."""

    limits = Limits(text=LONGEST_TEXT)
    help_text = HELP
    unreadable_text = NOT_WRITTEN

    def __init__(self, client: Client) -> None:
        self._client = client
        self._replied: dict[str, str] = {}

    async def send(self, address: dict[str, Any], part: Part, send_id: str) -> None:
        """Send a part; the homeserver knows `send_id` and takes it once. Raises TryLater, Gone or Refused."""
        room_id = address["room"]
        if room_id not in self._client.rooms:
            raise Gone
        # Where captions are not shown by all, a picture stands alone: `limits` says so.
        content = _notice(part.text) if part.image is None else await self._picture(room_id, part.image)
        await self._put(room_id, content | self._relation(address), send_id)

    async def show_typing(self, address: dict[str, Any]) -> None:
        """Show that an answer is being made; what goes wrong does not matter."""
        with contextlib.suppress(Exception):
            await self._client.room_typing(address["room"], True, TYPING_MILLISECONDS)

    async def _put(self, room_id: str, content: dict[str, Any], send_id: str) -> None:
        try:
            await self._client.learn_devices()
            response = await self._client.room_send(
                room_id, "m.room.message", content, tx_id=send_id, ignore_unverified_devices=True
            )
        except LocalProtocolError as error:
            raise TryLater(str(error)) from error
        if not isinstance(response, RoomSendResponse):
            raise _failure(response)

    async def _picture(self, room_id: str, image: bytes) -> dict[str, Any]:
        encrypted = self._client.rooms[room_id].encrypted
        response, keys = await self._client.upload(
            io.BytesIO(image),
            content_type="image/png",
            filename=None if encrypted else PICTURE,
            encrypt=encrypted,
            filesize=len(image),
        )
        if not isinstance(response, UploadResponse):
            raise _failure(response)
        # A PNG begins with its width and height.
        width, height = (int.from_bytes(image[at : at + 4], "big") for at in (16, 20))
        where = {"file": {**keys, "url": response.content_uri}} if keys else {"url": response.content_uri}
        info = {"mimetype": "image/png", "size": len(image), "w": width, "h": height}
        return {"msgtype": "m.image", "body": PICTURE, "info": info, **where}

    def _relation(self, address: dict[str, Any]) -> dict[str, Any]:
        """Return what says whom an answer is for, where others read too: the first message of it says so."""
        relation: dict[str, Any] = {}
        mentions: dict[str, Any] = {}
        reply_to = address.get("reply_to")
        if reply_to and self._replied.get(address["room"]) != reply_to:
            self._replied[address["room"]] = reply_to
            relation["m.in_reply_to"] = {"event_id": reply_to}
            mentions["user_ids"] = [address["user"]]
        if thread := address.get("thread"):
            relation = {
                "rel_type": "m.thread",
                "event_id": thread,
                "is_falling_back": "m.in_reply_to" not in relation,
                "m.in_reply_to": relation.get("m.in_reply_to", {"event_id": address["event"]}),
            }
        return {"m.mentions": mentions} | ({"m.relates_to": relation} if relation else {})


def _notice(text: str) -> dict[str, Any]:
    """Return the content of a message that other programs do not answer."""
    return {
        "msgtype": "m.notice",
        "body": plain_text(text),
        "format": "org.matrix.custom.html",
        "formatted_body": matrix_html(text),
    }


def _failure(response: Any) -> Exception:
    status = response.transport_response.status
    if status in (403, 404):
        return Gone()
    return Refused(str(response)) if status in (400, 413) else TryLater(str(response))
