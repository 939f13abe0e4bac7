from __future__ import annotations

import pytest

from tests.bridges.telegram.counting import Count, count


@pytest.mark.parametrize(
    ("got", "counted"),
    [
        ("abc", Count(3)),
        ("", Count(3, lost=3)),
        ("ab", Count(3, lost=1)),
        ("aabc", Count(3, doubled=1)),
        ("abcc", Count(3, doubled=1)),
        ("aaabcc", Count(3, doubled=3)),
        ("acb", Count(3, lost=1, out_of_order=1)),
        ("abxc", Count(3, out_of_order=1)),
        ("bc", Count(3, lost=3, out_of_order=2)),
    ],
)
def test_what_is_counted(got: str, counted: Count) -> None:
    assert count("abc", got) == counted


def test_counts_add_up() -> None:
    assert Count(1, 2, 3, 4) + Count(10, 20, 30, 40) == Count(11, 22, 33, 44)
