from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridges.rendering.splitting import length, split


@pytest.mark.parametrize(
    ("text", "limit", "pieces"),
    [
        ("court", 10, ["court"]),
        ("", 10, []),
        ("aaaa\n\nbbbb\n\ncc", 10, ["aaaa\n\nbbbb", "cc"]),
        ("aaaa\n\n\n\nbbbb", 10, ["aaaa\n\nbbbb"]),
        # A paragraph that is too long: between lines
        ("aa\n\nbbbb\ncccc\ndddd", 10, ["aa", "bbbb\ncccc", "dddd"]),
        # a line: between sentences, then words
        ("Oui. Non. Peut-être. Si.", 16, ["Oui. Non.", "Peut-être.", "Si."]),
        ("un deux trois quatre", 14, ["un deux", "trois", "quatre"]),
        ("un deux\u00a0: trois", 12, ["un", "deux\u00a0:", "trois"]),
        # a word: anywhere, but never in the middle of a character
        ("a" * 20, 12, ["a" * 8, "a" * 8, "a" * 4]),
        ("😀" * 10, 12, ["😀" * 4, "😀" * 4, "😀" * 2]),
        # Bold ends and begins again; a link stays whole
        ("**gras un peu long** fin", 15, ["**gras un**", "**peu long**", "fin"]),
        ("voir [le site web](https://e.fr) fin", 32, ["voir", "[le site web](https://e.fr)", "fin"]),
    ],
)
def test_pieces(text: str, limit: int, pieces: list[str]) -> None:
    assert split(text, limit) == pieces


@given(st.text(alphabet="aé😀 .\n*", max_size=300), st.integers(10, 60))
def test_no_piece_is_too_long_and_no_word_is_lost(text: str, limit: int) -> None:
    pieces = split(text, limit)
    assert all(length(piece) <= limit for piece in pieces)
    letters = [character for character in text if character in "aé😀."]
    assert [character for character in "".join(pieces) if character in "aé😀."] == letters
