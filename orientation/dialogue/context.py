"""What was said before a message, as far as it tells what the message means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from orientation.paths.person import Person
from orientation.understanding.kinds import ABOUT_THE_TALK, FALLBACK, PROGRAMME_TALK, is_question, is_topic

# How many messages back the subject may lie, small talk and misunderstandings included.
_TURNS_BACK = 3


@dataclass(frozen=True)
class Context:
    """The state of the conversation when a message comes in.

    topic: the intent of the last question; shown: the ids of the programmes of the last list, in its order, the first
    with the number `first`; focus: of those shown in detail or compared last; asks_profile: the user was just asked
    where they stand; asks_erase: whether all is to be erased; after_distress: distress was told and is what the talk is
    about; told_distress: it was told in this conversation; leads_to: what a « oui » to the last answer asks, an intent
    or « entry/more »; person: what is known of who writes; said: what the last messages asked, the newest first;
    offered: what the last answer offers to ask next, in its order; message: the text before, "" if it was a choice;
    aspects: what that one asked of programmes (the values of Aspect).
    """

    topic: str | None = None
    shown: tuple[str, ...] = ()
    first: int = 1
    focus: tuple[str, ...] = ()
    asks_profile: bool = False
    asks_erase: bool = False
    after_distress: bool = False
    told_distress: bool = False
    leads_to: str | None = None
    person: Person = field(default_factory=Person)
    said: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    message: str = ""
    aspects: tuple[str, ...] = ()

    @property
    def offers(self) -> tuple[str, ...]:
        """Return what the last answer offers to ask next.

        The menu of the welcome, or of what was declined, says nothing of what is asked next.
        """
        last = self.said[0] if self.said else ""
        return self.offered if is_question(last) or last == FALLBACK else ()

    @property
    def speaks_of_programmes(self) -> bool:
        """Tell whether programmes are on the screen and the last question was about them."""
        return self.topic in PROGRAMME_TALK and bool(self.shown or self.focus)


def topic_of(intents_newest_first: Iterable[str]) -> str | None:
    """Return the subject that the last messages leave, None if they have left none."""
    # A vote, or a question about the assistant, takes nothing away.
    of_subjects = (intent for intent in intents_newest_first if intent not in ABOUT_THE_TALK)
    recent = islice(of_subjects, _TURNS_BACK)
    return next((intent for intent in recent if is_topic(intent)), None)
