"""Tell when a name of the data files is part of the name of something else: a street, a company, another town."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from orientation.french.files import NAME_CONTEXTS
from orientation.french.lists import Words
from orientation.recognition.pieces import LINKS, PAUSE


class Span(NamedTuple):
    """A possible mention: its kind, the index of its first word and of the one after its last."""

    kind: str
    first: int
    last: int


_PLACES = ("town", "region")
_SCHOOLS = ("school", "unlisted_school", "programme")

# « École polytechnique fédérale de Lausanne », « Polytechnique Montréal »
_FEDERAL = "federale"
# « École polytechnique universitaire de Lille », « Université polytechnique Hauts-de-France »
_POLYTECHNIC, _UNIVERSITY_SCHOOL = "polytechnique", "universitaire"
_UNIVERSITY, _UNIVERSITIES = "universite", "universites"
_CAPITAL = "capitale"
_HYPHEN = "-"
# « Louis-le-Grand est-elle… » is not the region.
_VERB = "est"
_SUBJECTS = tuple(_HYPHEN + subject for subject in ("il", "elle", "ce", "on"))


def is_part_of_another_name(words: Sequence[str], span: Span, others: Sequence[Span], after: str) -> bool:
    """Tell whether a name only stands in the name of something else.

    others: all possible mentions. after: the text that follows the name.
    """
    lists = NAME_CONTEXTS.words
    if span.kind in _PLACES:
        return (
            _leads_to(words, span.first, lists.streets)
            or _bears_the_name_of(words, span.first)
            or _is_verb_of_a_question(words, span, after)
            or (span.first > 0 and words[span.first - 1] in lists.before_other)
            or _is_person(words, span)
            or _goes_on_to_another_town(words, span, others, after)
            or _is_in_another_country(words, span)
        )
    if span.kind in _SCHOOLS:
        return (
            _leads_to(words, span.first, lists.other_houses, lists.called)
            or _leads_to(words, span.first, lists.streets)
            or _leads_to(words, span.first, lists.about_people, lists.about)
            or (span.first > 0 and words[span.first - 1] in lists.before_other_school)
            or _is_abroad(words, span)
            or _is_another_polytechnic(words, span)
            or _is_any_university(words, span)
        )
    return False


def _leads_to(words: Sequence[str], first: int, heads: Words, between: Words = LINKS) -> bool:
    """Tell whether the name stands after one of these words (« rue de Rennes »), links and others left out."""
    before = first - 1
    while before >= 0 and (words[before] in LINKS or words[before] in between):
        before -= 1
    return before >= 0 and words[before] in heads


def _bears_the_name_of(words: Sequence[str], first: int) -> bool:
    """Tell whether something bears a place's name: only right after « de », « une place à Lille » is in Lille."""
    # « Le Mans » is found as « du Mans », « Les Sceaux » would be as « des Sceaux ».
    head = first if words[first] in ("du", "des") else first - 1
    if head < 1 or words[head] not in ("de", "d", "du", "des"):
        return False
    return NAME_CONTEXTS.cues.named_after_places.ends(words[max(0, head - 2) : head])


def _is_verb_of_a_question(words: Sequence[str], span: Span, after: str) -> bool:
    return words[span.last - 1] == _VERB and after.startswith(_SUBJECTS)


def _is_in_another_country(words: Sequence[str], span: Span) -> bool:
    """Tell whether the words after a town say that it is not the French one: « Valence, en Espagne »."""
    lists = NAME_CONTEXTS.words
    if words[span.first] not in lists.namesakes:
        return False
    following = [word for word in words[span.last : span.last + 3] if word != PAUSE]
    return len(following) > 1 and following[0] in lists.in_country and following[1] in lists.countries


def _is_abroad(words: Sequence[str], span: Span) -> bool:
    following = [word for word in words[span.last : span.last + 3] if word not in LINKS]
    return bool(following) and (following[0] == _FEDERAL or following[0] in NAME_CONTEXTS.words.foreign_towns)


def _is_another_polytechnic(words: Sequence[str], span: Span) -> bool:
    return words[span.last - 1] == _POLYTECHNIC and (
        words[max(0, span.first - 1)] == _UNIVERSITY or words[span.last : span.last + 1] == [_UNIVERSITY_SCHOOL]
    )


def _is_any_university(words: Sequence[str], span: Span) -> bool:
    """Tell whether no university in particular is meant: « les universités de Paris », « une fac de Toulouse »."""
    head = words[span.first]
    if head != _UNIVERSITY:
        return head == _UNIVERSITIES
    return span.first > 0 and words[span.first - 1] in NAME_CONTEXTS.words.any_university


def _is_person(words: Sequence[str], span: Span) -> bool:
    """Tell whether somebody has this name: « ma cousine Nancy », « Nancy, ma voisine »."""
    if span.last - span.first > 1:
        return False
    lists = NAME_CONTEXTS.words
    if span.first and words[span.first - 1] in lists.person:
        return True
    # « M. Bourges »
    if span.first > 1 and words[span.first - 1] == PAUSE and words[span.first - 2] in lists.titles:
        return True
    if span.first > 1 and words[span.first - 2] in lists.before_full_name and _may_be_first_name(words[span.first - 1]):
        return True
    if span.first and words[span.first - 1] != PAUSE:
        return False
    said = tuple(words[span.last : span.last + 4])
    return len(said) == 4 and said[::3] == (PAUSE, PAUSE) and said[1] in lists.possessives and said[2] in lists.person


def _may_be_first_name(word: str) -> bool:
    return word != PAUSE and word not in LINKS and word not in NAME_CONTEXTS.words.not_first_names


def _goes_on_to_another_town(words: Sequence[str], span: Span, others: Sequence[Span], after: str) -> bool:
    """Tell whether a town's name is only the beginning of that of an unknown place."""
    # « la capitale de l’Australie »
    if words[span.last - 1] == _CAPITAL and not LINKS.isdisjoint(words[span.last : span.last + 1]):
        return True
    if any(other.first == span.last for other in others):
        return False
    following = words[span.last : span.last + 2]
    if not following:
        return False
    lists = NAME_CONTEXTS.words
    is_inside = after.startswith(_HYPHEN) and (following[0] in LINKS or following[0] in lists.inside_names)
    return is_inside or following[0] in lists.after_other or NAME_CONTEXTS.cues.goes_on.is_in(following)
