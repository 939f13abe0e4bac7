"""Say where the answer before came from, to who asks for its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from orientation.french.sentences import Sentences
from orientation.recognition.pieces import words_of

Sources = list[dict[str, Any]]

# Shorter words are in every answer.
_TELLING = 6
_say = Sentences("sources_of_last {sources}", "source_of_year {source} {year}", "source_without_year {source}")


def last_sources(sources: Iterable[Mapping[str, Any]]) -> str:
    """Return a sentence and a list of the sources of an answer, "" if it had none.

    sources: as an answer shows them: `label`, `year` (None if it has none), `url` where there is one.
    """
    lines = [f"- {_line(source)}" for source in sources]
    return _say("sources_of_last", sources="\n".join(lines)) if lines else ""


def spoken_of(text: str, answers: Sequence[tuple[str, Sources]]) -> Sources:
    """Return the sources of the answer that a message speaks of: « qui a fait l’enquête des 170 millions ? ».

    answers: their texts and sources, the newest first; that is the one, if no other says more of the message.
    """
    asked = {word for word in words_of(text) if len(word) >= _TELLING or word.isdecimal()}
    shared = [len(asked.intersection(words_of(said))) for said, _ in answers]
    # One word more may be chance.
    is_older = bool(shared) and max(shared) > shared[0] + 1
    return answers[shared.index(max(shared)) if is_older else 0][1] if answers else []


def _line(source: Mapping[str, Any]) -> str:
    name = f"[{source['label']}]({source['url']})" if source.get("url") else str(source["label"])
    if source.get("year") is None:
        return _say("source_without_year", source=name)
    return _say("source_of_year", source=name, year=source["year"])
