"""Read the body of a message request: an id, and a text or a choice."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from runtime.api.errors import bad_request, too_long

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True)
class Turn:
    """What a user said: `text`, or the id of the offered `choice`; one of the two is None."""

    message_id: str
    text: str | None
    choice: str | None


def read_turn(body: bytes, max_text_length: int) -> Turn:
    """Return the turn that a request body describes.

    Raises ApiError 400 for a body that is not as the contract says, 413 for a text over `max_text_length` characters.
    """
    content = _read_object(body)
    unknown = sorted(set(content) - {"id", "text", "choice"})
    if unknown:
        raise bad_request("unknown_field", f"Le champ «\u00a0{_shown(unknown[0])}\u00a0» n’existe pas dans ce message.")
    message_id = content.get("id")
    if not isinstance(message_id, str) or not _UUID.fullmatch(message_id):
        raise bad_request("bad_id", "Ce message n’a pas d’identifiant valable (un UUID est attendu).")
    if ("text" in content) == ("choice" in content):
        raise bad_request("text_or_choice", "Un message contient soit un texte, soit un choix.")
    if "choice" in content:
        return Turn(message_id.lower(), None, _read_choice(content["choice"]))
    return Turn(message_id.lower(), _read_text(content["text"], max_text_length), None)


def _read_object(body: bytes) -> dict[str, Any]:
    try:
        content = json.loads(body.decode("utf-8"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise bad_request("bad_json", "Ce message n’a pas pu être lu (du JSON en UTF-8 est attendu).") from None
    if not isinstance(content, dict):
        raise bad_request("bad_json", "Ce message n’a pas pu être lu (un objet JSON est attendu).")
    return content


def _read_text(text: Any, max_length: int) -> str:
    if not isinstance(text, str):
        raise bad_request("bad_text", "Le texte de ce message n’est pas du texte.")
    if len(text) > max_length:
        raise too_long(max_length)
    if "\x00" in text or not _is_encodable(text):
        raise bad_request("bad_text", "Ce message contient un caractère qui ne peut pas être lu.")
    return text


def _read_choice(choice: Any) -> str:
    if not isinstance(choice, str) or not choice or len(choice) > 64 or "\x00" in choice or not _is_encodable(choice):
        raise bad_request("bad_choice", "Ce choix n’a pas pu être lu.")
    return choice


def _is_encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _shown(name: str) -> str:
    return name.encode("utf-8", "replace").decode("utf-8")[:40]
