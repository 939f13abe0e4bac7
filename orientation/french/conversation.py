"""What is said as a conversation goes on: a pick, an aspect, a yes, two questions; data/french/conversation.yml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from orientation.french.lists import Words, french_file
from orientation.french.phrases import Cue

CONVERSATION = french_file("conversation.yml")


@dataclass(frozen=True)
class Conversation:
    """The lists of the file."""

    ranks: Cue
    last_ones: Words
    first_few: Words
    all_of_them: Words
    numerals: Words
    before_rank: Words
    around_rank: Words
    joined: Words
    points: Words
    asks_website: Cue
    asks_price: Cue
    asks_alternance: Cue
    asks_duration: Cue
    asks_admission: Cue
    asks_language: Cue
    asks_diploma: Cue
    asks_specialities: Cue
    asks_place: Cue
    how_much: Words
    general: Words
    yes: Words
    around_yes: Words
    joins_questions: Words
    starts_question: Words
    never_last: Words
    asks: Words


@lru_cache(maxsize=1)
def conversation() -> Conversation:
    """Return the lists. Raises DataError: call it once when the program starts."""
    return CONVERSATION.read(Conversation)
