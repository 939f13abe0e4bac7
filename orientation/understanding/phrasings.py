"""The ways to ask the entries, read and encoded as messages are; their vectors are kept, so that a start is quick."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from orientation.text import fold
from orientation.understanding.encoder import Matrix, SentenceEncoder
from orientation.understanding.message import Token, TokenisedMessage
from orientation.understanding.message_reader import MessageReader
from orientation.understanding.retrieval import Phrasing, lemmas_of

_WORD = re.compile(r"\w+['’]|\w+|[^\w\s]")
_FILE = "phrasings.npz"


def read_phrasings(
    asks: Mapping[str, Sequence[str]], reader: MessageReader, encoder: SentenceEncoder, cache_dir: Path
) -> tuple[list[Phrasing], Matrix]:
    """Return the phrasings of each entry, and their vectors, one row each."""
    read = [(entry, _tokenised(text)) for entry, texts in asks.items() for text in texts]
    phrasings = [
        Phrasing(entry, lemmas_of(chain.from_iterable(reader.read(message))), message.text) for entry, message in read
    ]
    return phrasings, _encoded([reader.in_full(message) for _, message in read], encoder, cache_dir / _FILE)


def phrasing_lemmas(text: str, reader: MessageReader) -> frozenset[str]:
    """Return the lemmas of a text, as those of a message are read."""
    return lemmas_of(chain.from_iterable(reader.read(_tokenised(text))))


def _tokenised(text: str) -> TokenisedMessage:
    tokens = [Token(fold(found[0]), found.start(), found.end()) for found in _WORD.finditer(text)]
    return TokenisedMessage(tokens, text=text)


def _encoded(texts: Sequence[str], encoder: SentenceEncoder, file: Path) -> Matrix:
    """Return the vectors of texts; only those that the file has not are encoded.

    The file is there for speed alone: one that is damaged, or cannot be written, changes nothing else.
    """
    keys = [hashlib.sha256(f"{encoder.version}\x00{text}".encode()).hexdigest() for text in texts]
    kept: dict[str, Matrix] = {}
    with suppress(OSError, ValueError, KeyError, EOFError, BadZipFile), np.load(file) as arrays:
        kept = dict(zip(arrays["keys"].tolist(), arrays["vectors"], strict=True))
    missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in kept}
    if missing:
        kept.update(zip(missing, encoder.encode(list(missing.values())), strict=True))
    vectors = np.stack([kept[key] for key in keys])
    if missing:
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            unfinished = file.with_suffix(f".{os.getpid()}.npz")
            np.savez(unfinished, keys=np.array(keys), vectors=vectors)
            unfinished.replace(file)
    return vectors
