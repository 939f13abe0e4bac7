"""Kinds of intents: what is said beside a question, and what may be asked beside another one."""

from __future__ import annotations

OUT_OF_SCOPE = "out_of_scope"
FALLBACK = "nlu_fallback"
SEARCH = "search_programmes"
MORE = "show_more_programmes"
DETAIL = "ask_programme_detail"
CHOOSE = "choose_shown"
COMPARE = "compare_programmes"
CHANGE = "change_search"
PATH = "ask_path"
RECAP = "ask_recap"
SECTOR = "ask_sector"
ERASE = "erase_data"
CONFIRM_ERASE = "confirm_erase"
TWO_QUESTIONS = "two_questions"
AFTER_DISTRESS = "after_distress"
DENY = "deny"
JOKE = "tell_joke"
REPEAT = "repeat"
NOT_UNDERSTOOD = "not_understood"
SOURCES = "ask_sources"

MISSES = frozenset([OUT_OF_SCOPE, FALLBACK])
SMALL_TALK = frozenset(
    ["greet", "thank", "say_goodbye", "ask_how_are_you", "affirm", DENY, "insult", JOKE, OUT_OF_SCOPE]
)
PROGRAMME_TALK = frozenset([SEARCH, MORE, DETAIL, CHOOSE, COMPARE, CHANGE])
_FEEDBACK = ("say_useful", "say_useless", "give_reason")
# What is asked about the conversation itself, which leaves its subject as it was.
ABOUT_THE_TALK = frozenset(
    [
        *(REPEAT, NOT_UNDERSTOOD, SOURCES, "ask_privacy", ERASE, CONFIRM_ERASE, RECAP),
        *(*_FEEDBACK, "ask_capabilities", "ask_is_robot", "ask_creator"),
    ]
)

# Saying again would only say the question again; nobody looks for what only makes sense beside a list.
# Answers to what one feels, more than to what one wants to know.
ABOUT_ONESELF = frozenset(["doubt_too_hard", "doubt_shy", "ask_human_advice"])

NEVER_OFFERED = SMALL_TALK | {"ask_capabilities", REPEAT, NOT_UNDERSTOOD, MORE, CHOOSE, CHANGE}

# What is said or done in a conversation, and what takes the whole message: no other question goes beside it.
_NO_QUESTIONS = frozenset(
    [
        *SMALL_TALK, *(PROGRAMME_TALK - {SEARCH, DETAIL}), FALLBACK, TWO_QUESTIONS, AFTER_DISTRESS, REPEAT,
        NOT_UNDERSTOOD, ERASE, CONFIRM_ERASE, *_FEEDBACK, RECAP, SECTOR,
    ]
)  # fmt: skip


def is_question(intent: str) -> bool:
    """Tell whether an intent or entry is a question of its own, which another one may follow in the same message."""
    return bool(intent) and intent not in _NO_QUESTIONS


def is_topic(intent: str) -> bool:
    """Tell whether an intent is a subject that the next messages may go on with."""
    return (is_question(intent) or intent in PROGRAMME_TALK or intent == SECTOR) and intent not in ABOUT_THE_TALK
