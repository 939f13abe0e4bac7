"""The line that names the sources of an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from orientation.text import NBSP


def source_names(sources: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return each source with its year, unless its label says it already."""
    return [_name(source["label"], source.get("year")) for source in sources]


def sources_line(sources: Sequence[Mapping[str, Any]]) -> str:
    """Return the line in light Markdown, linked where an address is known; empty without sources."""
    if not sources:
        return ""
    named = [
        f"[{name}]({source['url']})" if source.get("url") else name
        for name, source in zip(source_names(sources), sources, strict=True)
    ]
    heading = "Source" if len(named) == 1 else "Sources"
    return f"{heading}{NBSP}: " + f"{NBSP}; ".join(named)


def _name(label: str, year: int | None) -> str:
    return label if year is None or str(year) in label else f"{label}, {year}"
