from __future__ import annotations

import json

import pytest

from orientation.dialogue.feedback import DOWN, REASONS, UP, answer_feedback, votes
from tests.content.typography import mistakes

SOURCES = [{"label": "Onisep", "year": None}]


def payload(text: str) -> dict[str, str]:
    intent, _, values = text.partition("{")
    assert intent == "/give_feedback"
    read: dict[str, str] = json.loads("{" + values)
    return read


def test_under_an_answer_with_sources_there_are_two_votes() -> None:
    up, down = votes("ask_salary", {"type": "chart", "sources": SOURCES})
    assert (up.title, down.title) == ("👍 Utile", "👎 Pas utile")
    assert payload(up.payload) == {"vote": "up", "about": "ask_salary"}
    assert payload(down.payload) == {"vote": "down", "about": "ask_salary"}


@pytest.mark.parametrize(
    ("about", "message"),
    [
        ("greet", {}),
        ("greet", {"type": "text", "sources": []}),
        ("after_distress", {"type": "notice", "level": "safety", "sources": SOURCES}),
        ("ask_privacy", {"type": "notice", "level": "privacy", "sources": SOURCES}),
        ("", {"type": "text", "sources": SOURCES}),
    ],
)
def test_under_anything_else_there_are_none(about: str, message: dict[str, object]) -> None:
    assert votes(about, message) == ()


def test_a_bad_vote_asks_for_a_reason_once() -> None:
    question = answer_feedback(DOWN, "ask_salary", "", "")
    assert [choice.title for choice in question.choices] == list(REASONS.values())
    for choice in question.choices:
        said = payload(choice.payload)
        assert (said["vote"], said["about"]) == ("down", "ask_salary")
        thanks = answer_feedback(said["vote"], said["about"], said["reason"], question.text)
        assert not any(choice.payload.startswith("/give_feedback") for choice in thanks.choices)
        assert thanks.choices


def test_each_reason_is_answered_in_its_own_words() -> None:
    texts = {answer_feedback(DOWN, "ask_role", reason, "").text for reason in REASONS}
    assert len(texts) == len(REASONS)


@pytest.mark.parametrize(("vote", "reason"), [(UP, ""), (DOWN, "")])
def test_the_same_words_do_not_come_twice_in_a_row(vote: str, reason: str) -> None:
    first = answer_feedback(vote, "ask_role", reason, "").text
    assert answer_feedback(vote, "ask_role", reason, first).text != first


@pytest.mark.parametrize(
    ("vote", "reason"), [(UP, ""), (DOWN, ""), ("", ""), (DOWN, "inconnu"), *((DOWN, r) for r in REASONS)]
)
def test_it_is_said_in_french_typography_and_ends_with_choices(vote: str, reason: str) -> None:
    answer = answer_feedback(vote, "ask_role", reason, "")
    assert [
        mistake for text in (answer.text, *(choice.title for choice in answer.choices)) for mistake in mistakes(text)
    ] == []
    assert 2 <= len(answer.choices) <= 4
    assert "sources" not in answer.message
