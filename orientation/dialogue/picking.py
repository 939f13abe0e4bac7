"""Which programmes of the list on the screen are picked: by rank, or by what tells them apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from orientation.recognition.pieces import PAUSE
from orientation.text import word_set

_RANKS: Mapping[str, int] = {
    **dict.fromkeys(("premier", "premiere", "prems", "1er", "1ere", "1re", "un", "une"), 1),
    **dict.fromkeys(("deuxieme", "second", "seconde", "2nd", "2nde", "deux"), 2),
    **dict.fromkeys(("troisieme", "trois"), 3),
    **dict.fromkeys(("quatrieme", "quatre"), 4),
    **dict.fromkeys(("cinquieme", "cinq"), 5),
    **dict.fromkeys(("sixieme", "six"), 6),
    **dict.fromkeys(("septieme", "sept"), 7),
    **dict.fromkeys(("huitieme", "huit"), 8),
    **dict.fromkeys(("neuvieme", "neuf"), 9),
    **dict.fromkeys(("dixieme", "dix"), 10),
}
_LAST = word_set("dernier derniere derniers dernieres fin")
_FIRST_FEW = word_set("premiers premieres")
_ORDINAL = re.compile(r"(\d{1,2})(?:e|eme|ieme|er|ere|re|nd|nde)?")
_ALL = word_set("tous toutes tout")
# Small numbers are ranks only after these (« la deux »), and never « une école » or « ces deux écoles ».
_BEFORE_RANK = word_set("la le l les numero numeros no n num et ou avec entre c celle celui compare")
_NUMERALS = word_set("un une deux trois quatre cinq six sept huit neuf dix")
# With a rank, they make the whole of a message that picks.
_AROUND_RANK = word_set(
    "la le l les de des du d en un une et ou avant numero numeros no n num c est ce sera serait celle celui stp svp "
    "plait s il te vous merci alors plutot bah ben ok oui je j veux voudrais jveux voir montre moi regarde ouvre "
    "choisis prend prends prefere interesse m me detail details plus infos info sur formation ecole liste "
    "pour donne dis en aussi"
) | {PAUSE}
_JOINED = frozenset(["et", "ou", PAUSE])
_POINTS = word_set("celle celui celles ceux cel")


def picked_ranks(words: Sequence[str], count: int, first: int = 1) -> tuple[int, ...]:
    """Return the picked positions (from 0) in a list of `count` whose first number on the screen is `first`.

    words: folded. « la deuxième » is 1, « les deux dernières » the last two, « la 7 » the position that shows 7.
    """
    found: dict[int, None] = {}
    for index, word in enumerate(words):
        before = words[index - 1] if index else ""
        after = words[index + 1] if index + 1 < len(words) else ""
        if word in _LAST or word in _FIRST_FEW:
            size = min(_number(before) or 1, count) if word in _FIRST_FEW or word.endswith("s") else 1
            positions = range(size) if word in _FIRST_FEW else range(count - size, count)
            if not (word in ("dernier", "derniere") and before == "avant"):
                found |= dict.fromkeys(positions)
            elif count > 1:
                found[count - 2] = None
            continue
        if after in _FIRST_FEW or after in _LAST:
            continue  # « les deux premières »
        if before == "les" and (many := _number(word)) is not None and not _begins_ranks(words[index + 1 :]):
            found |= dict.fromkeys(range(min(many, count)))  # « compare les deux »
            continue
        rank = _rank(word, before)
        if rank is not None and (position := _position(rank, count, first)) is not None:
            found[position] = None
    if not found and not _ALL.isdisjoint(words) and count > 1:
        found = dict.fromkeys(range(count))
    return tuple(position for position in found if 0 <= position < count)


def is_pick(words: Sequence[str]) -> bool:
    """Tell whether folded words only pick in a list: « la 2 », « le premier et le troisième », « celle de… »."""
    if not words:
        return False
    if words[0] in _POINTS:
        return True
    ranks = [word for index, word in enumerate(words) if _says_rank(word, words[index - 1] if index else "")]
    return bool(ranks) and all(word in _AROUND_RANK or word in ranks or word in _NUMERALS for word in words)


def _says_rank(word: str, before: str) -> bool:
    # Who only says « fin » has finished.
    return (word in _LAST and word != "fin") or word in _FIRST_FEW or _rank(word, before) is not None


def _rank(word: str, before: str) -> int | None:
    if match := _ORDINAL.fullmatch(word):
        return int(match[1])
    if word in _NUMERALS and before not in _BEFORE_RANK:
        return None
    if word in ("un", "une") and before != "numero":
        return None
    return _RANKS.get(word)


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() and len(word) < 3 else _RANKS.get(word) if word in _NUMERALS else None


def _begins_ranks(following: Sequence[str]) -> bool:
    """Tell whether a number is the first of several: « les 2 et 4 », and not « les deux »."""
    return len(following) > 1 and following[0] in _JOINED and _number(following[1]) is not None


def _position(rank: int, count: int, first: int) -> int | None:
    """Return the position of a number: that on the screen, or else the rank in what is shown."""
    if first <= rank < first + count:
        return rank - first
    return rank - 1 if 1 <= rank <= count else None
