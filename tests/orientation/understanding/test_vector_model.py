from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from orientation.understanding.vector_model import VectorModel

INTENTS = ["search", "ask_salary", "ask_studies"]
VECTORS = np.eye(3, 4, dtype=np.float32)


def fitted() -> VectorModel:
    return VectorModel.fit(VECTORS, INTENTS, INTENTS, strength=10.0, seed=13)


def test_scores_are_in_the_order_of_the_intents() -> None:
    assert fitted().scores(VECTORS).argmax(axis=1).tolist() == [0, 1, 2]


def test_one_vector_has_one_row_of_scores() -> None:
    assert fitted().scores(VECTORS[1]).shape == (3,)


def test_it_is_the_same_after_loading(tmp_path: Path) -> None:
    model = fitted()
    model.save(tmp_path)
    loaded = VectorModel.load(tmp_path, INTENTS)
    assert loaded is not None
    assert np.allclose(loaded.scores(VECTORS), model.scores(VECTORS), atol=1e-6)


def test_without_a_file_there_is_none(tmp_path: Path) -> None:
    assert VectorModel.load(tmp_path, INTENTS) is None


def test_an_intent_without_a_vector_is_an_error() -> None:
    with pytest.raises(ValueError, match="greet"):
        VectorModel.fit(VECTORS, INTENTS, [*INTENTS, "greet"], strength=1.0, seed=13)
