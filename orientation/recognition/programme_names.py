"""Tell whether a name of a programme means that very programme, or one of its kind at another place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from orientation.recognition.name_matching import Found
from orientation.recognition.other_names import Span
from orientation.recognition.pieces import LINKS, PAUSE

_SCHOOLS = ("school", "unlisted_school")
_PLACES = ("town", "region")
_TO_PLACE = LINKS | frozenset(["a", "au", "aux", "en", "dans", "ds", "sur", "vers", "pres", "proche", "cote", "autour"])
# « le MS IA ou l’Isep » are two things.
_BETWEEN_TWO = frozenset([PAUSE, "ou", "et", "ni", "vs"])


def names_its_programme(item: Found, words: Sequence[str], meant: Iterable[Found]) -> bool:
    """Tell whether nothing says that a programme's name is not its own; other names always are.

    « Le MS IA de l’INSA Rouen » and « un MS IA à Lyon » are not the one of Télécom Paris.
    """
    if item.name.kind != "programme":
        return True
    return not any(
        other.name.id not in item.name.belongs_to and _says_where(other.span, item.span, words)
        for other in meant
        if not _overlap(other.span, item.span)
    )


def _says_where(other: Span, programme: Span, words: Sequence[str]) -> bool:
    between = (
        words[programme.last : other.first] if programme.last <= other.first else words[other.last : programme.first]
    )
    if other.kind in _SCHOOLS:
        telling = [word for word in between if word not in LINKS]
        return not telling or not _BETWEEN_TWO.issuperset(telling)
    return other.kind in _PLACES and programme.last <= other.first and _TO_PLACE.issuperset(between)


def _overlap(one: Span, other: Span) -> bool:
    return one.first < other.last and other.first < one.last
