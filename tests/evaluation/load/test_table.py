from __future__ import annotations

import pytest

from evaluation.load.table import HEAD, Goal, compared, table


@pytest.mark.parametrize(
    ("goal", "value", "cell"),
    [
        (Goal(0.35), 0.35, "≤ 0.35, reached"),
        (Goal(0.35), 0.36, "≤ 0.35, **missed**"),
        (Goal(4, at_least=True), 4.0, "≥ 4, reached"),
        (Goal(3.5, at_least=True), 3.49, "≥ 3.5, **missed**"),
        (Goal(450, unit="MB"), 449.0, "≤ 450 MB, reached"),
    ],
)
def test_a_goal_says_its_limit_and_whether_it_is_kept(goal: Goal, value: float, cell: str) -> None:
    assert goal.cell(value) == cell


def test_figures_are_medians_and_the_ratio_is_that_of_rounds_side_by_side() -> None:
    row = compared("p50, ms", [10.0, 20.0, 60.0], [5.0, 5.0, 6.0], Goal(0.25), Goal(0.2), "{:.1f}")
    assert row.cells() == ["p50, ms", "20.0", "5.0", "0.25", "≤ 0.25, reached", "≤ 0.2, **missed**"]
    assert row.is_reached


def test_a_goal_with_a_unit_is_for_the_figure_itself() -> None:
    row = compared("memory, MB", [1200.0], [460.0], Goal(450, unit="MB"))
    assert row.cells() == ["memory, MB", "1200", "460", "0.38", "≤ 450 MB, **missed**", ""]
    assert not row.is_reached


def test_the_table_has_as_many_cells_in_each_line() -> None:
    lines = table([compared("size, MB", [2.0], [1.0], Goal(1))]).splitlines()
    assert [line.count("|") for line in lines] == [len(HEAD) + 1] * 3
