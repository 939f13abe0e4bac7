"""Where a person stands: what a conversation remembers of it, and what a choice says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_CHILD, _ABROAD = "child", "abroad"
_SEPARATOR = ":"


@dataclass(frozen=True)
class Profile:
    """An entry of data/paths.yml (section profiles), told by a parent or not, by somebody from abroad or not."""

    id: str
    for_child: bool = False
    from_abroad: bool = False

    def slot(self) -> dict[str, Any]:
        """Return the value of the slot `profile`."""
        return {"id": self.id, "for_child": self.for_child, "from_abroad": self.from_abroad}

    def value(self) -> str:
        """Return the value of the entity `profile` in a choice: « terminale », « child:terminale »."""
        flags = [name for name, set_ in ((_CHILD, self.for_child), (_ABROAD, self.from_abroad)) if set_]
        return _SEPARATOR.join((*flags, self.id))


def profile_from_slot(slot: object) -> Profile | None:
    """Return the profile of a slot's value, None if there is none."""
    if not isinstance(slot, Mapping) or not isinstance(slot.get("id"), str):
        return None
    return Profile(slot["id"], bool(slot.get("for_child")), bool(slot.get("from_abroad")))


def profile_from_value(value: str) -> Profile:
    """Return the profile that a choice says."""
    *flags, id_ = value.split(_SEPARATOR)
    return Profile(id_, _CHILD in flags, _ABROAD in flags)
