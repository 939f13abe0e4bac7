from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from orientation.understanding.encoder import Matrix
from orientation.understanding.reranker import EVIDENCE, Asked, Before, Reranker, View, Views

WORDS = ("pay", "thesis", "school", "visa")
SALARY, PHD, ABROAD, NOTHING = "ask_salary", "phd_pay", "ask_visa", "out_of_scope"
ENTRIES = {
    SALARY: Asked("salary", ["pay", "school pay"], "pay of all"),
    PHD: Asked("alternance", ["thesis pay", "pay thesis"], "thesis"),
    ABROAD: Asked("foreign_students", ["visa", "visa school"], "visa"),
}
RANKING = [(SALARY, 0.5), (PHD, 0.2), (ABROAD, 0.1), (NOTHING, 0.2)]


class WordEncoder:
    """Encode a text as the words that it has."""

    dimension = len(WORDS)
    version = "words"

    def encode(self, texts: Sequence[str]) -> Matrix:
        rows = np.array([[word in text for word in WORDS] for text in texts], dtype=np.float32) + 0.01
        found: Matrix = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return found


def reranker(folder: Path, **weights: float) -> Reranker:
    every = {name: weights.get(name, 0.0) for name in EVIDENCE}
    return Reranker(ENTRIES, WordEncoder(), WordEncoder(), every, folder)


ALONE = Views(View("pay", RANKING))


@pytest.mark.parametrize(
    ("weights", "views", "before", "first"),
    [
        ({"chance_alone": 1.0}, ALONE, Before(), SALARY),
        ({"offered": 3.0}, ALONE, Before(offers=[ABROAD]), ABROAD),
        ({"same_family": 3.0}, ALONE, Before(topic=PHD), PHD),
        ({"same_family": 3.0}, ALONE, Before(topic="search_programmes"), SALARY),
        # « et c’est payé combien ? » after the thesis
        ({"meaning_after_topic": 1.0}, ALONE._replace(after_topic=View("thesis pay", RANKING)), Before(), PHD),
        # what was said gains nothing by its own subject
        (
            {"answer_after_topic": 1.0},
            ALONE._replace(after_topic=View("thesis", RANKING)),
            Before(said=[PHD]),
            SALARY,
        ),
        ({"answer_after_topic": 1.0}, ALONE._replace(after_topic=View("thesis", RANKING)), Before(), PHD),
        (
            {"chance_of_writer": 1.0},
            ALONE._replace(of_writer=View("", [(ABROAD, 0.9), (PHD, 0.1)])),
            Before(),
            ABROAD,
        ),
        ({"chance_in_sentence": 1.0}, ALONE._replace(sentences=[View("", [(PHD, 0.9)])]), Before(), PHD),
        ({"meaning_in_sentence": 1.0}, ALONE._replace(sentences=[View("visa", RANKING)]), Before(), ABROAD),
        ({"answer_in_sentence": 1.0}, ALONE._replace(sentences=[View("visa", RANKING)]), Before(), ABROAD),
    ],
)
def test_what_speaks_for_an_entry_raises_it(
    tmp_path: Path,
    weights: dict[str, float],
    views: Views,
    before: Before,
    first: str,
) -> None:
    assert reranker(tmp_path, **weights).rerank(RANKING, views, before)[0][0] == first


def test_entries_share_what_they_had_together_and_the_rest_stays(tmp_path: Path) -> None:
    again = dict(reranker(tmp_path, chance_alone=1.0, offered=2.0).rerank(RANKING, ALONE, Before(offers=[ABROAD])))
    assert again[NOTHING] == 0.2
    assert sum(again.values()) == pytest.approx(1.0)


def test_without_an_entry_nothing_is_weighed(tmp_path: Path) -> None:
    views = Views(View("?", [(NOTHING, 1.0)]))
    assert reranker(tmp_path, offered=1.0).rerank([(NOTHING, 1.0)], views, Before()) == [(NOTHING, 1.0)]
