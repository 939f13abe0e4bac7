"""Where a message may be cut into two questions, and its sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ENDS = _set(". ? ! ; … ... ?? ??? !! ?! !?")
_COMMAS = _set(", / - – : (")
# With « du coup », « par contre », and « est » for « et ».
_JOINS = _set("et sinon aussi puis pi pui mais alors ainsi apres ensuite ps plus du par est")
_STARTS = _set(
    "combien cb comment cmt coment quel quelle quels quelles kel kelle ou est-ce esk c' c cest ya y faut fo quoi koi "
    "qui pk pourquoi quand qd peut peux on ca sa les le la l' il ils je j' jveu jveux jpeu jai est es estce que qu' "
    "doit dois existe avez as t' tu vous un une des"
)
# « payer des études pour » asks nothing yet: no question ends with these.
_NEVER_LAST = _set(
    "pour pr sur on de d' du des que qu' par avec avc je j' tu il elle a en dans ds un une le la l' les et si ou au "
    "aux chez entre sans sous vers ce cette ces mon ma mes son sa ses leur ne n' s' se me m' te c' comme tres trop "
    "plus est sont faut peut"
)


# What makes a question of a group of words; also « -t-on », and a question mark.
_ASKS = _set(
    "combien cb comment cmt coment quel quelle quels quelles kel kelle quoi koi qui ki pourquoi pk quand qd estce esk "
    "est-ce faut fo ya existe peut peux"
)


class Cut(NamedTuple):
    """A place to cut.

    at: the index of the first token after it. strength: how plain it is, from 0 (nothing) to 3 (an end).
    askers: how many of the two sides have a word that asks.
    """

    at: int
    strength: int
    askers: int = 0


def cuts(tokens: Sequence[str]) -> list[Cut]:
    """Return where a message may be cut in two, each side with a word at least.

    tokens: folded. After the end of a sentence (3), after a comma (2), before a word that joins (1) or that may
    begin a question (0).
    """
    found: list[Cut] = []
    asking = [index for index, token in enumerate(tokens) if _asks(token)]
    for index in range(1, len(tokens)):
        before, token = tokens[index - 1], tokens[index]
        if before in _NEVER_LAST:
            continue
        if not _has_word(tokens[:index]) or not _has_word(tokens[index:]) or not _is_word(token):
            continue
        strength = _strength(before, token)
        if strength is not None:
            askers = sum((bool(asking) and asking[0] < index, bool(asking) and asking[-1] >= index))
            found.append(Cut(index, strength, askers))
    return found


def _strength(before: str, token: str) -> int | None:
    if before in _ENDS or before[-1] in ".?!…":
        return 3
    if before in _COMMAS:
        return 2
    if token in _JOINS:
        return 1
    return 0 if token in _STARTS and before not in _JOINS else None


def _asks(token: str) -> bool:
    return token in _ASKS or token[0] == "-" or "?" in token


def _is_word(token: str) -> bool:
    return any(character.isalnum() for character in token)


def _has_word(tokens: Sequence[str]) -> bool:
    return any(_is_word(token) for token in tokens)


def sentences(tokens: Sequence[str]) -> list[tuple[int, int]]:
    """Return the sentences as the index of their first token and of the one after their last."""
    found: list[tuple[int, int]] = []
    start = 0
    for end, token in enumerate(tokens, start=1):
        if (_is_end(token) or end == len(tokens)) and _has_word(tokens[start:end]):
            found.append((start, end))
            start = end
    return found


def _is_end(token: str) -> bool:
    return token in _ENDS or token[-1] in ".?!…"
