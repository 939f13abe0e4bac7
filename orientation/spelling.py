"""Find the word of a name behind a typo, and leave ordinary French words alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

# Words of chats that no French dictionary has, and names that are near one of ours but are not it.
_NEVER_TYPOS = frozenset(
    """
    maths mois trois campus appli apply prepas inge parcoursup monmaster onisep chatgpt gemini claude python java
    thune taf kiffe chelou relou wesh merciii slt bjr bsr cdt stp svp pcq parske jsuis chuis chui jveux jpeux
    jsp jcp askip mtn tkt osef bref mdrr ptdr cimer nikel nickel tranquil lens cool nice hello thanks
    ensea ensae ensai ensma ensim ensiie enssat ensat ensil ensip ensc ensci ensicaen ensibs ense3 enseeiht
    esiea esiee esigelec esgi esme estia esta esti esir esisar esirem eseo epsi epitech epita epf efrei ece ecam
    isen isae isima isara isit ipsa itescia ineris insead inseec essec edhec skema kedge neoma audencia
    montreal marrakech casablanca bruxelles lausanne geneve londres london berlin madrid barcelone milan rome
    alger tunis rabat dakar abidjan libreville yaounde beyrouth quebec liege namur mons monaco luxembourg
    boston berkeley stanford oxford cambridge
    albin antonin angel melina lenny lyna brice blaise romane nathan nancie tom
    """.split()
)
_SHORTEST = 4
_ACRONYM = 6


@dataclass(frozen=True)
class Correction:
    """The word that is meant, and how many letters were wrong."""

    word: str
    typos: int


class Spelling:
    """Correct words towards the words of the names.

    `is_word` tells which words are ordinary French and thus no typos. A short acronym is only corrected when
    a letter is missing, doubled or misplaced: one letter replaced by another is another school.
    """

    def __init__(
        self, vocabulary: Iterable[str], acronyms: Iterable[str], is_word: Callable[[str], bool]
    ) -> None:
        self._words = frozenset(vocabulary)
        self._acronyms = frozenset(acronym for acronym in acronyms if len(acronym) <= _ACRONYM)
        self._is_word = is_word
        self._by_shape: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word in sorted(self._words):
            if len(word) >= _SHORTEST and word.isalpha():
                self._by_shape[word[0], len(word)].append(word)

    def correct(self, word: str) -> Correction | None:
        """Return the nearest known word, None if the word needs no correction or is too far from all."""
        if len(word) < _SHORTEST or not word.isalpha() or word in self._words or self.is_ordinary(word):
            return None
        if word[0] in "dl" and len(word) > _SHORTEST and word[1:] in self._words:
            return Correction(word[1:], 0)  # « lisep », « dascq »
        nearby: list[str] = []
        for length in range(len(word) - 3, len(word) + 4):
            nearby += self._by_shape.get((word[0], length), ())
        return self.nearest(word, nearby)

    def is_ordinary(self, word: str) -> bool:
        """Tell whether a word stands for itself, whatever it resembles."""
        return word in _NEVER_TYPOS or self._is_word(word)

    def nearest(self, word: str, candidates: Sequence[str]) -> Correction | None:
        """Return the candidate within the typos that its length allows."""
        best: Correction | None = None
        found = process.extract(word, candidates, scorer=OSA.distance, score_cutoff=3, limit=5)
        for candidate, distance, _ in found:
            typos = int(distance)
            if typos > _allowed(max(len(word), len(candidate))) or self._other_acronym(word, candidate):
                continue
            if best is None or typos < best.typos:
                best = Correction(candidate, typos)
        return best

    def _other_acronym(self, word: str, candidate: str) -> bool:
        return (
            candidate in self._acronyms and len(word) == len(candidate) and sorted(word) != sorted(candidate)
        )


def _allowed(length: int) -> int:
    if length < 5:
        return 0
    return 1 if length < 8 else 2 if length < 13 else 3
