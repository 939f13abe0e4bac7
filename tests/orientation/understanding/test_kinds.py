from __future__ import annotations

import pytest

from orientation.understanding.kinds import (
    DETAIL,
    FALLBACK,
    OUT_OF_SCOPE,
    SEARCH,
    SMALL_TALK,
    TWO_QUESTIONS,
    is_question,
)


@pytest.mark.parametrize(
    ("intent", "expected"),
    [
        ("ask_salary", True),
        ("ask_is_robot", True),
        ("doubt_shy", True),
        (SEARCH, True),
        (DETAIL, True),
        ("ask_how_are_you", False),  # small talk, for all its name
        ("greet", False),
        (OUT_OF_SCOPE, False),
        (FALLBACK, False),
        (TWO_QUESTIONS, False),
        ("show_more_programmes", False),  # of the list before it
        ("repeat", False),
        ("what_is_mp2i", True),  # any entry, whatever its id
        ("ask_recap", False),  # it takes the whole message
        ("", False),
    ],
)
def test_what_may_be_asked_beside_another_question(intent: str, expected: bool) -> None:
    assert is_question(intent) is expected


def test_no_small_talk_is_a_question() -> None:
    assert not [intent for intent in SMALL_TALK if is_question(intent)]
