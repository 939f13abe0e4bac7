"""Say where the answer before came from, to who asks for its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from orientation.french.sentences import Sentences

_say = Sentences("sources_of_last {sources}", "source_of_year {source} {year}", "source_without_year {source}")


def last_sources(sources: Iterable[Mapping[str, Any]]) -> str:
    """Return a sentence and a list of the sources of an answer, "" if it had none.

    sources: as an answer shows them: `label`, `year` (None if it has none), `url` where there is one.
    """
    lines = [f"- {_line(source)}" for source in sources]
    return _say("sources_of_last", sources="\n".join(lines)) if lines else ""


def _line(source: Mapping[str, Any]) -> str:
    name = f"[{source['label']}]({source['url']})" if source.get("url") else str(source["label"])
    if source.get("year") is None:
        return _say("source_without_year", source=name)
    return _say("source_of_year", source=name, year=source["year"])
