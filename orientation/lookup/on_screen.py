"""Which of the programmes on the screen a message speaks of: « la 3 », « le IASD », « le BUT à Nice »."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from orientation.french.files import CONVERSATION
from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.programme import Programme
from orientation.recognition.pieces import words_of
from orientation.text import fold

# « IASD », « ModIA » : two capitals at least.
_ACRONYM = re.compile(r"\b(?=\w*[A-Z]\w*[A-Z])\w{3,}\b")
# Shorter words name too much.
_SHORTEST_NAME = 5
# The kinds of names by which one of those shown is told from the others.
_TELL_APART = ("diploma", "school", "town", "speciality")


class OnScreen:
    """Find the programme on the screen that a message speaks of.

    is_word: whether a folded word is an everyday one, which names no school.
    """

    def __init__(self, catalogue: Catalogue, is_word: Callable[[str], bool]) -> None:
        self._catalogue = catalogue
        self._at = {programme.id: at for at, programme in enumerate(catalogue.ordered)}
        self._of_school = {
            id_: frozenset(word for name in (school.label, school.name, *school.aliases) for word in words_of(name))
            for id_, school in catalogue.schools.items()
        }
        counts = Counter(word for words in self._of_school.values() for word in words)
        towns = {word for town in catalogue.towns.values() for word in words_of(town.name)}
        self._naming = frozenset(
            word
            for word, count in counts.items()
            if count == 1 and len(word) >= _SHORTEST_NAME and word not in towns and not is_word(word)
        )

    def named(
        self,
        shown: Sequence[str],
        words: Sequence[str],
        entities: Iterable[Mapping[str, Any]] = (),
        first: int = 1,
        text: str = "",
    ) -> str | None:
        """Return the id of the one programme that is spoken of, None if none or several are.

        shown: the ids on the screen, the first with the number `first`. words: of the message, folded; text: as typed.
        """
        entities = [*entities]
        is_definite = any(_is_definite(text, entity) for entity in entities if entity.get("entity") == "diploma")
        listed = [self._catalogue.programmes[id_] for id_ in shown if id_ in self._catalogue.programmes]
        named: dict[str, set[str]] = {}
        for entity in entities:
            value = entity.get("value")
            ids = map(str, value if isinstance(value, list) else [value])
            named.setdefault(str(entity.get("entity")), set()).update(ids)
        schools = {"school": named["school"]} if "school" in named else {}
        listed = [each for each in listed if self._fits(each, schools)]
        if family := named.get("unlisted_school"):
            # « Polytech » is the one of the list.
            known = [
                self._catalogue.unlisted_schools[name] for name in family if name in self._catalogue.unlisted_schools
            ]
            of_it = [each.id for each in listed if any(each.school in school.schools for school in known)]
            return of_it[0] if len(of_it) == 1 else None
        if len(schools.get("school", ())) > 1:
            return None
        numbers = _numbers(words)
        if numbers:
            at = next(iter(numbers)) - first
            return shown[at] if len(numbers) == 1 and 0 <= at < len(shown) and shown[at] in self._at else None
        if programmes := named.get("programme"):
            # Of programmes of one title, the one on the screen is meant.
            titles = {fold(self._catalogue.programmes[id_].title) for id_ in programmes & self._at.keys()}
            of_title = [each.id for each in listed if fold(each.title) in titles]
            return of_title[0] if len(of_title) == 1 else None
        by_word = [each.id for each in listed if any(self._tells(each, listed, word) for word in words)]
        if by_word:
            return by_word[0] if len(by_word) == 1 else None
        kinds = named.keys() & set(_TELL_APART)
        # « une école d’ingénieurs » is any of them, « le BUT » that of the list.
        is_enough = "school" in kinds or ("diploma" in kinds and (len(kinds) > 1 or is_definite))
        by_name = [each.id for each in listed if is_enough and self._fits(each, named)]
        return by_name[0] if len(by_name) == 1 else None

    def _fits(self, programme: Programme, named: Mapping[str, set[str]]) -> bool:
        """Tell whether a programme is of each kind that is named."""
        index, at = self._catalogue.index, self._at[programme.id]
        return all(
            any(index[kind].get(id_, 0) >> at & 1 for id_ in named[kind]) for kind in _TELL_APART if kind in named
        )

    def _tells(self, programme: Programme, listed: Sequence[Programme], word: str) -> bool:
        """Tell whether a word names a programme and no other of the list: an acronym of its title, or its school."""
        if word in self._acronyms(programme):
            return all(each is programme or word not in self._acronyms(each) for each in listed)
        return word in self._naming and word in self._of_school[programme.school]

    def _acronyms(self, programme: Programme) -> frozenset[str]:
        diploma = self._catalogue.diplomas[programme.diploma]
        of_diploma = {word for name in (diploma.name, *diploma.aliases) for word in words_of(name)}
        own = frozenset(map(fold, _ACRONYM.findall(programme.title)))
        return own - of_diploma - self._of_school[programme.school]


def _is_definite(text: str, entity: Mapping[str, Any]) -> bool:
    """Tell whether a name stands after « le », or « cette »."""
    before = words_of(text[: entity.get("start") or 0])
    return before[-1:] != () and before[-1] in CONVERSATION.words.definite


def _numbers(words: Sequence[str]) -> set[int]:
    """Return the numbers by which something of the list is picked: « la 3, on y entre comment ? »."""
    spans = CONVERSATION.cues.picks_one.spans(words)
    return {int(word) for start, end in spans for word in words[start:end] if word.isdecimal()}
