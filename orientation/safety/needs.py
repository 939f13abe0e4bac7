"""The needs that a message of distress shows, and the levels of a conversation afterwards."""

from __future__ import annotations

from enum import Enum, IntEnum


class Need(Enum):
    """What help is needed; when a message shows several, the first one here counts."""

    MEDICAL_EMERGENCY = "medical_emergency"
    DANGER_NOW = "danger_now"
    SUICIDE = "suicide"
    SELF_HARM = "self_harm"
    SEXUAL_VIOLENCE = "sexual_violence"
    VIOLENCE_HOME = "violence_home"
    RUNNING_AWAY = "running_away"
    BULLYING = "bullying"
    EATING_DISORDER = "eating_disorder"
    FRIEND_IN_DANGER = "friend_in_danger"
    UNEASE = "unease"


class Level(IntEnum):
    """How careful the rest of a conversation is: nothing was said, something dark was, help is needed, now."""

    NONE = 0
    WATCH = 1
    HELP = 2
    EMERGENCY = 3


_LEVELS = {
    Need.MEDICAL_EMERGENCY: Level.EMERGENCY,
    Need.DANGER_NOW: Level.EMERGENCY,
    Need.UNEASE: Level.WATCH,
}


def level_of(need: Need) -> Level:
    """Return the level that a need brings a conversation to."""
    return _LEVELS.get(need, Level.HELP)
