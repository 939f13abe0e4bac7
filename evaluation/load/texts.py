"""What is said to the assistants under measurement, and what counts as an answer of ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

PLAIN = (
    "bonjour",
    "c'est quoi le métier d'ingénieur en intelligence artificielle ?",
    "combien on gagne ?",
    "quelles études il faut faire ?",
    "tu es un robot ?",
    "qu'est-ce que tu sais faire ?",
    "je voudrais parler à un conseiller",
    "merci beaucoup",
)
SEARCH = (
    "quelles formations à Grenoble ?",
    "un master à Lens",
    "une école d'ingénieur à Lille",
    "des formations bac+6 à Paris",
    "je cherche une formation à Bordeaux",
    "un mastère spécialisé en Île-de-France",
    "des formations en Bretagne",
    "une formation bac+5 à Toulouse",
)

# What only makes sense after the message before it.
IN_CONTEXT = (
    "quelles formations à Paris ?",
    "la deuxième",
    "c'est où ?",
    "compare les deux premières",
    "combien on gagne ?",
    "et au début ?",
    "jsuis en term STI2D",
    "fais-moi un récap",
)


def is_answer(text: str, answer: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether something was said and, after a search, whether it is programmes."""
    return bool(answer) and (text not in SEARCH or answer[0].get("type") == "programmes")
