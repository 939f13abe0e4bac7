"""Ask what was meant, with the likeliest subjects to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from orientation.answers.in_short import first_sentence
from orientation.answers.messages import Answer, choice, text_message
from orientation.answers.other_reading import subject_choice
from orientation.answers.wording import first_upper
from orientation.french.sentences import Sentences
from orientation.text import NBSP
from orientation.understanding.kinds import NEVER_OFFERED, SEARCH

_say = Sentences("taken_for_another", "taken_and_answered {label} {sentence}")
MOST_CHOICES = 3
# Below this chance a subject would only puzzle; the best one is always worth asking.
_LEAST_CHANCE = 0.03
_LEAST_CHOICES = 2
_MENU = "ask_capabilities"
# Completes the choices where fewer than two subjects come to mind.
_MAIN = ("ask_salary", "ask_studies", "ask_role", SEARCH)
_OTHER = choice("Autre chose", _MENU)


def ask_back(
    labels: Mapping[str, str], ranking: Sequence[tuple[str, float]], entities: Iterable[Mapping[str, Any]]
) -> Answer:
    """Return the question back: two or three subjects by their labels, and « autre chose ».

    ranking: intents and their chances, likeliest first. entities: what the message names, kept for a search.
    """
    entities = list(entities)
    subjects = [(intent, chance) for intent, chance in ranking if intent in labels and intent not in NEVER_OFFERED]
    kept = [
        intent
        for place, (intent, chance) in enumerate(subjects[:MOST_CHOICES])
        if place < _LEAST_CHOICES or chance >= _LEAST_CHANCE
    ]
    if len(kept) < _LEAST_CHOICES:
        kept += [intent for intent in _MAIN if intent in labels and intent not in kept]
    choices = [subject_choice(first_upper(labels[intent]), intent, entities) for intent in kept[:MOST_CHOICES]]
    what = f"Je préfère vérifier avant de répondre. [Tu veux|Vous voulez] parler de quoi{NBSP}?"
    return Answer(what, text_message(), (*choices, _OTHER), leads_to=kept[0] if kept else None)


def repair(
    labels: Mapping[str, str], ranking: Sequence[tuple[str, float]], entities: Iterable[Mapping[str, Any]]
) -> Answer:
    """Return the same to who says that the answer was to another question; ranking: without what was answered."""
    return replace(ask_back(labels, ranking, entities), text=_say("taken_for_another"))


def taken_for_another(label: str, answer: str) -> str:
    """Return the same with the answer to the likeliest of it in a sentence; "" if it has none."""
    sentence = first_sentence(answer)
    return _say("taken_and_answered", label=label, sentence=sentence) if sentence else ""
