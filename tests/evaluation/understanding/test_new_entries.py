from __future__ import annotations

import numpy as np
import pytest

from evaluation.understanding import new_entries
from evaluation.understanding.new_entries import Seen, chances, fit, report
from orientation.understanding.kinds import OUT_OF_SCOPE
from orientation.understanding.retrieval import EVIDENCE, WEIGHTS

NEAR, FAR = [1.0, *(0.5 for _ in EVIDENCE[1:])], [0.0, *(0.5 for _ in EVIDENCE[1:])]
ENTRIES = ("a", "b")
KNOWN = ("x", OUT_OF_SCOPE)
X, NOTHING = (
    [[0.9, 0.9, 0.5, 0.5, 0.0], [-0.9, 0.1, 0.5, 0.5, 1.0]],
    [[-0.9, 0.1, 0.5, 0.5, 0.0], [0.9, 0.9, 0.5, 0.5, 1.0]],
)


def seen(right: str, of_entries: list[list[float]], of_known: list[list[float]]) -> Seen:
    return Seen(
        right,
        ENTRIES,
        np.array(of_entries, dtype=np.float32),
        KNOWN,
        np.array(of_known, dtype=np.float32),
        np.zeros(4, dtype=bool),
    )


NEITHER = [[-0.9, 0.1, 0.5, 0.5, 0.0], [-0.9, 0.1, 0.5, 0.5, 1.0]]
NEW, TAUGHT, OTHER = seen("a", [NEAR, FAR], NEITHER), seen("x", [FAR, FAR], X), seen(OUT_OF_SCOPE, [FAR, FAR], NOTHING)


@pytest.mark.parametrize("message", [NEW, TAUGHT, OTHER], ids=lambda message: message.right)
def test_the_weights_tell_what_is_right_from_the_others(message: Seen) -> None:
    weights = fit([NEW, TAUGHT, OTHER] * 50)
    assert tuple(weights) == WEIGHTS
    assert chances(message, weights)[0][0] == message.right
    assert chances(message, weights)[0][1] > 0.8


def test_an_example_word_for_word_counts_beside_the_weights() -> None:
    weights = dict.fromkeys(WEIGHTS, 0.0)
    assert chances(NEW._replace(word_for_word=np.array([False, True, False, False])), weights)[0][0] == "b"


def test_what_the_classifier_does_not_weigh_teaches_nothing() -> None:
    unknown = seen("never weighed", [FAR, FAR], X)
    assert fit([NEW, TAUGHT, OTHER, unknown]) == fit([NEW, TAUGHT, OTHER])


def test_the_report_counts_what_is_found_and_what_is_wrongly_taken() -> None:
    taken, left = [("a", 0.9), ("x", 0.1), ("b", 0.0)], [("x", 0.9), ("a", 0.1), ("b", 0.0)]
    new, known, others = report([(NEW, taken), (NEW, left), (TAUGHT, taken), (OTHER, left)]).splitlines()
    assert "2 messages: right one first 0.500 (of the entries alone 1.000)" in new
    assert "with 0.7 or more 0.500, among two 1.000" in new
    assert "1 messages: right one first 0.000, taken by an entry with 0.0 or more 1.000" in known
    assert "1 messages: right one first 0.000, taken by an entry with 0.0 or more 0.000" in others


def test_without_an_entry_that_has_asks_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(new_entries, "load_knowledge", lambda _: {})
    monkeypatch.setattr("sys.argv", ["new_entries"])
    with pytest.raises(SystemExit):
        new_entries.main()
    assert "no entry of data/knowledge has `asks`" in capsys.readouterr().err
