from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from orientation.understanding.encoder import Matrix
from orientation.understanding.kept_vectors import kept_vectors


class CountingEncoder:
    """Encode a text as its length, and remember what was asked."""

    dimension = 1
    version = "lengths"

    def __init__(self) -> None:
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> Matrix:
        self.encoded += texts
        return np.array([[len(text)] for text in texts], dtype=np.float32)


def encoded_after(kept: Sequence[str], texts: Sequence[str], file: Path) -> tuple[list[str], list[list[float]]]:
    kept_vectors(kept, CountingEncoder(), file)
    encoder = CountingEncoder()
    vectors = kept_vectors(texts, encoder, file)
    return encoder.encoded, vectors.tolist()


def test_only_new_texts_are_encoded(tmp_path: Path) -> None:
    assert encoded_after(["un", "deux"], ["quatre", "un", "deux"], tmp_path / "v.npz") == (["quatre"], [[6], [2], [4]])


def test_the_vectors_of_another_folder_of_data_stay(tmp_path: Path) -> None:
    kept_vectors(["un"], CountingEncoder(), tmp_path / "v.npz")
    assert encoded_after(["deux"], ["un"], tmp_path / "v.npz") == ([], [[2]])


def test_a_damaged_file_is_made_again(tmp_path: Path) -> None:
    file = tmp_path / "v.npz"
    kept_vectors(["un"], CountingEncoder(), file)
    file.write_bytes(b"PK\x03\x04 damaged")
    encoder = CountingEncoder()
    assert kept_vectors(["un"], encoder, file).tolist() == [[2]]
    assert encoder.encoded == ["un"]


def test_a_folder_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert kept_vectors(["un"], CountingEncoder(), tmp_path / "file" / "v.npz").tolist() == [[2]]


def test_no_text_has_no_vector(tmp_path: Path) -> None:
    assert kept_vectors([], CountingEncoder(), tmp_path / "v.npz").shape == (0, 1)
