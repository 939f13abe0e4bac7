from __future__ import annotations

import numpy as np
import pytest

from evaluation.understanding import new_entries
from evaluation.understanding.new_entries import Seen, chances, fit, report
from orientation.understanding.kinds import OUT_OF_SCOPE
from orientation.understanding.retrieval import EVIDENCE

NEAR, FAR = [1.0, *(0.5 for _ in EVIDENCE[1:])], [0.0, *(0.5 for _ in EVIDENCE[1:])]
ENTRIES = ("a", "b")
NEW = Seen("a", ENTRIES, [("x", 1.0)], np.array([NEAR, FAR], dtype=np.float32))
TAUGHT = Seen("x", ENTRIES, [("x", 1.0)], np.array([FAR, FAR], dtype=np.float32))
OTHER = Seen(OUT_OF_SCOPE, ENTRIES, [(OUT_OF_SCOPE, 1.0)], np.array([FAR, FAR], dtype=np.float32))


def test_the_weights_tell_the_right_entry_from_the_others() -> None:
    weights = fit([NEW, TAUGHT, OTHER] * 50)
    assert set(weights) == {*EVIDENCE, "bias"}
    assert dict(chances(NEW, weights))["a"] > 0.8
    assert all(chance < 0.2 for _, chance in chances(TAUGHT, weights))


def test_the_report_counts_what_is_found_and_what_is_wrongly_taken() -> None:
    taken, left = [("a", 0.9), ("b", 0.0)], [("a", 0.1), ("b", 0.0)]
    new, known, others = report([(NEW, taken), (NEW, left), (TAUGHT, taken), (OTHER, left)]).splitlines()
    assert "2 messages: right one first 0.500 (of the entries alone 1.000)" in new
    assert "with 0.7 or more 0.500, among two 1.000" in new
    assert "1 messages: taken by an entry with 0.0 or more 1.000" in known
    assert "1 messages: taken by an entry with 0.0 or more 0.000" in others


@pytest.mark.parametrize("odds", [0.0, 30.0])
def test_chances_are_together_at_most_one(odds: float) -> None:
    weights = {**dict.fromkeys(EVIDENCE, 0.0), "bias": odds}
    assert sum(chance for _, chance in chances(NEW, weights)) <= 1.0


def test_without_an_entry_that_has_asks_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(new_entries, "load_knowledge", lambda _: {})
    monkeypatch.setattr("sys.argv", ["new_entries"])
    with pytest.raises(SystemExit):
        new_entries.main()
    assert "no entry of data/knowledge has `asks`" in capsys.readouterr().err
