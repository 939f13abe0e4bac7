"""Choices: which come last, how they are numbered, and which one a typed answer takes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from orientation.text import NBSP, fold

INVITATION = f"Réponds par un numéro ou avec les mots{NBSP}:"
# As alike as « formations a bac+5 » and « fromations à bac+5 »; a short label must be typed rightly.
CLOSE = 85
SHORTEST_MISTYPED = 5
_NUMBER = re.compile(r"(?:(?:le|la|numero|n°|no|choix|option|reponse) ?)?[\[(]?(\d{1,2})[\])]? ?[.!]?")
_VARIANTS = re.compile("[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff]")
_OUTER = re.compile(r"^[\W_]+|[\W_]+$")


@dataclass(frozen=True)
class Choice:
    """Something to answer with: its id goes to the API, its label is shown.

    is_feedback: it says what an answer was worth, and comes after all others.
    """

    id: str
    label: str
    is_feedback: bool = False

    @property
    def key(self) -> str:
        """Return what stands for the choice on a button: 16 characters, whatever the id."""
        return hashlib.sha256(self.id.encode()).hexdigest()[:16]


def choices_of(messages: Sequence[Mapping[str, Any]]) -> list[Choice]:
    """Return the choices of these messages in the order of their numbers (from 1), feedback last, each once."""
    offered = (it for message in messages for it in message.get("choices") or ())
    every = [Choice(it["id"], it["label"], it.get("kind") == "feedback") for it in offered]
    once = list({choice.id: choice for choice in every}.values())
    return sorted(once, key=lambda choice: choice.is_feedback)


def numbered(choices: Sequence[Choice]) -> str:
    """Return the lines, in Markdown, that offer choices where there are no buttons; feedback has no number."""
    substantive = [choice for choice in choices if not choice.is_feedback]
    lines = [f"{number}. {choice.label}" for number, choice in enumerate(substantive, start=1)]
    feedback = " · ".join(choice.label for choice in choices if choice.is_feedback)
    offered = ["\n".join([INVITATION, *lines])] if lines else []
    return "\n\n".join([*offered, *([feedback] if feedback else [])])


def resolve(text: str, choices: Sequence[Choice]) -> Choice | None:
    """Return the choice that a typed answer takes: by its number or its words, small typos allowed; else None."""
    typed = _VARIANTS.sub("", text).strip()
    number = _NUMBER.fullmatch(fold(typed))
    if number:
        substantive = [choice for choice in choices if not choice.is_feedback]
        position = int(number[1])
        return substantive[position - 1] if 1 <= position <= len(substantive) else None
    thumbs = [choice for choice in choices if choice.is_feedback and typed and choice.label.startswith(typed)]
    return thumbs[0] if thumbs else _by_words(typed, choices)


def _by_words(typed: str, choices: Sequence[Choice]) -> Choice | None:
    words = _words(typed)
    if not words:
        return None
    exact = [choice for choice in choices if _words(choice.label) == words]
    if exact:
        return exact[0]
    if len(words) < SHORTEST_MISTYPED:
        return None
    close = [(fuzz.ratio(words, _words(choice.label)), choice) for choice in choices]
    best = sorted((found for found in close if found[0] >= CLOSE), key=lambda found: -found[0])
    # Two labels as near as each other: the user meant one of them, nobody knows which.
    return best[0][1] if best and (len(best) == 1 or best[0][0] > best[1][0]) else None


def _words(text: str) -> str:
    return " ".join(_OUTER.sub("", fold(text)).split())
