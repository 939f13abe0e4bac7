from __future__ import annotations

import pytest

from orientation.dialogue.context import Context, topic_of


@pytest.mark.parametrize(
    ("newest_first", "topic"),
    [
        ([], None),
        (["ask_salary"], "ask_salary"),
        (["thank", "ask_salary"], "ask_salary"),
        (["nlu_fallback", "out_of_scope", "ask_studies"], "ask_studies"),
        # too long ago
        (["thank", "affirm", "thank", "ask_salary"], None),
        (["search_programmes", "ask_salary"], "search_programmes"),
        (["choose_shown", "ask_salary"], "choose_shown"),
        (["ask_path"], "ask_path"),
        (["ask_sector"], "ask_sector"),
        # asked about the conversation: its subject stays
        (["repeat", "ask_salary"], "ask_salary"),
        (["ask_sources", "ask_salary"], "ask_salary"),
        (["ask_recap", "ask_salary"], "ask_salary"),
        (["ask_is_robot"], None),
        (["greet"], None),
    ],
)
def test_the_topic_is_the_last_subject(newest_first: list[str], topic: str | None) -> None:
    assert topic_of(newest_first) == topic


@pytest.mark.parametrize(
    ("context", "speaks"),
    [
        (Context("search_programmes", shown=("a",)), True),
        (Context("ask_programme_detail", focus=("a",)), True),
        (Context("search_programmes"), False),
        (Context("ask_salary", shown=("a",)), False),
        (Context(), False),
    ],
)
def test_programmes_are_spoken_of_while_they_are_the_subject(context: Context, speaks: bool) -> None:
    assert context.speaks_of_programmes is speaks
