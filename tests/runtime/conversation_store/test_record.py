from __future__ import annotations

from pathlib import Path

import pytest

from runtime.tracker_store import BoundedTrackerStore
from tests.support.stored_turns import begin, open_store, turn


@pytest.fixture
def store(tmp_path: Path) -> BoundedTrackerStore:
    return open_store(tmp_path / "folder" / "test.db")


def test_answers_are_found_by_message_id(store: BoundedTrackerStore) -> None:
    begin(store)
    for number in range(6):
        turn(store, number)
    answers = store.record.answers_to("c", "m1")
    assert answers is not None
    assert [answer["text"] for answer in answers] == ["réponse 1"]
    assert store.record.answers_to("c", "m99") is None
    begin(store, "autre")
    assert store.record.answers_to("autre", "m1") is None
    with pytest.raises(KeyError):
        store.record.answers_to("inconnue", "m1")


def test_what_was_said_last_and_the_slots_are_told(store: BoundedTrackerStore) -> None:
    begin(store)
    assert store.record.last_said("c") is None
    turn(store, 0, search="x")
    turn(store, 1)
    assert store.record.last_said("c") == ("say", "question 1")
    assert store.record.slots("c") == {"search": "x"}
    with pytest.raises(KeyError):
        store.record.slots("inconnue")
