"""Where a message may be cut into two questions, and its sentences."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from typing import NamedTuple

from orientation.french.files import CONVERSATION
from orientation.french.lists import Words
from orientation.text import word_set

_ENDS = word_set(". ? ! ; … ... ?? ??? !! ?! !?")
_NOT = frozenset(["pas", "plus"])
# « trop bien les robots 😍 c’est quoi l’IA embarquée ? »
_PICTURE = "So"
_COMMAS = word_set(", / - – : (")
# What ends what is put aside, of so many words at the most.
_TURNS = frozenset([*_COMMAS, "mais"])
_MOST_REFUSED = 6


# With « du coup », « par contre », and « est » for « et ».
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
    lists = CONVERSATION.words
    asking = [index for index, token in enumerate(tokens) if _asks(token, lists.asks)]
    for index in range(1, len(tokens)):
        before, token = tokens[index - 1], tokens[index]
        if before in lists.never_last:
            continue
        if not _has_word(tokens[:index]) or not _has_word(tokens[index:]) or not _is_word(token):
            continue
        strength = _strength(before, token)
        if token in _NOT and before in _COMMAS and not any(at >= index for at in asking):
            break  # « une école publique, pas du privé » says the same again
        if strength is not None:
            askers = sum((bool(asking) and asking[0] < index, bool(asking) and asking[-1] >= index))
            found.append(Cut(index, strength, askers))
    return found


def _strength(before: str, token: str) -> int | None:
    if before in _ENDS or before[-1] in ".?!…":
        return 3
    if before in _COMMAS:
        return 2
    lists = CONVERSATION.words
    if token in lists.joins_questions:
        return 1
    return 0 if token in lists.starts_question and before not in lists.joins_questions else None


def _asks(token: str, asking: Words) -> bool:
    """Tell whether a token asks: a word that does, a question mark, or « -t-on »."""
    return token in asking or token[0] == "-" or "?" in token


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


def without_refused(
    spans: Sequence[tuple[int, int]], tokens: Sequence[str], is_name: Callable[[int], bool]
) -> list[tuple[int, int]]:
    """Return the sentences without what they put aside: « la TSI, pas la MP2I » speaks of the TSI.

    spans: the sentences. is_name: whether the token at an index is a name, or an acronym.
    """
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        at = start
        for index in range(start, end):
            stop = _end_of_refused(tokens, index, end, is_name)
            if stop is not None and index >= at:
                kept.append((at, index))
                at = stop
        kept.append((at, end))
    said = [(start, end) for start, end in kept if sum(map(_is_word, tokens[start:end])) > 1 or (start, end) in spans]
    return said or list(spans)


def _end_of_refused(tokens: Sequence[str], at: int, end: int, is_name: Callable[[int], bool]) -> int | None:
    """Return where what is put aside ends, if « pas » or « plus » stands at this place and does that."""
    lists = CONVERSATION.words
    if tokens[at] not in _NOT or at == 0 or not (is_name(at - 1) or tokens[at - 1] in lists.before_refused):
        return None
    name = next((index for index in range(at + 1, end) if tokens[index] not in lists.before_refused_name), end)
    if name < end and is_name(name):
        return next((index for index in range(name, end) if not is_name(index)), end)
    # « Je parle des études, pas du télétravail » : who says of what they speak puts aside no name only.
    if lists.speaks_of.isdisjoint(tokens[:at]):
        return None
    stop = next((index for index in range(at + 1, end) if tokens[index] in _TURNS or _is_end(tokens[index])), end)
    return stop if any(map(_is_word, tokens[name:stop])) and stop - at <= _MOST_REFUSED else None


def _is_end(token: str) -> bool:
    return token in _ENDS or token[-1] in ".?!…" or unicodedata.category(token[-1]) == _PICTURE
