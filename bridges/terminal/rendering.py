"""Messages of the API as lines of a terminal."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from bridges.rendering.choices import choices_of
from bridges.rendering.sources import source_names
from orientation.text import NBSP

_LINK = re.compile(r"\[([^\]]+)\]\(((?:https?:|mailto:|tel:)[^)\s]+)\)")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_LIST_ITEM = re.compile(r"\s*(?:[-*•]|\d+\.)\s+")
# A line may be broken inside what is bold: one character stands for each mark until then.
_BOLD_ON, _BOLD_OFF = "\ue000", "\ue001"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ue000\ue001]")


def render(messages: Sequence[dict[str, Any]], width: int, bold: bool) -> str:
    """Return the messages with their sources and numbered choices, at most `width` wide.

    Bold marks become the terminal's own where `bold`, else they go; a link shows its address.
    """
    lines: list[str] = []
    for message in messages:
        lines += [*_text(message["text"], width, bold), *_sources(message, width), ""]
    for number, choice in enumerate(choices_of(messages), start=1):
        lines += _wrapped(f"[{number}] {_safe(choice.label)}", width)
    return "\n".join(lines).rstrip("\n")


def _text(text: str, width: int, bold: bool) -> Iterator[str]:
    shown = _BOLD.sub(f"{_BOLD_ON}\\1{_BOLD_OFF}", _LINK.sub(r"\1 (\2)", _safe(text)))
    on, off = ("\033[1m", "\033[0m") if bold else ("", "")
    for line in shown.split("\n"):
        item = _LIST_ITEM.match(line)
        for wrapped in _wrapped(line, width, " " * len(item[0]) if item else ""):
            yield wrapped.replace(_BOLD_ON, on).replace(_BOLD_OFF, off)


def _sources(message: dict[str, Any], width: int) -> Iterator[str]:
    names = source_names(message.get("sources") or ())
    if names:
        heading = "Source" if len(names) == 1 else "Sources"
        yield from _wrapped(f"{heading}{NBSP}: {_safe(f'{NBSP}; '.join(names))}", width)


def _wrapped(line: str, width: int, indent: str = "") -> list[str]:
    lines = textwrap.wrap(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    return lines or [""]


def _safe(text: str) -> str:
    return _CONTROL.sub("", text)  # nothing that a terminal would obey
