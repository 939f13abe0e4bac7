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
