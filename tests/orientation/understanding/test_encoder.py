from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from orientation.understanding.encoder import Matrix, RememberingEncoder


class CountingEncoder:
    """Gives a text the vector of its length, and remembers what it was asked."""

    dimension = 2
    version = "counting 1"

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def encode(self, texts: Sequence[str]) -> Matrix:
        self.asked.append(list(texts))
        return np.array([[len(text), 1] for text in texts], dtype=np.float32)


@pytest.fixture
def behind() -> CountingEncoder:
    return CountingEncoder()


@pytest.mark.parametrize(
    ("calls", "asked"),
    [
        ([["salut"], ["salut"]], [["salut"]]),
        ([["salut", "oui", "salut"]], [["salut", "oui"]]),
        ([["salut"], ["oui", "salut"]], [["salut"], ["oui"]]),
        ([["a"], ["b"], ["c"], ["a"]], [["a"], ["b"], ["c"], ["a"]]),  # two are kept
        ([["a"], ["b"], ["a"], ["c"], ["a"]], [["a"], ["b"], ["c"]]),  # the last ones asked for
        ([["a", "b", "c", "d"], ["c", "d"]], [["a", "b", "c", "d"]]),
        ([[]], []),
    ],
)
def test_a_text_is_encoded_once_while_it_is_among_the_last(
    behind: CountingEncoder, calls: list[list[str]], asked: list[list[str]]
) -> None:
    encoder = RememberingEncoder(behind, kept=2)
    for texts in calls:
        assert encoder.encode(texts).tolist() == [[len(text), 1] for text in texts]
    assert behind.asked == asked


def test_nothing_gives_no_row_of_the_right_length(behind: CountingEncoder) -> None:
    assert RememberingEncoder(behind).encode([]).shape == (0, 2)


def test_it_is_the_encoder_behind(behind: CountingEncoder) -> None:
    encoder = RememberingEncoder(behind)
    assert (encoder.dimension, encoder.version) == (behind.dimension, behind.version)


def test_who_changes_a_vector_does_not_change_what_is_remembered(behind: CountingEncoder) -> None:
    encoder = RememberingEncoder(behind)
    encoder.encode(["salut"])[0] = 0
    assert encoder.encode(["salut"]).tolist() == [[5, 1]]
