"""A table in one test: nothing of it goes unchecked, and a failure tells every wrong row and its place."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

from tests.support.tables import Test, each_row


def failure(checked: Test, **fixtures: Any) -> str:
    """Return what a test says that fails."""
    with pytest.raises(pytest.fail.Exception) as failed:
        checked(**fixtures)
    return str(failed.value)


def test_every_row_is_checked_and_every_wrong_one_told_with_its_line() -> None:
    seen = []

    @each_row(("number", "half"), [(2, 1), (3, 1), (8, 4), (9, 5)])
    def halves(number: int, half: int) -> None:
        seen.append(number)
        assert number == 2 * half

    line = halves.__wrapped__.__code__.co_firstlineno + 3  # type: ignore[attr-defined]
    said = failure(halves)
    assert seen == [2, 3, 8, 9]
    assert said.startswith("2 of 4 rows are wrong:\n- 3, 1\n")
    assert f"AssertionError, test_tables.py:{line}: assert 3 == (2 * 1)" in said
    assert "\n- 9, 5\n" in said


def test_a_table_in_which_all_is_right_says_nothing() -> None:
    @each_row("number", [2, 4])
    def even(number: int) -> None:
        assert number % 2 == 0

    even()


def test_a_row_is_called_what_the_table_says() -> None:
    @each_row(("id_", "text"), [("a", "un"), ("b", "deux")], place=lambda id_, _: f"line {id_}")
    def short(id_: str, text: str) -> None:
        assert len(text) < 3

    assert "1 of 2 rows are wrong:\n- line b\n" in failure(short)


def test_an_error_in_a_row_does_not_hide_the_next_row() -> None:
    @each_row("value", ["x", 0])
    def counted(value: Any) -> None:
        assert 1 / value

    said = failure(counted)
    assert "- 'x'\n    TypeError, " in said
    assert "- 0\n    ZeroDivisionError, " in said


def test_a_table_in_a_table_tells_both_places() -> None:
    @each_row("write", [str.upper, str.lower])
    @each_row("word", ["a", "B"])
    def unchanged(write: Any, word: str) -> None:
        assert write(word) == word

    said = failure(unchanged)
    assert "- upper\n    1 of 2 rows are wrong:\n    - 'a'\n" in said
    assert "- lower\n    1 of 2 rows are wrong:\n    - 'B'\n" in said


def test_fixtures_are_passed_on_and_marks_stay() -> None:
    @each_row("number", [1, 2])
    @pytest.mark.xfail
    def below(number: int, limit: int) -> None:
        assert number < limit

    assert list(inspect.signature(below).parameters) == ["limit"]
    assert [mark.name for mark in below.pytestmark] == ["xfail"]  # type: ignore[attr-defined]
    below(limit=3)
    assert "- 2\n" in failure(below, limit=2)


def test_an_empty_table_is_an_error() -> None:
    with pytest.raises(ValueError, match="without rows"):
        each_row("number", [])
