"""What was under way when another question came: it is answered, then the thread is picked up where it stood."""

from __future__ import annotations

from dataclasses import dataclass

from orientation.answers.messages import Answer, Choice, choice
from orientation.knowledge.catalogue import Catalogue
from orientation.lookup.follow_ups import back_choice
from orientation.lookup.searches import Searches

# Messages after which a thread that was left is not offered any more.
_OFFERED_FOR = 2
_PATH = choice("Reprendre mon parcours", "ask_path")


@dataclass(frozen=True)
class Thread:
    """What is added to an answer: a sentence after it, and choices, in the place of its own if `asks`."""

    choices: tuple[Choice, ...]
    sentence: str = ""
    asks: bool = False


def waiting_question(question: Answer, messages_since: int) -> Thread | None:
    """Return the question again, that many messages after it was asked; then a choice that leads back to it."""
    if messages_since == 1:
        return Thread(question.choices, question.text, asks=True)
    return Thread((_PATH,)) if messages_since <= _OFFERED_FOR else None


def left_search(catalogue: Catalogue, searches: Searches, messages_since: int) -> Thread | None:
    """Return the way back to the search that was left that many messages ago."""
    search = searches.known_to(catalogue).last
    if search is None or not search.criteria.parts() or messages_since > _OFFERED_FOR:
        return None
    return Thread((back_choice(catalogue, search.criteria),))
