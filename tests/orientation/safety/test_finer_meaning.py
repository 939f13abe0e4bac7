"""The small networks on the vectors of our own encoder."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from orientation.safety.care_files import NO_NEED
from orientation.safety.care_model import ORDINARY_STYLE
from orientation.safety.finer_meaning import FINER, FinerMeaning
from orientation.safety.needs import Need
from orientation.understanding.question_encoder import question_encoder
from tests.support.assistant import ROOT


def test_what_was_saved_says_the_same(tmp_path: Path) -> None:
    random = np.random.default_rng(0)
    shapes = ((2, 6, 4), (2, 4), (2, 4, 3), (2, 3))
    layers = [random.normal(size=shape).astype(np.float16).astype(np.float32) for shape in shapes]
    meaning, vector = FinerMeaning(["a", "b", "c"], layers), random.normal(size=6).astype(np.float32)
    meaning.save(tmp_path / "networks.npz")
    loaded = FinerMeaning.load(tmp_path / "networks.npz")
    assert loaded.labels == ["a", "b", "c"]
    assert loaded.scores(vector) == pytest.approx(meaning.scores(vector))
    assert np.exp(meaning.scores(vector)).sum() <= 1.001


def test_its_labels_are_the_needs_and_none() -> None:
    needs = {need.value for need in Need}
    assert set(FinerMeaning.load(ROOT / FINER).labels) <= {*needs, NO_NEED, ORDINARY_STYLE}


@pytest.mark.parametrize(
    ("text", "is_distress"),
    [
        ("Je voudrais m’endormir et ne plus jamais me réveiller.", True),
        ("Combien coûte une année de master ?", False),
    ],
)
def test_distress_and_a_question_lie_apart(text: str, is_distress: bool) -> None:
    meaning = FinerMeaning.load(ROOT / FINER)
    chances = dict(zip(meaning.labels, np.exp(meaning.scores(question_encoder().encode([text])[0])), strict=True))
    assert bool(chances[NO_NEED] + chances[ORDINARY_STYLE] < 0.5) is is_distress
