"""Answer in short what a message asks beside, or may have meant too: a sentence, and a choice that leads to more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from orientation.answers.in_short import first_sentence
from orientation.answers.messages import ALTERNATIVE, Choice, choice
from orientation.french.sentences import Sentences
from orientation.text import NBSP
from orientation.understanding.kinds import DETAIL, SEARCH

_say = Sentences("or_rather {label} {sentence}", "and_also {label} {sentence}")
_WITH_NAMES = (SEARCH, DETAIL)


def subject_choice(title: str, intent: str, entities: Iterable[Mapping[str, Any]]) -> Choice:
    """Return a choice that asks something; what the message names is kept for a search."""
    named: dict[str, list[str]] = {}
    for entity in entities:
        named.setdefault(str(entity["entity"]), []).append(str(entity["value"]))
    return choice(title, intent, named if intent in _WITH_NAMES else None)


def other_reading(message: Mapping[str, Any] | None, labels: Mapping[str, str]) -> tuple[Choice, ...]:
    """Return the choice that asks what a message may have meant too, none if it was clear.

    message: as it was understood, its `offer` is the other reading (orientation/dialogue/decide.py).
    """
    message = message or {}
    offer = str(message.get("offer") or "")
    if offer not in labels:
        return ()
    other = subject_choice(f"Plutôt{NBSP}: {labels[offer]}", offer, message.get("entities") or ())
    return (replace(other, kind=ALTERNATIVE),)


def or_rather(label: str, answer: str) -> str:
    """Return what is said under an answer to the likeliest reading: the other one in a sentence; "" if it has none."""
    sentence = first_sentence(answer)
    return _say("or_rather", label=label, sentence=sentence) if sentence else ""


def and_also(label: str, answer: str) -> str:
    """Return what is said under an answer to what a message asks beside it, in a sentence; "" if it has none."""
    sentence = first_sentence(answer)
    return _say("and_also", label=label, sentence=sentence) if sentence else ""
