"""French words: how a message is cut into them, which exist, and their lemma, without a trained model."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from functools import lru_cache
from itertools import chain
from pathlib import Path

import spacy
import spacy_lookups_data  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, load_language_data

from orientation.data_files.locations import CACHE
from orientation.text import fold

DEFAULT_CACHE = CACHE

# Typed without a space after it, as in « bonjour!ça » and « ok.merci ».
_TYPED_TOGETHER = (
    r"[!?;:…]+",
    r"(?<=[^\W\d_])[.,/(]+(?=[^\W\d_])",
    r"(?<=\d)/(?=[^\W\d_])",
)
# spaCy separates d’, l’ and n’; young people also type j’, c’, s’, t’, m’, qu’.
_ELISIONS = (r"(?:[cdjlmnstCDJLMNST]|[qQ]u)['’](?=[^\W\d_])",)


@lru_cache(maxsize=1)
def french() -> Language:
    """Return spaCy's blank French pipeline, its tokenizer completed for what is typed in a chat.

    « bonjour!ça » is three tokens, « l’école » two, « bac+5 » one.
    """
    language = spacy.blank("fr")
    tokenizer = language.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    defaults = language.Defaults
    tokenizer.infix_finditer = compile_infix_regex([*(defaults.infixes or ()), *_TYPED_TOGETHER]).finditer
    tokenizer.prefix_search = compile_prefix_regex([*(defaults.prefixes or ()), *_ELISIONS]).search
    return language


class Lexicon:
    """Give the lemma of a French word form; accents and case do not matter.

    A form without accents that several lemmas share (« forme »: forme, formé, former) is its own lemma, so
    that a word has the same lemma however it is typed. Kept as sorted lines in one block of bytes: 240,000
    strings in a dictionary would take ten times the memory.
    """

    def __init__(self, lines: bytes) -> None:
        self._lines = lines

    def lemma(self, word: str) -> str | None:
        """Return the folded lemma of a word, None if it is no known French word."""
        return self._find(fold(word).replace("œ", "oe").encode() + b" ")

    def __contains__(self, word: str) -> bool:
        return self.lemma(word) is not None

    @lru_cache(maxsize=8192)  # noqa: B019 (one lexicon lives as long as the process)
    def _find(self, key: bytes) -> str | None:
        lines, low, high = self._lines, 0, len(self._lines)
        while low < high:
            start = lines.rfind(b"\n", 0, (low + high) // 2) + 1
            end = lines.find(b"\n", start)
            line = lines[start:end]
            if line.startswith(key):
                return line[len(key) :].decode()
            low, high = (end + 1, high) if line < key else (low, start)
        return None


@lru_cache(maxsize=1)
def lexicon(cache_dir: Path = DEFAULT_CACHE) -> Lexicon:
    """Return the lexicon of spacy-lookups-data; its compact form is kept in the cache folder."""
    cache_file = cache_dir / f"french-{spacy_lookups_data.__version__}.txt"
    with suppress(OSError):
        return Lexicon(cache_file.read_bytes())
    lines = _lines()
    with suppress(OSError):
        _write(cache_file, lines)
    return Lexicon(lines)


def _lines() -> bytes:
    lemmas: dict[str, set[str]] = {}
    for form, lemma in _pairs():
        lemmas.setdefault(form, set()).add(lemma)
    pairs = (f"{form} {found.pop() if len(found) == 1 else form}\n" for form, found in lemmas.items())
    return "".join(sorted(pairs)).encode()


def _pairs() -> list[tuple[str, str]]:
    table, index = _read_table("lemma_lookup"), _read_table("lemma_index")
    forms, lemmas = list(table), [found[0] for found in table.values()]
    # Words that are their own lemma (« combien ») are not in the table.
    alone = {*lemmas, *chain.from_iterable(index.values()), *french().Defaults.stop_words} - table.keys()
    folded = fold("|".join([*forms, *alone, *lemmas, *alone])).replace("œ", "oe").split("|")
    half = len(folded) // 2
    return [pair for pair in zip(folded[:half], folded[half:], strict=True) if " " not in pair[0]]


def _read_table(name: str) -> dict[str, list[str]]:
    table = load_language_data(spacy_lookups_data.fr[name])
    assert isinstance(table, dict)
    return table


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    os.replace(temporary, path)
