from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from orientation.understanding.linear_model import LinearModel, probabilities

MESSAGES = {
    "ask_salary": ["combien on gagne", "quel salaire", "on gagne combien", "le salaire", "salaire combien"],
    "ask_studies": ["quelles etudes", "faut quelles etudes", "les etudes", "etudes apres le bac"],
    "search": ["une ecole ici", "ecole de maths", "une ecole", "ecole"],
}
COUNTED = [Counter(text.split()) for texts in MESSAGES.values() for text in texts]
LABELS = [intent for intent, texts in MESSAGES.items() for _ in texts]


def fitted(seed: int = 13) -> LinearModel:
    return LinearModel.fit(COUNTED, LABELS, strength=1.0, seed=seed, least_messages=3)


@pytest.fixture(scope="module")
def model() -> LinearModel:
    return fitted()


def best(model: LinearModel, text: str) -> str:
    return model.intents[int(model.scores(Counter(text.split())).argmax())]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("salaire", "ask_salary"),
        ("combien combien", "ask_salary"),
        ("etudes", "ask_studies"),
        ("une ecole bidule", "search"),
    ],
)
def test_it_learns_from_examples(model: LinearModel, text: str, intent: str) -> None:
    assert best(model, text) == intent


def test_its_own_separator_says_yes_and_the_others_no(model: LinearModel) -> None:
    for counts, label in zip(COUNTED, LABELS, strict=True):
        scores = dict(zip(model.intents, model.scores(counts), strict=True))
        assert max(scores, key=lambda intent: scores[intent]) == label
    assert model.scores({"ecole": 1})[model.intents.index("ask_salary")] < 0


def test_a_rare_feature_is_left_out(model: LinearModel) -> None:
    assert not model.knows_any({"maths": 1, "bac": 1})  # of one message each
    assert model.knows_any({"maths": 1, "ecole": 1})
    assert np.array_equal(model.scores({"ecole": 1, "maths": 5}), model.scores({"ecole": 1}))


@pytest.mark.parametrize("counts", [{}, {"bidule": 3}])
def test_without_a_known_feature_the_biases_remain(model: LinearModel, counts: dict[str, int]) -> None:
    assert not model.knows_any(counts)
    scores = model.scores(counts)
    assert np.array_equal(scores, model.scores({}))
    assert np.isfinite(scores).all()
    assert len(scores) == len(model.intents)


def test_the_length_of_a_message_does_not_count(model: LinearModel) -> None:
    once = model.scores({"ecole": 1})
    assert model.scores({"ecole": 9}) == pytest.approx(once, abs=1e-5)


def test_it_is_the_same_after_loading(model: LinearModel, tmp_path: Path) -> None:
    names = json.loads(json.dumps(model.save(tmp_path)))
    loaded = LinearModel.load(tmp_path, names)
    assert loaded.intents == model.intents
    for counts in (*COUNTED, Counter(), Counter(["bidule"])):
        assert loaded.scores(counts) == pytest.approx(model.scores(counts), abs=1e-5)
        assert loaded.knows_any(counts) == model.knows_any(counts)


def test_saving_what_was_loaded_changes_nothing(model: LinearModel, tmp_path: Path) -> None:
    names = model.save(tmp_path)
    (tmp_path / "again").mkdir()
    assert LinearModel.load(tmp_path, names).save(tmp_path / "again") == names
    with np.load(tmp_path / "weights.npz") as first, np.load(tmp_path / "again" / "weights.npz") as second:
        for array in ("idf", "weights", "bias"):
            assert np.array_equal(first[array], second[array])


def test_nothing_in_the_saved_model_is_a_pickle(model: LinearModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["weights.npz"]
    with np.load(tmp_path / "weights.npz", allow_pickle=False) as arrays:
        assert {str(arrays[name].dtype) for name in arrays} == {"float32", "int8"}


def test_the_same_seed_gives_the_same_model() -> None:
    first, second = fitted(), fitted()
    assert np.array_equal(first.scores({"ecole": 1, "salaire": 2}), second.scores({"ecole": 1, "salaire": 2}))


@pytest.mark.parametrize("scores", [[0.0, 1.0, -1.0], [5.0], [0.0, 0.0], [-500.0, 500.0, 0.0]])
@pytest.mark.parametrize("temperature", [0.05, 0.12, 1.0, 10.0])
def test_probabilities_are_shares_in_the_order_of_the_scores(scores: list[float], temperature: float) -> None:
    shares = probabilities(np.array(scores, dtype=np.float32), temperature)
    assert shares.sum() == pytest.approx(1, abs=1e-5)
    assert (shares >= 0).all()
    assert int(shares.argmax()) == int(np.argmax(scores))


def test_a_lower_temperature_gives_more_to_the_best() -> None:
    scores = np.array([0.2, 0.1, -0.4], dtype=np.float32)
    best_shares = [float(probabilities(scores, temperature)[0]) for temperature in (10.0, 1.0, 0.12, 0.01)]
    assert best_shares == sorted(best_shares)
    assert best_shares[0] < 0.4 < 0.99 < best_shares[-1]


def test_equal_scores_give_equal_shares() -> None:
    assert probabilities(np.array([3.0, 3.0], dtype=np.float32), 0.12).tolist() == [0.5, 0.5]
