from __future__ import annotations

import pytest

from orientation.dialogue.context import Context
from orientation.dialogue.expected import expected

RANKING = (("maths_level", 0.4), ("which_maths", 0.3), ("ask_salary", 0.2), ("out_of_scope", 0.1))


@pytest.mark.parametrize(
    ("state", "refuses", "first"),
    [
        (Context(), False, "maths_level"),
        (Context(said=("maths_level",)), False, "which_maths"),
        (Context(said=("thank", "maths_level")), False, "which_maths"),
        (Context(said=("ask_role",)), False, "maths_level"),
        (Context(said=("maths_level", "which_maths")), True, "ask_salary"),
        (Context(said=("out_of_scope",)), False, "maths_level"),
    ],
)
def test_what_was_said_is_less_likely(state: Context, refuses: bool, first: str) -> None:
    assert expected(RANKING, state, refuses)[0][0] == first


def test_what_is_sure_is_taken_for_itself() -> None:
    sure = (("maths_level", 0.92), ("which_maths", 0.06))
    assert expected(sure, Context(said=("maths_level",))) == sure


def test_what_is_sure_but_made_for_others_is_weighed() -> None:
    sure = (("school_reports", 0.72), ("master_file", 0.24), ("pay", 0.04))
    assert expected(sure, Context())[0][0] == "school_reports"
    assert expected(sure, Context(), elsewhere={"school_reports"})[0][0] == "master_file"
    plain = (("school_reports", 0.95), ("master_file", 0.05))
    assert expected(plain, Context(), elsewhere={"school_reports"})[0][0] == "school_reports"


def test_the_chances_are_as_much_together_as_before() -> None:
    ranking = expected(RANKING, Context(said=("maths_level",)))
    assert sum(chance for _, chance in ranking) == pytest.approx(1.0)


def test_without_a_chance_there_is_nothing_to_weigh() -> None:
    assert expected((), Context(said=("ask_salary",))) == ()
