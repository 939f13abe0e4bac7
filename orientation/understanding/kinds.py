"""Kinds of intents: what is said beside a question, and what may be asked beside another one."""

from __future__ import annotations

OUT_OF_SCOPE = "out_of_scope"
FALLBACK = "nlu_fallback"
SEARCH = "search_programmes"
DETAIL = "ask_programme_detail"
PATH = "ask_path"
TWO_QUESTIONS = "two_questions"

SMALL_TALK = frozenset(
    ["greet", "thank", "say_goodbye", "ask_how_are_you", "affirm", "deny", "insult", "tell_joke", OUT_OF_SCOPE]
)


def is_question(intent: str) -> bool:
    """Tell whether an intent is a question of its own, which another one may follow in the same message."""
    return intent == SEARCH or (intent.startswith(("ask_", "doubt_")) and intent not in SMALL_TALK)
