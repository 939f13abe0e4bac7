"""Long texts in pieces that a channel takes: cut between paragraphs, else lines, sentences, words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

# Not at a no-break space, nor inside the text of a link.
_NO_LINK = r"(?![^\[\]]*\]\()"
_SENTENCES = re.compile(rf"(?<=[.!?…])[ \t]+{_NO_LINK}")
_WORDS = re.compile(rf"[ \t]+{_NO_LINK}")
_BOLD = "**"

Cut = Callable[[str, int], Iterable[str]]


def length(text: str) -> int:
    """Return the length of a text in UTF-16 code units, as messaging services count."""
    return len(text.encode("utf-16-le")) // 2


def split(text: str, limit: int) -> list[str]:
    """Return the text in pieces of at most `limit` UTF-16 code units, each as full as it can be.

    A piece ends between paragraphs; a paragraph that is too long is cut between lines, then sentences, then words.
    Bold that is cut ends in one piece and begins again in the next; a link stays whole.
    """
    return _pack(re.split(r"\n\s*\n", text.strip()), "\n\n", limit, _cut_paragraph)


def _cut_paragraph(paragraph: str, limit: int) -> Iterable[str]:
    return _pack(paragraph.split("\n"), "\n", limit, _cut_line)


def _cut_line(line: str, limit: int) -> Iterable[str]:
    return _with_whole_bold(_pack(_SENTENCES.split(line), " ", limit - 2 * len(_BOLD), _cut_sentence))


def _cut_sentence(sentence: str, limit: int) -> Iterable[str]:
    return _pack(_WORDS.split(sentence), " ", limit, _chop)


def _pack(parts: Iterable[str], between: str, limit: int, cut: Cut) -> list[str]:
    pieces: list[str] = []
    for part in filter(None, parts):
        joined = f"{pieces[-1]}{between}{part}" if pieces else part
        if pieces and length(joined) <= limit:
            pieces[-1] = joined
        else:
            pieces += [part] if length(part) <= limit else cut(part, limit)
    return pieces


def _with_whole_bold(pieces: list[str]) -> Iterator[str]:
    is_open = False
    for piece in pieces:
        begun = f"{_BOLD}{piece}" if is_open else piece
        is_open = begun.count(_BOLD) % 2 == 1
        yield f"{begun}{_BOLD}" if is_open else begun


def _chop(word: str, limit: int) -> Iterator[str]:
    piece, size = "", 0
    for character in word:
        width = length(character)
        if size + width > limit:
            yield piece
            piece, size = "", 0
        piece, size = piece + character, size + width
    yield piece
