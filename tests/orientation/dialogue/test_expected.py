from __future__ import annotations

import pytest

from orientation.dialogue.context import Context
from orientation.dialogue.expected import expected

RANKING = (("maths_level", 0.4), ("which_maths", 0.3), ("ask_salary", 0.2), ("out_of_scope", 0.1))
FAMILIES = {"maths_level": "lycee", "which_maths": "lycee", "ask_salary": "salary"}


@pytest.mark.parametrize(
    ("state", "is_linked", "first"),
    [
        (Context(), False, "maths_level"),
        (Context(said=("maths_level",)), False, "which_maths"),
        (Context(said=("thank", "maths_level")), False, "which_maths"),
        (Context(said=("ask_role",), offered=("which_maths",)), False, "which_maths"),
        (Context(said=("ask_role",), offered=("ask_salary",)), False, "ask_salary"),
        (Context(said=("nlu_fallback",), offered=("ask_salary",)), False, "ask_salary"),
        # a menu says nothing of what is asked next
        (Context(offered=("ask_salary",)), False, "maths_level"),
        (Context(said=("out_of_scope",), offered=("ask_salary",)), False, "maths_level"),
        (Context(topic="maths_level", said=("maths_level",)), True, "which_maths"),
        (Context(said=("out_of_scope",), offered=("out_of_scope",)), False, "maths_level"),
    ],
)
def test_what_was_offered_is_likelier_and_what_was_said_is_less_so(state: Context, is_linked: bool, first: str) -> None:
    assert expected(RANKING, state, FAMILIES, is_linked)[0][0] == first


def test_what_is_sure_is_taken_for_itself() -> None:
    sure = (("maths_level", 0.92), ("which_maths", 0.06))
    state = Context(said=("maths_level",), offered=("which_maths",))
    assert expected(sure, state, FAMILIES) == sure


def test_the_chances_are_as_much_together_as_before() -> None:
    ranking = expected(RANKING, Context(said=("maths_level",), offered=("which_maths",)), FAMILIES)
    assert sum(chance for _, chance in ranking) == pytest.approx(1.0)


def test_what_links_a_message_raises_the_family_of_the_topic() -> None:
    state = Context(topic="ask_salary")
    alone, linked = (dict(expected(RANKING, state, FAMILIES, linked)) for linked in (False, True))
    assert RANKING[2][1] < alone["ask_salary"] < linked["ask_salary"]


def test_without_a_chance_there_is_nothing_to_weigh() -> None:
    assert expected((), Context(said=("ask_salary",)), FAMILIES) == ()
