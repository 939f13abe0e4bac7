from __future__ import annotations

import numpy as np
import pytest

from evaluation.understanding.talk_weights import Weighed, fit, report
from orientation.understanding.reranker import EVIDENCE

COLUMN = EVIDENCE.index("offered")


def weighed(talks: str, offered: int, right: int) -> Weighed:
    """Return a message of which one entry is offered, and one is right; the first was the likeliest before."""
    evidence = np.zeros((3, len(EVIDENCE)), dtype=np.float32)
    evidence[offered, COLUMN] = 1.0
    return Weighed(talks, ("a", "b", "c"), evidence, "a", ("abc"[right],), ())


MESSAGES = [weighed(talks, at, at) for talks in ("one", "two") for at in (0, 1, 2)]


def test_what_goes_with_what_is_right_gets_weight() -> None:
    weights = fit(MESSAGES)
    assert weights[COLUMN] > 1
    assert np.allclose(np.delete(weights, COLUMN), 0)


def test_the_shares_are_of_talks_that_were_left_out() -> None:
    lines = report(MESSAGES).splitlines()
    assert lines[0].startswith("6 messages")
    assert "answers 0.333" in lines[1]
    assert "answers 1.000" in lines[2]


@pytest.mark.parametrize(
    ("right", "near", "wanted"),
    [(("a",), (), [1, 0, 0]), (("a",), ("b",), [2 / 3, 1 / 3, 0]), (("z",), (), [0, 0, 0])],
)
def test_what_is_near_counts_half(right: tuple[str, ...], near: tuple[str, ...], wanted: list[float]) -> None:
    message = weighed("one", 0, 0)._replace(right=right, near=near)
    assert np.allclose(message.wanted, wanted)
