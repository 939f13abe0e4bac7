from __future__ import annotations

import pytest

from evaluation.understanding.new_entries import Seen, chances, fit, report
from orientation.understanding.kinds import OUT_OF_SCOPE
from orientation.understanding.retrieval import EVIDENCE, with_new

NEAR, FAR = (1.0, *(0.5 for _ in EVIDENCE[1:])), (0.0, *(0.5 for _ in EVIDENCE[1:]))
NEW = Seen("a", True, [("x", 1.0)], {"a": NEAR, "b": FAR})
TAUGHT = Seen("x", False, [("x", 1.0)], {"a": FAR, "b": FAR})
OTHER = Seen(OUT_OF_SCOPE, False, [(OUT_OF_SCOPE, 1.0)], {"a": FAR, "b": FAR})


def test_the_weights_tell_the_right_entry_from_the_others() -> None:
    weights = fit([NEW, TAUGHT, OTHER] * 50)
    assert set(weights) == {*EVIDENCE, "bias"}
    assert dict(chances(NEW.evidence, weights))["a"] > 0.8
    assert all(chance < 0.2 for _, chance in chances(TAUGHT.evidence, weights))


def test_the_report_counts_what_is_found_and_what_is_wrongly_taken() -> None:
    taken = [("a", 0.9)]
    judged = [(NEW, with_new(NEW.ranking, taken)), (NEW, NEW.ranking), (TAUGHT, with_new(TAUGHT.ranking, taken))]
    new, known, others = report([*judged, (OTHER, OTHER.ranking)]).splitlines()
    assert "2 messages: right one first 0.500" in new
    assert "1 messages: wrongly taken 1.000" in known
    assert "1 messages: wrongly taken 0.000" in others


@pytest.mark.parametrize("odds", [0.0, 30.0])
def test_chances_are_together_at_most_one(odds: float) -> None:
    weights = {**dict.fromkeys(EVIDENCE, 0.0), "bias": odds}
    assert sum(chance for _, chance in chances(NEW.evidence, weights)) <= 1.0
