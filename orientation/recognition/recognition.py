"""Find the schools, towns, levels… of the data files in what a user typed, typos included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from orientation.knowledge.names import Name
from orientation.recognition import context
from orientation.recognition.french import DEFAULT_CACHE, lexicon
from orientation.recognition.name_matching import Found, NameMatcher
from orientation.recognition.other_names import Span, is_part_of_another_name
from orientation.recognition.pieces import Piece, cut, words_of
from orientation.recognition.programme_names import names_its_programme
from orientation.recognition.unlisted import unlisted_school

# Of two names for the same part of a text, the first kind counts.
KINDS = ("programme", "school", "unlisted_school", "diploma", "level", "speciality", "town", "region")
_SAME_AS_MAIS = "ms"


@dataclass(frozen=True)
class Mention:
    """A name in a text: `start` and `end` are offsets in it, `score` is 1 when there was no typo."""

    kind: str
    id: str
    start: int
    end: int
    text: str
    score: float = 1.0


class Recogniser:
    """Find names whatever the accents, case, hyphens, plurals and small typos.

    There is one mention for one part of a text: the longest, then the first in the order of KINDS.
    """

    def __init__(self, names: Iterable[Name], cache_dir: Path = DEFAULT_CACHE) -> None:
        by_rank = sorted(names, key=lambda name: KINDS.index(name.kind))
        is_word = lexicon(cache_dir).__contains__
        self._matcher = NameMatcher(by_rank, is_word)
        self._towns: dict[str, str] = {}
        for name in by_rank:
            if name.kind == "town":
                self._towns.setdefault(name.id, name.text)
        self._everyday_acronyms = {
            name
            for name in by_rank
            if name.text.isupper() and len(words_of(name.text)) == 1 and len(name.text) < 4
            if is_word(name.text) or name.text.lower() == _SAME_AS_MAIS
        }

    def find(self, text: str) -> list[Mention]:
        """Return the mentions in a text, in their order, without overlap."""
        pieces = cut(text)
        words = [piece.text for piece in pieces]
        found = list(self._matcher.find(words))
        found += self._unlisted(words, found)
        spans = [item.span for item in found]
        others = [
            span for span in spans if is_part_of_another_name(words, span, spans, text[pieces[span.last - 1].end :])
        ]
        meant = [
            item
            for item in found
            if not any(_is_inside(item.span, other) for other in others)
            if self._is_meant(item, words, spans, pieces, text)
        ]
        return _longest([item for item in meant if names_its_programme(item, words, meant)], pieces, text)

    def _unlisted(self, words: Sequence[str], found: Sequence[Found]) -> Iterator[Found]:
        """Yield schools named by a town, unless the town is part of the name of a school that is known."""
        known = [item.span for item in found if item.name.kind in ("programme", "school")]
        regions = [item for item in found if item.name.kind == "region"]
        for item in found:
            _, first, last = item.span
            if item.name.kind != "town" or any(other.first <= first < other.last for other in known):
                continue
            for label, start, end in unlisted_school(words, first, last, self._towns[item.name.id]):
                # « université du Havre Normandie »
                end = next((other.span.last for other in regions if other.span.first == end), end)
                name = Name("unlisted_school", label, label)
                yield Found(name, Span(name.kind, start, end), item.score)

    def _is_meant(
        self, item: Found, words: Sequence[str], spans: Sequence[Span], pieces: Sequence[Piece], text: str
    ) -> bool:
        name, span = item.name, item.span
        end = pieces[span.last - 1].end
        typed = text[pieces[span.first].start : end]
        if name in self._everyday_acronyms:
            return context.is_acronym(words, span, typed, text)
        if name.adjective:
            return context.is_adjective_of_place(words, span)
        doubtful = name.ambiguous or name.verbatim
        if doubtful and not context.is_place(words, span, spans, typed, text, by_capital=not name.verbatim):
            return False
        return not (
            context.ends_with_a_quantity(words, span)
            or context.is_verb(words, span)
            or context.is_other_job_or_thing(words, span)
            or context.is_no_diploma(words, span)
            or context.is_job_or_technology(words_of(name.text), words, span, spans)
        )


def _is_inside(span: Span, other: Span) -> bool:
    """Tell whether a mention is another one of its kind, or a part of it."""
    return span.kind == other.kind and other.first <= span.first and span.last <= other.last


def _longest(found: Iterable[Found], pieces: Sequence[Piece], text: str) -> list[Mention]:
    def rank(item: Found) -> tuple[int, float, int]:
        length = pieces[item.span.last - 1].end - pieces[item.span.first].start
        return (-length, -item.score, KINDS.index(item.name.kind))

    taken: set[int] = set()
    mentions: list[Mention] = []
    for item in sorted(found, key=rank):
        indexes = range(item.span.first, item.span.last)
        if taken.isdisjoint(indexes):
            taken.update(indexes)
            start, end = pieces[indexes[0]].start, pieces[indexes[-1]].end
            mentions.append(Mention(item.name.kind, item.name.id, start, end, text[start:end], item.score))
    return sorted(mentions, key=lambda mention: mention.start)
