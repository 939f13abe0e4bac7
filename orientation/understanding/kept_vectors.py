"""Vectors of texts that are encoded once and kept in a file, so that a start is quick."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from orientation.understanding.encoder import Matrix, SentenceEncoder

# Vectors of other texts stay in the file as long as there are no more than these: another folder of data may need them.
_MOST_OTHERS = 20_000


def kept_vectors(texts: Sequence[str], encoder: SentenceEncoder, file: Path) -> Matrix:
    """Return the vectors of texts, one row each; only those that the file has not are encoded.

    The file is there for speed alone: one that is damaged, or cannot be written, changes nothing else.
    """
    version = encoder.version
    keys = [hashlib.sha256(f"{version}\x00{text}".encode()).hexdigest() for text in texts]
    kept: dict[str, Matrix] = {}
    with suppress(OSError, ValueError, KeyError, EOFError, BadZipFile), np.load(file) as arrays:
        kept = dict(zip(arrays["keys"].tolist(), arrays["vectors"], strict=True))
    missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in kept}
    if missing:
        kept.update(zip(missing, encoder.encode(list(missing.values())), strict=True))
        asked = set(keys)
        others = [key for key in kept if key not in asked][:_MOST_OTHERS]
        _keep({key: kept[key] for key in [*keys, *others]}, file)
    found: Matrix = np.stack([kept[key] for key in keys]) if keys else np.zeros((0, encoder.dimension), np.float32)
    return found


def _keep(vectors: dict[str, Matrix], file: Path) -> None:
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_suffix(f".{os.getpid()}.npz")
        np.savez(unfinished, keys=np.array(list(vectors)), vectors=np.stack(list(vectors.values())))
        unfinished.replace(file)
