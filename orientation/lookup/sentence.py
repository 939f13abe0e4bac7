"""A typed message as one line of plain words, in which names are numbered: what patterns are looked for in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from orientation.french.files import CUES
from orientation.french.phrases import NAME
from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.places import Area
from orientation.recognition.pieces import PAUSE, cut, words_of

_SHORTEST = 5
_TWO_SLIPS_FROM = 9
_PREPOSITIONS = r"(?:dans|vers|au|aux|a|en|cote|du|sur|dns|ds)"
_ARTICLES = r"(?:le|la|l|les)"


@dataclass(frozen=True)
class Mention:
    """A name in a sentence: its kind, as the entity is called, and the ids that it stands for."""

    kind: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Sentence:
    """Folded words, a comma for a pause, and « @2 » for the third of the mentions."""

    plain: str = ""
    mentions: tuple[Mention, ...] = ()

    @property
    def words(self) -> list[str]:
        """Return the words, in which names and pauses are words too."""
        return self.plain.split()

    def named(self, words: Iterable[str]) -> list[int]:
        """Return the numbers of the mentions among some of the words; « @lea », a handle that was typed, is none."""
        numbers = (int(word[1:]) for word in words if word.startswith(NAME) and word[1:].isdecimal())
        return [number for number in numbers if number < len(self.mentions)]


def read_sentence(catalogue: Catalogue, text: str, entities: Sequence[Mapping[str, Any]]) -> Sentence:
    """Return a text and its names: mention n is entity n, then come the areas that only this reading knows."""
    mentions = [Mention(str(entity.get("entity")), tuple(_values(entity))) for entity in entities]
    words: list[str] = []
    for piece in cut(text):
        mark = next((f"@{n}" for n, entity in enumerate(entities) if _covers(entity, piece.start, piece.end)), None)
        if mark is None:
            words.append(_meant(piece.text))
        elif mark not in words[-1:]:
            words.append(mark)
    plain = " ".join(words).strip(f" {PAUSE}")
    for pattern, area in _area_patterns(tuple(catalogue.areas.values())):
        if pattern.search(plain):
            plain = pattern.sub(f"@{len(mentions)}", plain)
            mentions.append(Mention("region", area.regions))
    return Sentence(plain, tuple(mentions))


def _values(entity: Mapping[str, Any]) -> Iterable[str]:
    value = entity.get("value")
    return (str(id_) for id_ in (value if isinstance(value, list) else [value]))


def _covers(entity: Mapping[str, Any], start: int, end: int) -> bool:
    return "start" in entity and "end" in entity and bool(entity["start"] < end and start < entity["end"])


@lru_cache(maxsize=4096)
def _meant(word: str) -> str:
    if word in CUES.spellings:
        return CUES.spellings[word]
    known = CUES.words.repaired
    if len(word) < _SHORTEST or word in known or word in CUES.words.not_repaired or word.rstrip("s") in known:
        return word
    slips = 2 if len(word) >= _TWO_SLIPS_FROM else 1
    near = process.extract(word, known, scorer=OSA.distance, score_cutoff=slips)
    found = min(((distance, other) for other, distance, _ in near if other[0] == word[0]), default=None)
    return found[1] if found else word


@lru_cache(maxsize=8)
def _area_patterns(areas: tuple[Area, ...]) -> list[tuple[re.Pattern[str], Area]]:
    """Return what finds each area, the longest names first: « dans le sud-ouest » is not the south."""
    named = [(" ".join(words_of(text)), area) for area in areas for text in (area.name, *area.aliases)]
    named.sort(key=lambda pair: -len(pair[0]))
    return [(_area_pattern(name, area.ambiguous), area) for name, area in named]


def _area_pattern(name: str, ambiguous: bool) -> re.Pattern[str]:
    before = rf"{_PREPOSITIONS}(?: {_ARTICLES})?" if ambiguous else rf"(?:{_PREPOSITIONS}(?: {_ARTICLES})?|{_ARTICLES})"
    # « le sud de Paris », « le centre de formation » are no areas.
    alone = rf"\b{before} {name}\b(?! (?:de|d|du|des|ville)\b)"
    whole = rf"(?:^|(?<=^et )|(?<=^non )|(?<=^plutot ))(?:{_ARTICLES} )?{name}(?=(?: aussi)?$)"
    return re.compile(rf"(?:\b{before} )?\b{name} de (?:la |l )?france\b|{alone}|{whole}")
