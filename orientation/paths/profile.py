"""Where a person stands: what a conversation remembers of it, and what a choice says of it."""

from __future__ import annotations

from dataclasses import dataclass

from orientation.address import Speaker

_CHILD, _PUPIL, _ABROAD = "child", "pupil", "abroad"
_SEPARATOR = ":"


@dataclass(frozen=True)
class Profile:
    """An entry of data/paths.yml (section profiles), and of whom it is told.

    for_child: a parent tells it of their child; for_pupil: somebody who teaches, of a pupil; from_abroad: of somebody
    who comes from another country.
    """

    id: str
    for_child: bool = False
    from_abroad: bool = False
    for_pupil: bool = False

    @property
    def speaker(self) -> Speaker:
        """Return who tells it."""
        return Speaker.PARENT if self.for_child else Speaker.TEACHER if self.for_pupil else Speaker.LEARNER

    def value(self) -> str:
        """Return the value of the slot and of the entity `profile`: « terminale », « child:terminale »."""
        flags = ((_CHILD, self.for_child), (_PUPIL, self.for_pupil), (_ABROAD, self.from_abroad))
        return _SEPARATOR.join((*(name for name, set_ in flags if set_), self.id))


def profile_from_slot(slot: object) -> Profile | None:
    """Return the profile of a slot's value, None if there is none."""
    return profile_from_value(slot) if isinstance(slot, str) and slot else None


def profile_from_value(value: str) -> Profile:
    """Return the profile that a choice says."""
    *flags, id_ = value.split(_SEPARATOR)
    return Profile(id_, _CHILD in flags, _ABROAD in flags, _PUPIL in flags)
