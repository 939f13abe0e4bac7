"""Speak to people as who they are: « [tu peux|vous pouvez] », in every text that somebody reads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import IntEnum
from typing import Any

# For who asks for themselves, for a parent, and for a teacher where it is not the same as for a parent.
_ALTERNATIVES = re.compile(r"\[([^\[\]|]*)\|([^\[\]|]*)(?:\|([^\[\]|]*))?\]")
_CHILD, _PUPIL = re.compile(r"(?<=\b[Vv]otre )enfant\b"), "élève"


class Speaker(IntEnum):
    """Who writes: somebody for themselves, a parent for a child, somebody who teaches for a pupil."""

    LEARNER = 0
    PARENT = 1
    TEACHER = 2


def addressed(text: str, speaker: Speaker = Speaker.LEARNER) -> str:
    """Return a text as it is said to one of them."""

    def chosen(match: re.Match[str]) -> str:
        learner, parent, teacher = match.groups()
        return learner if speaker is Speaker.LEARNER else teacher or parent if speaker is Speaker.TEACHER else parent

    said = _ALTERNATIVES.sub(chosen, text) if "|" in text else text
    # Where a text has no words of its own for a teacher, a parent’s child is a pupil.
    return _CHILD.sub(_PUPIL, said) if speaker is Speaker.TEACHER else said


def addressed_all(value: Any, speaker: Speaker) -> Any:
    """Return a message, or a part of one, with each of its texts as it is said to one of them."""
    if isinstance(value, str):
        return addressed(value, speaker)
    if isinstance(value, Mapping):
        return {name: addressed_all(part, speaker) for name, part in value.items()}
    return [addressed_all(part, speaker) for part in value] if isinstance(value, (list, tuple)) else value
