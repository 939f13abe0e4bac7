"""Tell from the words around a name whether it is meant, or an everyday word."""

from __future__ import annotations

from collections.abc import Sequence

from orientation.french.files import NAME_CONTEXTS
from orientation.recognition.other_names import Span
from orientation.recognition.pieces import LINKS, PAUSE, Words

_MASTERE, _AIM = "ms", "but"
# « ça se corse »
_REFLEXIVE = "se"
_FIELD_OF_THE_JOB = {("ia",), ("intelligence", "artificielle")}
_PERMIT = "licence"
# « postuler sur Mon Master »
_PLATFORM = ("mon", "master")
_ARTICLES = ("l", "la")


def ends_with_a_quantity(words: Sequence[str], span: Span) -> bool:
    """Tell whether the number of a name is a quantity (« à Lyon 1 an »)."""
    if span.kind in ("level", "diploma") or not words[span.last - 1].isdigit():
        return False
    return not NAME_CONTEXTS.words.units.isdisjoint(words[span.last : span.last + 1])


def is_adjective_of_place(words: Sequence[str], span: Span) -> bool:
    """Tell whether an adjective says where something is: « les écoles lilloises », not « Le Parisien »."""
    return span.first > 0 and words[span.first - 1] in NAME_CONTEXTS.words.has_an_adjective


def is_place(
    words: Sequence[str], span: Span, others: Sequence[Span], typed: str, text: str, by_capital: bool = True
) -> bool:
    """Tell whether a town's name that is also an everyday word (tours) is the town here; `typed` is that name.

    by_capital: whether a capital in the middle of a sentence says so; people have the names of small towns.
    """
    lists = NAME_CONTEXTS.words
    telling = [word for word in words[span.first : span.last] if word not in LINKS and word not in lists.not_telling]
    # « Saint-Paul de La Réunion » is clear without « à ».
    if len(telling) > 1:
        return True
    before = words[span.first - 1] if span.first else ""
    is_capital = by_capital and typed[0].isupper() and not text.isupper()
    # « La Réunion », even where a sentence begins
    if is_capital and words[span.first] in LINKS and any(map(str.isupper, typed[1:])):
        return True
    # « le secteur de la défense »
    if before in LINKS and words[span.first] in LINKS:
        return words[max(0, span.first - 2)] in lists.from_or_near or (
            span.kind == "region" and not typed.islower() and not text.isupper()
        )
    return (
        before in lists.before_place
        or words[span.first] in lists.at_the
        or (is_capital and _may_precede_capital(before))
        or (is_capital and _is_asked_about(words, span))
        or (_begins_a_sentence(words, span, typed) and not text.isupper())
        or (before in lists.of and (text.islower() or words[max(0, span.first - 2)] in lists.from_or_near))
        or (_is_whole_message(words, span) and "!" not in text)  # « nice ! » is thanks
        or any(other.last == span.first for other in others)  # « bac+5 Nice »
        or _is_beside_place(words, span, others, is_capital)
    )


def _may_precede_capital(word: str) -> bool:
    """Tell whether a capital after this word tells: not in « lycée Saint-Louis », nor where a sentence begins."""
    return word not in ("", PAUSE) and word not in NAME_CONTEXTS.words.other_houses


def _is_asked_about(words: Sequence[str], span: Span) -> bool:
    """Tell whether a name is the subject of a question: « Cannes est-elle… », « Tours a-t-elle… »."""
    following = words[span.last : span.last + 3]
    return PAUSE not in following and "elle" in following[1:]


def _begins_a_sentence(words: Sequence[str], span: Span, typed: str) -> bool:
    """Tell whether a name is the subject of a statement; « La réunion est… » has a capital only for the sentence."""
    before = words[span.first - 1] if span.first else PAUSE
    if before != PAUSE or not typed.split()[-1][0].isupper():
        return False
    return not NAME_CONTEXTS.words.after_subject.isdisjoint(words[span.last : span.last + 1])


def _is_beside_place(words: Sequence[str], span: Span, others: Sequence[Span], is_capital: bool) -> bool:
    """Tell whether another place comes with this one (« Lille ou Nice », « Nice, Cannes », « nice cannes antibes »)."""
    places = [other for other in others if other.kind in ("town", "region")]
    before = words[span.first - 1] if span.first else PAUSE
    if _is_between_places([before]) and any(other.last == span.first - 1 for other in places):
        return True
    if before == PAUSE and any(other.first == span.last for other in places):
        return True
    joined = words[span.last : span.last + 1]
    return (joined == ["ou"] or (is_capital and _is_between_places(joined))) and any(
        other.first == span.last + 1 for other in places
    )


def _is_between_places(words: Sequence[str]) -> bool:
    return PAUSE in words or not NAME_CONTEXTS.words.between_places.isdisjoint(words)


def is_verb(words: Sequence[str], span: Span) -> bool:
    """Tell whether a place's name is a verb here (« ça se corse »)."""
    return span.kind in ("town", "region") and span.first > 0 and words[span.first - 1] == _REFLEXIVE


def is_other_job_or_thing(words: Sequence[str], span: Span) -> bool:
    """Tell whether a speciality is only part of the name of a job or a thing (« data scientist », « data center »)."""
    following = words[span.last : span.last + 1]
    return span.kind == "speciality" and not NAME_CONTEXTS.words.after_other_job.isdisjoint(following)


def is_no_diploma(words: Sequence[str], span: Span) -> bool:
    """Tell whether a diploma's name is that of something else.

    A permit (« licence de logiciel »), a chip (« MacBook M1 »), the website for applications (« sur Mon Master »), a
    set phrase (« une master class », « le bac à sable »).
    """
    if span.kind not in ("diploma", "level"):
        return False
    lists = NAME_CONTEXTS.words
    if NAME_CONTEXTS.cues.other_things.begins(words[span.first : span.first + 3]):
        return True
    if tuple(words[max(0, span.first - 1) : span.last]) == _PLATFORM:
        return span.first > 1 and words[span.first - 2] in lists.before_platform
    if _PERMIT in words[span.first : span.last]:
        following = [word for word in words[span.last : span.last + 5] if word != PAUSE]
        return not lists.needs_permit.isdisjoint(following)
    return lists.chips.issuperset(words[span.first : span.last]) and not lists.computers.isdisjoint(words)


def is_job_or_technology(name: Words, words: Sequence[str], span: Span, others: Sequence[Span]) -> bool:
    """Tell whether AI is what the job is about (« ingénieur en IA ») or the technology (« l’IA va… »).

    `name` are the right words of the name, which may be misspelt in `words`.
    """
    if span.kind != "speciality" or name not in _FIELD_OF_THE_JOB:
        return False
    lists = NAME_CONTEXTS.words
    before = span.first - 1
    while before >= 0 and (words[before] in LINKS or words[before] in lists.between_job_and_field):
        before -= 1
    if before >= 0 and words[before] in lists.job:
        studies = (other for other in others if other.kind in ("diploma", "programme"))
        return not any(other.first <= before < other.last for other in studies)
    if not span.first or words[span.first - 1] not in _ARTICLES:
        return span.first > 0 and words[span.first - 1] in lists.before_thing
    return span.first == 1 or words[span.first - 2] == PAUSE or words[span.first - 2] in lists.before_subject


def is_acronym(words: Sequence[str], span: Span, typed: str, text: str) -> bool:
    """Tell whether an acronym that is also an everyday word (BUT) is the acronym here."""
    if _is_whole_message(words, span) or (typed.isupper() and not text.isupper()):
        return True
    lists = NAME_CONTEXTS.words
    before = words[span.first - 1] if span.first else ""
    if words[span.first] == _MASTERE and before in lists.before_mastere:
        return True
    following = words[span.last : span.last + 1]
    if words[span.first] == _AIM and (PAUSE in following or not lists.after_aim.isdisjoint(following)):
        return False
    return before in lists.before_acronym


def _is_whole_message(words: Sequence[str], span: Span) -> bool:
    said: Words = tuple(word for word in words if word != PAUSE)
    return said == tuple(words[span.first : span.last])
