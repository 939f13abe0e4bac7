"""The light Markdown of the API's texts, read into lines of spans: plain, bold, or a link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_LINK = re.compile(r"\[([^\]\n]+)\]\(((?:https?:|mailto:|tel:|sms:)[^)\s]+)\)")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_ITEM = re.compile(r"\s*(?:[-*•]|(\d{1,3})[.)])\s+(?=\S)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True)
class Span:
    """A run of text in one style; `url` is where it leads."""

    text: str
    bold: bool = False
    url: str | None = None


@dataclass(frozen=True)
class Line:
    """A line of text; `mark` is what stands before an item of a list: a number, or a dash."""

    spans: tuple[Span, ...]
    mark: str | None = None

    @property
    def is_numbered(self) -> bool:
        """Tell whether this is an item of a numbered list."""
        return self.mark is not None and self.mark.isdecimal()


Paragraph = tuple[Line, ...]


def parse(text: str) -> list[Paragraph]:
    """Return the paragraphs of a text, each of one line or more; what is no Markdown is text."""
    cleaned = _CONTROL.sub("", text.replace("\r\n", "\n"))
    paragraphs = [part.strip("\n") for part in re.split(r"\n[ \t]*\n", cleaned)]
    return [tuple(_line(line) for line in part.split("\n")) for part in paragraphs if part.strip()]


def address_of(span: Span) -> str:
    """Return what must be shown beside a link that cannot be clicked; empty when its text says it already."""
    if span.url is None:
        return ""
    address = re.sub(r"^(?:mailto|tel|sms):", "", span.url)
    shown = re.sub(r"\s", "", span.text)
    return "" if address == shown or re.sub(r"^https?://|/$", "", address) == shown else address


def _line(line: str) -> Line:
    item = _ITEM.match(line)
    if item is None:
        return Line(tuple(_spans(line.strip())))
    return Line(tuple(_spans(line[item.end() :].strip())), item[1] or "-")


def _spans(text: str) -> Iterator[Span]:
    """Yield the spans of a line: bold may hold links, a link's text may be bold."""
    at = 0
    for match in _BOLD.finditer(text):
        yield from _links(text[at : match.start()])
        for span in _links(match[1]):
            yield replace(span, bold=True)
        at = match.end()
    yield from _links(text[at:])


def _links(text: str) -> Iterator[Span]:
    at = 0
    for match in _LINK.finditer(text):
        if match.start() > at:
            yield Span(text[at : match.start()])
        yield Span(match[1], url=match[2])
        at = match.end()
    if at < len(text):
        yield Span(text[at:])
