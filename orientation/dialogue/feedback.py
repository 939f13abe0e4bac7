"""What a user thinks of an answer: the two votes under it, one question for the reason, and a word of thanks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from orientation.answers.messages import Answer, Choice, choice, text_message
from orientation.dialogue.repetition import another
from orientation.text import NBSP

GIVE_FEEDBACK = "give_feedback"
UP, DOWN = "up", "down"
UP_TITLE, DOWN_TITLE = "👍 Utile", "👎 Pas utile"
# What may be wrong with an answer, and what the user reads.
REASONS: Mapping[str, str] = {
    "unclear": "Pas clair",
    "not_asked": "Pas ce que je demandais",
    "wrong": "Faux ou pas à jour",
    "too_short": "Trop court",
}

_THANKS = (
    f"Merci{NBSP}! Et maintenant, que veux-tu savoir{NBSP}?",
    f"Merci pour ton avis{NBSP}! On continue{NBSP}? Pose ta question, ou choisis un de ces sujets.",
)
_WHY = (
    f"Merci de me le dire. Qu’est-ce qui n’allait pas{NBSP}? Si tu préfères, passe et pose ta question suivante.",
    f"C’est noté. Tu peux me dire pourquoi, ou passer à autre chose{NBSP}: c’est comme tu veux.",
)
_AFTER_REASON = {
    "unclear": (
        f"Merci, c’est noté{NBSP}: cette réponse sera à récrire plus simplement. Pose une question plus courte sur le "
        "point qui te gêne, ou parles-en à quelqu’un."
    ),
    "not_asked": (
        f"Merci, c’est noté. Écris ta question avec d’autres mots, même très courts{NBSP}: je vais essayer de mieux "
        "comprendre."
    ),
    "wrong": (
        "Merci, c’est noté. Mes sources sont citées sous chaque réponse, avec leur année quand je la connais. Pour un "
        "prix ou une date, c’est l’école qui a le dernier mot."
    ),
    "too_short": (
        "Merci, c’est noté. Demande-moi la suite sur un point précis, ou parle à une personne, qui pourra t’en dire "
        "plus."
    ),
}
_GO_ON = (
    choice(f"Que sais-tu faire{NBSP}?", "ask_capabilities"),
    choice("Chercher une formation", "search_programmes"),
    choice("Parler à une personne", "ask_human_advice"),
)


def votes(about: str, message: Mapping[str, Any]) -> tuple[Choice, ...]:
    """Return the two votes under the answer to the intent `about`; none under an answer that cites no source.

    message: the fields of its type. A notice is not an answer.
    """
    if not about or not message.get("sources") or message.get("type") == "notice":
        return ()
    return (
        choice(UP_TITLE, GIVE_FEEDBACK, {"vote": UP, "about": about}),
        choice(DOWN_TITLE, GIVE_FEEDBACK, {"vote": DOWN, "about": about}),
    )


def answer_feedback(vote: str, about: str, reason: str, last: str) -> Answer:
    """Return what is said after a vote, never what was said `last`; after « 👎 », the question for a reason."""
    if vote == DOWN and reason in _AFTER_REASON:
        return Answer(_AFTER_REASON[reason], text_message(), _GO_ON)
    if vote == DOWN:
        reasons = tuple(
            choice(title, GIVE_FEEDBACK, {"vote": DOWN, "about": about, "reason": id_})
            for id_, title in REASONS.items()
        )
        return Answer(_WHY[another(list(_WHY), [last])], text_message(), reasons)
    return Answer(_THANKS[another(list(_THANKS), [last])], text_message(), _GO_ON)
