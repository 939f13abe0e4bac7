"""A typed message as one line of plain words, in which names are numbered: what patterns are looked for in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.places import Area
from orientation.recognition.pieces import PAUSE, cut, words_of

# Words that the patterns of this folder look for, and that are put right when mistyped.
_REPAIRED = """
    annule annuler autour autre avant classe classer critere diplome distance domaine ecole endroit enleve enlever
    environs etablissement excepte filtre formation formations hormis importe kilometres niveau nimporte nouvelle
    oublie partout plutot precedent precedente province proche proximite quelle quelles recherche recommence
    recommencer region retire retirer retour revenir reviens specialite supprime supprimer trier ville
"""
_WORDS = frozenset(_REPAIRED.split())
# Near one of them, and a word of its own.
_OTHER_WORDS = frozenset(["avance", "avancer", "avances", "classes", "critique", "eleve", "eleves", "retard", "villa"])
_SHORTEST = 5
_TWO_SLIPS_FROM = 9
_CHAT = {
    "alentour": "alentours", "davant": "d avant", "ecol": "ecole", "enlv": "enleve", "kel": "quel", "kelle": "quelle",
    "koi": "quoi", "nan": "non", "nivau": "niveau", "nivo": "niveau", "nn": "non", "npt": "n importe",
    "otour": "autour", "plto": "plutot", "plutt": "plutot", "po": "pas", "regio": "region", "sof": "sauf",
    "ts": "tous", "tt": "tous", "vil": "ville", "vile": "ville", "vill": "ville",
}  # fmt: skip

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

    def named(self, match: re.Match[str]) -> list[int]:
        """Return the numbers of the mentions in a part of the sentence."""
        return [int(number) for number in re.findall(r"@(\d+)", match.group())]


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
    if word in _CHAT:
        return _CHAT[word]
    if len(word) < _SHORTEST or word in _WORDS or word in _OTHER_WORDS or word.rstrip("s") in _WORDS:
        return word
    slips = 2 if len(word) >= _TWO_SLIPS_FROM else 1
    near = process.extract(word, _WORDS, scorer=OSA.distance, score_cutoff=slips)
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
