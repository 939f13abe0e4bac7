"""What a typed search says beside the names that were recognised in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache

from orientation.french.files import SEARCH_WORDS, SUBJECT, bare
from orientation.french.lists import LISTS
from orientation.french.phrases import Cue
from orientation.recognition.pieces import PAUSE, cut


@dataclass(frozen=True)
class Subject:
    """Something that people search by beside names; the catalogue may tell it of some programmes, or of none.

    `name` stands after « mon catalogue ne dit pas ». `on_card`: the detail of a programme tells it, or tells that
    it is to be checked. `criterion`: the field and the value of a search for it; None if it is no criterion.
    """

    name: str
    cue: Cue = field(compare=False, repr=False)
    on_card: bool = False
    criterion: tuple[str, str] | None = None


@dataclass(frozen=True)
class Leftovers:
    """The subjects that are named, whether « near me » is said, and whether words are left that mean something."""

    subjects: tuple[Subject, ...] = ()
    near_me: bool = False
    has_other_words: bool = False


_LONG = 5
_NEARLY_SAME = 0.85


def leftovers(text: str, recognised: Iterable[tuple[int, int]]) -> Leftovers:
    """Return what the words of a text say outside the parts that were recognised, given by their offsets."""
    taken = list(recognised)
    pieces = [piece for piece in cut(text) if not any(start < piece.end and piece.start < end for start, end in taken)]
    words = [bare(piece.text) for piece in pieces]
    found = {subject: _positions(words, subject.cue) for subject in _subjects()}
    near_me = _positions(words, SEARCH_WORDS.cues.near_me)
    used = near_me.union(*found.values())
    others = (word for position, word in enumerate(words) if position not in used)
    return Leftovers(
        subjects=tuple(_told(subject for subject, positions in found.items() if positions)),
        near_me=bool(near_me),
        has_other_words=not all(map(_is_ordinary, others)),
    )


def _told(found: Iterable[Subject]) -> Iterator[Subject]:
    """Yield the subjects, without those that another one says more precisely: « pas cher » is more than the price."""
    subjects = list(found)
    precise = {subject.name for subject in subjects if subject.criterion}
    yield from (subject for subject in subjects if subject.criterion or subject.name not in precise)


def _positions(words: Sequence[str], cue: Cue) -> set[int]:
    return {position for start, end in cue.spans(words) for position in range(start, end)}


def _is_ordinary(word: str) -> bool:
    ordinary = SEARCH_WORDS.words.ordinary
    if word in ordinary or word == PAUSE:
        return True
    # « fomation », « ecolle »
    return len(word) >= _LONG and bool(get_close_matches(word, ordinary, n=1, cutoff=_NEARLY_SAME))


@lru_cache(maxsize=1)
def _subjects() -> tuple[Subject, ...]:
    """Return what the catalogue does not tell."""
    return tuple(
        Subject(
            entry["name"],
            getattr(SEARCH_WORDS.cues, entry["id"]),
            entry.get("on_card", False),
            (entry["field"], entry["value"]) if "field" in entry else None,
        )
        for entry in SEARCH_WORDS.section(LISTS.name)
        if entry["id"].startswith(SUBJECT)
    )
