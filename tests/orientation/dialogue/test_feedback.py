from __future__ import annotations

import pytest

from orientation.answers.messages import button_of
from orientation.dialogue.feedback import votes

SOURCES = [{"label": "Onisep", "year": None}]


def test_under_an_answer_with_sources_there_are_two_votes() -> None:
    assert [button_of(each) for each in votes("ask_salary", {"type": "chart", "sources": SOURCES})] == [
        {"title": title, "payload": f'/{intent}{{"about": "ask_salary"}}', "kind": "feedback", "vote": vote}
        for title, intent, vote in (("👍 Utile", "say_useful", "up"), ("👎 Pas utile", "say_useless", "down"))
    ]


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
