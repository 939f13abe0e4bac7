"""The ways to ask the entries, read and encoded as messages are; their vectors are kept, so that a start is quick."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path

from orientation.text import fold
from orientation.understanding.encoder import Matrix, SentenceEncoder
from orientation.understanding.kept_vectors import kept_vectors
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
    return phrasings, kept_vectors([reader.in_full(message) for _, message in read], encoder, cache_dir / _FILE)


def phrasing_lemmas(text: str, reader: MessageReader) -> frozenset[str]:
    """Return the lemmas of a text, as those of a message are read."""
    return lemmas_of(chain.from_iterable(reader.read(_tokenised(text))))


def _tokenised(text: str) -> TokenisedMessage:
    tokens = [Token(fold(found[0]), found.start(), found.end()) for found in _WORD.finditer(text)]
    return TokenisedMessage(tokens, text=text)
