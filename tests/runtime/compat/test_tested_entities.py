from __future__ import annotations

import pytest
from rasa.core.test import EvaluationStore

from runtime.compat import tested_entities

TOWN = {"entity": "town", "value": "lens", "start": 12, "end": 16, "text": "un master à Lens"}
FIRST = {"entity": "diploma", "value": "master", "start": 0, "end": 9, "text": "un master à Lens"}
PROFILE = {"entity": "profile", "value": "terminale", "text": "un master à Lens"}


def test_what_has_no_place_in_a_message_is_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(EvaluationStore, "add_to_store", EvaluationStore.add_to_store)
    tested_entities.install()
    store = EvaluationStore()
    store.add_to_store(entity_predictions=[FIRST, PROFILE, TOWN], entity_targets=[FIRST, TOWN])
    assert store.entity_predictions == [FIRST, TOWN]
    assert not store.check_prediction_target_mismatch()
    store.serialise()
