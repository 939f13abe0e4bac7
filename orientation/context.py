"""Tell from the words around a name whether it is meant."""

from __future__ import annotations

from collections.abc import Sequence

from orientation.names import Name
from orientation.pieces import LINKS, PAUSE, Piece

Span = tuple[str, int, int]  # kind, first piece, piece after the last

_BEFORE_PLACE = frozenset(
    """
    a au aux de d du des sur vers depuis pres autour ville region habite vis ecole ecoles universite universites
    formation formations master masters licence prepa campus insa iut polytech
    """.split()
)
_COORDINATION = frozenset({"ou", "et", "ni", PAUSE})
_UNITS = frozenset(
    """
    an ans annee annees mois semaine semaines jour jours h heure heures euro euros k km fois point points
    formation formations ecole ecoles master masters
    """.split()
)
# « Boulogne-sur-Mer » is not Boulogne, « Aix-les-Bains » not Aix.
_OTHER_TOWN = frozenset(
    {("sur", word) for word in "mer saone seine marne orge loire oise aisne rhone yvette isere sevre".split()}
    | {("les", "bains"), ("le", "francois"), ("le", "comte"), ("en", "laye"), ("en", "champagne")}
)
_FIELD_OF_THE_JOB = frozenset({("ia",), ("ai",), ("intelligence", "artificielle")})
_JOB_WORDS = frozenset(
    "ingenieur ingenieure ingenieurs ingenieures metier metiers boulot job taf travail emploi cap".split()
)
_BETWEEN_JOB_AND_FIELD = LINKS | {"en", "dans", "specialise", "specialisee", "specialiste", "expert"}
# « l’IA va remplacer… » is about the technology, « étudier l’IA » about what to study.
_BEFORE_SUBJECT = frozenset(
    "que qu quoi si pourquoi pk comment quand est sont car avec par sans c ce et mais donc".split()
)


def is_meant(name: Name, span: Span, pieces: Sequence[Piece], others: Sequence[Span], text: str) -> bool:
    """Tell whether the name at this span names its entry here.

    `others` are all the possible mentions of the text.
    """
    kind, first, last = span
    words = [piece.text for piece in pieces]
    if kind == "town" and _goes_on(last, pieces, text):
        return False
    if kind not in ("level", "diploma") and words[last - 1].isdigit() and words[last : last + 1] != []:
        # « à Lyon 1 an » is not « Lyon 1 ».
        if words[last] in _UNITS:
            return False
    if kind == "speciality" and tuple(words[first:last]) in _FIELD_OF_THE_JOB:
        return not _is_job_or_technology(first, words, others)
    return not name.ambiguous or _is_place(first, last, words, others, text)


def _goes_on(last: int, pieces: Sequence[Piece], text: str) -> bool:
    """Tell whether a town's name is only the beginning of a longer one, unknown here."""
    if last + 1 >= len(pieces):
        return False
    return (pieces[last].text, pieces[last + 1].text) in _OTHER_TOWN


def _is_place(first: int, last: int, words: Sequence[str], others: Sequence[Span], text: str) -> bool:
    said = [word for word in words if word != PAUSE]
    if len(said) == last - first:
        return "!" not in text
    if first and words[first - 1] in _BEFORE_PLACE:
        return True
    # « Lille ou Nice »
    if first > 1 and words[first - 1] in _COORDINATION:
        return any(kind in ("town", "region") and end == first - 1 for kind, _, end in others)
    return False


def _is_job_or_technology(first: int, words: Sequence[str], others: Sequence[Span]) -> bool:
    before = first - 1
    while before >= 0 and words[before] in _BETWEEN_JOB_AND_FIELD:
        before -= 1
    if before >= 0 and words[before] in _JOB_WORDS:
        return not any(kind in ("diploma", "programme") and begin <= before < end for kind, begin, end in others)
    if not first or words[first - 1] not in ("l", "la"):
        return False
    return first == 1 or words[first - 2] in _BEFORE_SUBJECT or words[first - 2] == PAUSE
