"""Hear a message as data/paths.yml does: stretches that speak of somebody, show a sign, or are something else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from orientation.paths.paths_data import Paths
from orientation.paths.words import Word, WordCutter

# Lists of `speech`; OPENERS say who is spoken of.
OPENERS = ("self", "self_has", "child", "child_again", "pupils", "home")
BETWEEN, WISHES, STARTS, DECOYS = "between", "wishes", "starts", "decoys"
OWN, DENIES, RATHER = "own", "denies", "rather"
# What else a stretch may be.
SIGN, TOWN, PAUSE, QUESTION, END, OTHER = "sign", "town", ",", "?", "end", "other"

_PAUSES = frozenset(",;:.!()/+\n")
_ENDS = frozenset(";.!\n")


@dataclass(frozen=True)
class Heard:
    """One stretch of a message: its kind, the signs it shows, and whether these words alone say of whom.

    town: the id of the town that it names.
    """

    kind: str
    signs: tuple[str, ...] = ()
    told: bool = False
    town: str | None = None


class Listener:
    """Cut messages into the longest phrases that are known."""

    def __init__(self, paths: Paths, abbreviations: Mapping[str, Sequence[str]]) -> None:
        self._paths = paths
        self._ages = [(sign.ages, sign.id) for sign in paths.signs.values() if sign.ages]
        self._cutter = WordCutter(abbreviations, paths.speech["repaired"], paths.speech["as_typed"])
        self._known = self._index()
        self._longest = max(map(len, self._known))
        self._by_name: dict[tuple[str, str], tuple[str, ...]] = {}
        for sign in paths.signs.values():
            for kind, ids in (("diploma", sign.diplomas), ("level", sign.levels)):
                for id_ in ids:
                    self._by_name[kind, id_] = (*self._by_name.get((kind, id_), ()), sign.id)

    def hear(self, text: str, entities: Iterable[Mapping[str, Any]]) -> Iterator[Heard]:
        """Yield the stretches of a message in their order; `entities` are the names that were recognised in it."""
        words = self._cutter.cut(text)
        spans = self._spans(entities)
        position = 0
        while position < len(words):
            length, heard = self._at(words, position)
            # What this file has no words for may be a name that was recognised, « lissence ».
            entity = next((span for span in spans if span[0] == words[position].start), None)
            if heard.kind == OTHER and entity:
                yield entity[2]
                while position < len(words) and words[position].start < entity[1]:
                    position += 1
                continue
            yield Heard(BETWEEN) if heard.kind == OTHER and _is_proper(text, words, position) else heard
            position += length

    def _at(self, words: Sequence[Word], position: int) -> tuple[int, Heard]:
        """Return the longest phrase that begins here, and how many words it has."""
        for length in range(min(self._longest, len(words) - position), 0, -1):
            phrase = tuple(word.text for word in words[position : position + length])
            if heard := self._known.get(phrase):
                return length, heard
        word = words[position].text
        if word.isdecimal():
            return self._number(words, position)
        if word == "?":
            return 1, Heard(QUESTION)
        if word in _ENDS:
            return 1, Heard(END)
        return 1, Heard(PAUSE if word in _PAUSES else OTHER)

    def _number(self, words: Sequence[Word], position: int) -> tuple[int, Heard]:
        unit = words[position + 1].text if position + 1 < len(words) else ""
        if unit not in ("ans", "an"):
            return 1, Heard(OTHER)
        if self._at(words, position + 1)[0] > 1:
            # « 12 ans d’expérience »
            return 1, Heard(BETWEEN)
        age = int(words[position].text)
        signs = tuple(id_ for (low, high), id_ in self._ages if low <= age <= high)
        return 2, Heard(SIGN, signs) if signs else Heard(BETWEEN)

    def _spans(self, entities: Iterable[Mapping[str, Any]]) -> list[tuple[int, int, Heard]]:
        """Return the names that show something: where they stand, and what is heard there."""
        spans: list[tuple[int, int, Heard]] = []
        for entity in entities:
            kind, value = str(entity["entity"]), str(entity["value"])
            if "start" not in entity:
                continue
            if kind == TOWN and not isinstance(entity["value"], list):
                spans.append((entity["start"], entity["end"], Heard(TOWN, town=value)))
            elif signs := self._by_name.get((kind, value)):
                spans.append((entity["start"], entity["end"], Heard(SIGN, signs)))
        return spans

    def _index(self) -> dict[tuple[str, ...], Heard]:
        """Return what each phrase is; a sign comes before anything else, and a phrase may show several signs."""
        known: dict[tuple[str, ...], Heard] = {}
        for kind in (BETWEEN, WISHES, STARTS, OWN, DENIES, RATHER, *OPENERS, DECOYS):
            for phrase in self._paths.speech[kind]:
                known[self._cutter.phrase(phrase)] = Heard(kind)
        by_phrase: dict[tuple[str, ...], list[str]] = defaultdict(list)
        told: set[tuple[str, ...]] = set()
        for sign in self._paths.signs.values():
            for phrase in sign.phrases:
                words = self._cutter.phrase(phrase)
                by_phrase[words] += [sign.id, sign.means] if sign.means else [sign.id]
                if sign.told:
                    told.add(words)
        return known | {words: Heard(SIGN, tuple(ids), words in told) for words, ids in by_phrase.items()}


def _is_proper(text: str, words: Sequence[Word], position: int) -> bool:
    """Tell whether a word is a name by its capital within a sentence: « étudiant à Douala, en master 1 »."""
    start = words[position].start
    within = position > 0 and words[position - 1].text not in _ENDS
    return within and text[start : start + 1].isupper() and text[start + 1 : start + 2].islower()
