from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from orientation.understanding.encoder import Matrix
from orientation.understanding.message_reader import MessageReader
from orientation.understanding.phrasings import read_phrasings

READER = MessageReader(["combien"], {"cb": ["combien"]}, [], lambda word: None)


class CountingEncoder:
    """Encode a text as its length, and remember what was asked."""

    dimension = 1
    version = "lengths"

    def __init__(self) -> None:
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> Matrix:
        self.encoded += texts
        return np.array([[len(text)] for text in texts], dtype=np.float32)


def test_abbreviations_are_read_in_full_before_they_are_encoded(tmp_path: Path) -> None:
    phrasings, vectors = read_phrasings({"a": ["cb ?"]}, READER, CountingEncoder(), tmp_path)
    assert [(phrasing.entry, phrasing.lemmas) for phrasing in phrasings] == [("a", frozenset(["combien"]))]
    assert vectors.tolist() == [[len("combien ?")]]


def test_only_new_phrasings_are_encoded_at_the_next_start(tmp_path: Path) -> None:
    read_phrasings({"a": ["un", "deux"]}, READER, CountingEncoder(), tmp_path)
    encoder = CountingEncoder()
    _, vectors = read_phrasings({"b": ["quatre"], "a": ["un", "deux"]}, READER, encoder, tmp_path)
    assert encoder.encoded == ["quatre"]
    assert vectors.tolist() == [[6], [2], [4]]


def test_a_damaged_file_is_made_again(tmp_path: Path) -> None:
    read_phrasings({"a": ["un"]}, READER, CountingEncoder(), tmp_path)
    for file in tmp_path.iterdir():
        file.write_bytes(b"PK\x03\x04 damaged")
    encoder = CountingEncoder()
    assert read_phrasings({"a": ["un"]}, READER, encoder, tmp_path)[1].tolist() == [[2]]
    assert encoder.encoded == ["un"]


def test_a_folder_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert read_phrasings({"a": ["un"]}, READER, CountingEncoder(), tmp_path / "file")[1].tolist() == [[2]]
