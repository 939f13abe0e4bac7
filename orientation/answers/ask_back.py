"""Ask what was meant, with the likeliest subjects to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from orientation.answers.messages import Answer, Choice, choice, text_message
from orientation.answers.wording import first_upper
from orientation.text import NBSP
from orientation.understanding.kinds import CHANGE, CHOOSE, DETAIL, MORE, SEARCH, SMALL_TALK

MOST_CHOICES = 3
# Below this chance a subject would only puzzle; the best one is always worth asking.
_LEAST_CHANCE = 0.03
_LEAST_CHOICES = 2
_WITH_NAMES = (SEARCH, DETAIL)
_MENU = "ask_capabilities"
# Saying again, or more plainly, would only say this question again.
# Nobody looks for what only makes sense beside a list.
_NOT_OFFERED = SMALL_TALK | {_MENU, "repeat", "not_understood", MORE, CHOOSE, CHANGE}
# Completes the choices where fewer than two subjects come to mind.
_MAIN = ("ask_salary", "ask_studies", "ask_role", SEARCH)
_OTHER = choice("Autre chose", _MENU)


def ask_back(
    labels: Mapping[str, str], ranking: Sequence[tuple[str, float]], entities: Iterable[Mapping[str, Any]]
) -> Answer:
    """Return the question back: two or three subjects by their labels, and « autre chose ».

    ranking: intents and their chances, likeliest first. entities: what the message names, kept for a search.
    """
    named: dict[str, list[str]] = {}
    for entity in entities:
        named.setdefault(str(entity["entity"]), []).append(str(entity["value"]))
    subjects = [(intent, chance) for intent, chance in ranking if intent in labels and intent not in _NOT_OFFERED]
    kept = [
        intent
        for place, (intent, chance) in enumerate(subjects[:MOST_CHOICES])
        if place < _LEAST_CHOICES or chance >= _LEAST_CHANCE
    ]
    if len(kept) < _LEAST_CHOICES:
        kept += [intent for intent in _MAIN if intent in labels and intent not in kept]
    choices = [_choice(labels[intent], intent, named) for intent in kept[:MOST_CHOICES]]
    return Answer(
        f"Je préfère vérifier avant de répondre. Tu veux parler de quoi{NBSP}?", text_message(), (*choices, _OTHER)
    )


def _choice(label: str, intent: str, named: Mapping[str, list[str]]) -> Choice:
    return choice(first_upper(label), intent, named if intent in _WITH_NAMES else None)
