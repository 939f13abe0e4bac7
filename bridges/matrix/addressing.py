"""Which messages of a room are for the assistant, and what they say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bridges.delivery.incoming import Kind

# Clients keep "/" for commands of their own: "!" reaches us.
_COMMANDS: dict[str, Kind] = {
    "aide": "help", "help": "help",
    "recommencer": "start", "start": "start",
    "effacer": "erase",
}  # fmt: skip
_COMMAND = re.compile(r"[!/](\w+)")
_WRITTEN = ("m.text", "m.emote")
# What people send that is not written, under the stable name and the one from before it.
_OTHER_TYPES = ("m.sticker", "m.poll.start", "org.matrix.msc3381.poll.start")
_QUOTED = re.compile(r"(?:>.*(?:\n|$))+\n?")


@dataclass(frozen=True)
class Me:
    """Who the assistant is in a room: its account, and the name shown."""

    user_id: str
    name: str | None

    @property
    def _names(self) -> list[str]:
        local = self.user_id.split(":")[0]
        return [re.escape(name) for name in (self.user_id, self.name, local) if name]

    def is_named_in(self, text: str) -> bool:
        """Tell whether a text names the assistant: its account or its name, whatever the capitals."""
        return any(re.search(rf"(?<!\w){name}(?!\w)", text, re.IGNORECASE) for name in self._names)

    def without_name(self, text: str) -> str:
        """Return the text without the name that it begins or ends with: « Cap IA : quel salaire ? »."""
        names = "|".join(self._names)
        begun = re.sub(rf"^\s*@?(?:{names})(?!\w)[\s:,;–-]*", "", text, flags=re.IGNORECASE)
        return re.sub(rf"[\s,]*(?<!\w)@?(?:{names})\s*$", "", begun, flags=re.IGNORECASE)


def is_message(event: Mapping[str, Any], me: Me) -> bool:
    """Tell whether an event is something a person said: not the assistant, not another program, not a correction."""
    content = event.get("content")
    if event.get("sender") == me.user_id or not isinstance(content, Mapping) or not content:
        return False
    if event.get("type") in _OTHER_TYPES:
        return True
    if event.get("type") != "m.room.message" or content.get("msgtype") == "m.notice":
        return False
    return _relation(content).get("rel_type") != "m.replace"


def is_mentioned(event: Mapping[str, Any], me: Me) -> bool:
    """Tell whether a message names the assistant: as clients mark it, or in its words."""
    content = event["content"]
    mentions = content.get("m.mentions")
    named = mentions.get("user_ids") if isinstance(mentions, Mapping) else None
    if isinstance(named, list) and me.user_id in named:
        return True
    formatted = content.get("formatted_body")
    if isinstance(formatted, str) and re.search(rf"matrix\.to/#/{re.escape(me.user_id)}(?![\w.-])", formatted):
        return True
    return me.is_named_in(_own_words(content))


def replied_to(event: Mapping[str, Any]) -> str | None:
    """Return the id of the event that a message answers; in a thread the one that began it, if none is chosen."""
    relation = _relation(event["content"])
    if relation.get("is_falling_back") is True:
        return thread_of(event)
    reply = relation.get("m.in_reply_to")
    answered = reply.get("event_id") if isinstance(reply, Mapping) else None
    return answered if isinstance(answered, str) else None


def thread_of(event: Mapping[str, Any]) -> str | None:
    """Return the id of the event that began the thread of a message; None outside threads."""
    relation = _relation(event["content"])
    root = relation.get("event_id") if relation.get("rel_type") == "m.thread" else None
    return root if isinstance(root, str) else None


def read(event: Mapping[str, Any], me: Me) -> tuple[Kind, str]:
    """Return the kind of a message and what it says."""
    content = event["content"]
    if event["type"] in _OTHER_TYPES or content.get("msgtype") not in _WRITTEN:
        return "unreadable", ""
    text = me.without_name(_own_words(content)).strip()
    command = _COMMAND.fullmatch(text)
    if command and command[1].lower() in _COMMANDS:
        return _COMMANDS[command[1].lower()], ""
    # Only the assistant's name: somebody wants to know what it does.
    return ("text", text) if text else ("help", "")


def _own_words(content: Mapping[str, Any]) -> str:
    """Return the body of a message without the message that it answers, which older clients quote."""
    body = content.get("body")
    text = body if isinstance(body, str) else ""
    return _QUOTED.sub("", text, count=1) if _relation(content).get("m.in_reply_to") and text[:1] == ">" else text


def _relation(content: Mapping[str, Any]) -> Mapping[str, Any]:
    relation = content.get("m.relates_to")
    return relation if isinstance(relation, Mapping) else {}
