"""What a user thinks of an answer: the two votes under it, and the intents that they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from orientation.answers.messages import DOWN, FEEDBACK, UP, Choice, choice

# The intents of the votes, and of the reason that is given after one (data/stories/feedback.yml).
VOTES: Mapping[str, str] = {"say_useful": UP, "say_useless": DOWN}
GIVE_REASON = "give_reason"
_TITLES = {UP: "👍 Utile", DOWN: "👎 Pas utile"}


def votes(about: str, message: Mapping[str, Any]) -> tuple[Choice, ...]:
    """Return the two votes under the answer to the intent `about`; none under an answer that cites no source.

    message: the fields of its type. A notice is not an answer.
    """
    if not about or not message.get("sources") or message.get("type") == "notice":
        return ()
    offered = ((choice(_TITLES[vote], intent, {"about": about}), vote) for intent, vote in VOTES.items())
    return tuple(Choice(each.title, each.payload, FEEDBACK, vote) for each, vote in offered)
