"""Turn the assistant's events into the messages that clients receive."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime, timezone
from typing import Any

from orientation.text import NBSP

Message = dict[str, Any]

# Marks the message that tells of an erasure (domain.yml); clients find it beside the messages.
_ERASED = "erased"

NO_TEXT = f"Je n’ai pas de réponse à montrer ici. Pose-moi une autre question{NBSP}!"


def choice_id(button: Mapping[str, Any]) -> str:
    """Return the public id of a button: the same button has the same id, its payload cannot be read from it."""
    return hashlib.sha256(f"{button['title']}\x00{button['payload']}".encode()).hexdigest()[:16]


def message_of(event: Mapping[str, Any]) -> Message:
    """Return the typed message of a stored assistant event (`BotUttered.as_dict()`)."""
    data = event.get("data") or {}
    return build_message(event.get("text"), data.get("buttons"), data.get("custom"))


def build_message(text: str | None, buttons: Any, custom: Any) -> Message:
    """Return a message from what a response holds: text, buttons, and the fields of its type under `custom`."""
    fields = dict(custom or {})
    message: Message = {"type": fields.pop("type", "text"), "text": text or NO_TEXT}
    message.update(fields)
    if buttons:
        message["choices"] = [_choice(button) for button in buttons]
    return message


def _choice(button: Mapping[str, Any]) -> Message:
    told_apart = {name: button[name] for name in ("kind", "vote") if name in button}
    return {"id": choice_id(button), "label": button["title"], **told_apart}


def reply(messages: list[Message]) -> Message:
    """Return the answer to a message as it is sent: beside the messages, whether all before them was erased."""
    erased = [message.pop(_ERASED, False) for message in messages]
    return {"messages": messages, **({_ERASED: True} if any(erased) else {})}


def offer_once(messages: list[Message]) -> list[Message]:
    """Return messages in which no answer offers a choice twice: of two, the later one stays.

    An answer may be of several messages; in a history, it ends where its user speaks.
    """
    offered: set[str] = set()
    for message in reversed(messages):
        if message.get("from") == "user":
            offered.clear()
        choices = message.get("choices") or ()
        kept = [*{choice["id"]: choice for choice in choices if choice["id"] not in offered}.values()]
        offered.update(choice["id"] for choice in kept)
        if kept:
            message["choices"] = kept
        elif choices:
            del message["choices"]
    return messages


def is_shown(event: Mapping[str, Any]) -> bool:
    """Tell whether a stored event is a part of the conversation that its user sees."""
    return not (event.get("metadata") or {}).get("hidden")


def history_entry(event: Mapping[str, Any], message_id: str | None) -> Message:
    """Return one line of the conversation so far, from a stored user or assistant event."""
    said_at = datetime.fromtimestamp(event["timestamp"], timezone.utc).isoformat(timespec="milliseconds")
    if event["event"] == "user":
        shown = (event.get("metadata") or {}).get("shown", event["text"])
        return {"from": "user", "at": said_at, "id": message_id, "type": "text", "text": shown}
    message = message_of(event)
    message.pop(_ERASED, None)
    return {"from": "assistant", "at": said_at, **message}
