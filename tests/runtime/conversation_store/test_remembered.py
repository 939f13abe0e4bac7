from __future__ import annotations

import pytest
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from runtime.conversation_store import remembered
from runtime.conversation_store.remembered import RememberedTrackers


def tracker(conversation: str, turns: int = 1) -> DialogueStateTracker:
    made = DialogueStateTracker(conversation, [])
    for number in range(turns):
        made.update(UserUttered(f"question {number}"))
    return made


def test_a_tracker_is_handed_out_once() -> None:
    trackers, kept = RememberedTrackers(6), tracker("c")
    trackers.keep(kept, 7)
    assert trackers.take("c") == (7, kept)
    assert trackers.take("c") == (None, None)


@pytest.mark.parametrize(("turns", "is_kept"), [(6, True), (9, True), (10, False)])
def test_one_that_has_grown_long_is_read_again(turns: int, is_kept: bool) -> None:
    trackers = RememberedTrackers(6)
    trackers.keep(tracker("c", turns), 7)
    assert (trackers.take("c") != (None, None)) is is_kept


def test_of_many_the_latest_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "REMEMBERED_TRACKERS", 2)
    trackers = RememberedTrackers(6)
    for conversation in "abc":
        trackers.keep(tracker(conversation), 1)
    trackers.forget("b")
    assert [trackers.take(conversation)[0] for conversation in "abc"] == [None, None, 1]
