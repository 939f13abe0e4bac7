"""Tell from the words around a name whether it is meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from orientation.recognition.pieces import LINKS, PAUSE, Words


class Span(NamedTuple):
    """A possible mention: its kind, the index of its first word and of the one after its last."""

    kind: str
    first: int
    last: int


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_BEFORE_PLACE = _set(
    "a au aux de d du des sur vers depuis pres autour ville region habite vis ecole ecoles universite "
    "universites formation formations master masters licence prepa campus insa iut"
)
_NOT_TELLING = LINKS | _set("saint a au aux")
_AND = _set("ou et ni") | {PAUSE}
_UNITS = _set(
    "an ans annee annees mois semaine semaines jour jours h heure heures euro euros k km fois point points "
    "formations ecoles masters"
)
# « Boulogne-sur-Mer » is not Boulogne, « Aix-les-Bains » not Aix.
_RIVERS = _set("mer saone seine marne orge loire oise aisne rhone yvette isere sevre")
_OTHER_TOWN = {("sur", river) for river in _RIVERS} | {("les", "bains"), ("le", "francois"), ("le", "comte")}

_MASTERE, _AIM = "ms", "but"
# « ça se corse »
_REFLEXIVE = "se"

_FIELD_OF_THE_JOB = {("ia",), ("intelligence", "artificielle")}
_JOB = _set("ingenieur ingenieure ingenieurs ingenieures metier metiers boulot job taf travail emploi cap")
_OTHER_JOB = _set("scientist scientists engineer engineers analyst analysts analyste analystes engineering")
_BETWEEN_JOB_AND_FIELD = LINKS | _set("en dans specialise specialisee specialiste expert")
# « l’IA va remplacer… » and « t’es une IA ? » are about the technology, « étudier l’IA » about what to study.
_BEFORE_SUBJECT = {PAUSE} | _set(
    "que qu quoi si pourquoi pk comment quand est sont car avec par sans c ce et mais donc"
)
_BEFORE_THING = _set("un une cette vrai vraie les ces")
_BEFORE_EVERYDAY_ACRONYM = _set("en apres un mon ton son d bac ou region")
# « le MS », where « le but » is an aim; « mon but c’est de… » is one too.
_BEFORE_MASTERE = _set("le les ce des quel du")
_AFTER_AIM = {PAUSE} | _set("c ce est serait etait dans de")


def goes_on_to_another_town(words: Sequence[str], span: Span) -> bool:
    """Tell whether a town's name is only the beginning of that of an unknown town."""
    return span.kind == "town" and tuple(words[span.last : span.last + 2]) in _OTHER_TOWN


def ends_with_a_quantity(words: Sequence[str], span: Span) -> bool:
    """Tell whether the number of a name is a quantity (« à Lyon 1 an »)."""
    following = words[span.last : span.last + 1]
    return span.kind not in ("level", "diploma") and words[span.last - 1].isdigit() and not _UNITS.isdisjoint(following)


def is_place(words: Sequence[str], span: Span, others: Sequence[Span], text: str) -> bool:
    """Tell whether a town's name that is also an everyday word (tours) is the town here."""
    # « Saint-Paul de La Réunion » is clear without « à ».
    if len([word for word in words[span.first : span.last] if word not in _NOT_TELLING]) > 1:
        return True
    before = words[span.first - 1] if span.first else ""
    # « le secteur de la défense »
    if before in LINKS and words[span.first] in LINKS:
        return False
    return (
        before in _BEFORE_PLACE
        or (_is_whole_message(words, span) and "!" not in text)  # « nice ! » is thanks
        or any(other.last == span.first for other in others)  # « bac+5 Nice »
        or _is_beside_place(words, span, others)
    )


def _is_beside_place(words: Sequence[str], span: Span, others: Sequence[Span]) -> bool:
    """Tell whether another place comes with this one (« Lille ou Nice », « Nice ou Lille »)."""
    places = [other for other in others if other.kind in ("town", "region")]
    if span.first and words[span.first - 1] in _AND:
        return any(other.last == span.first - 1 for other in places)
    return words[span.last : span.last + 1] == ["ou"] and any(other.first == span.last + 1 for other in places)


def is_verb(words: Sequence[str], span: Span) -> bool:
    """Tell whether a place's name is a verb here (« ça se corse »)."""
    return span.kind in ("town", "region") and span.first > 0 and words[span.first - 1] == _REFLEXIVE


def is_other_job(words: Sequence[str], span: Span) -> bool:
    """Tell whether a speciality is only part of the name of a job (« data scientist »)."""
    return span.kind == "speciality" and not _OTHER_JOB.isdisjoint(words[span.last : span.last + 1])


def is_job_or_technology(name: Words, words: Sequence[str], span: Span, others: Sequence[Span]) -> bool:
    """Tell whether AI is what the job is about (« ingénieur en IA ») or the technology (« l’IA va… »).

    `name` are the right words of the name, which may be misspelt in `words`.
    """
    if span.kind != "speciality" or name not in _FIELD_OF_THE_JOB:
        return False
    before = span.first - 1
    while before >= 0 and words[before] in _BETWEEN_JOB_AND_FIELD:
        before -= 1
    if before >= 0 and words[before] in _JOB:
        studies = (other for other in others if other.kind in ("diploma", "programme"))
        return not any(other.first <= before < other.last for other in studies)
    if not span.first or words[span.first - 1] not in ("l", "la"):
        return span.first > 0 and words[span.first - 1] in _BEFORE_THING
    return span.first == 1 or words[span.first - 2] in _BEFORE_SUBJECT


def is_acronym(words: Sequence[str], span: Span, typed: str, text: str) -> bool:
    """Tell whether an acronym that is also an everyday word (BUT) is the acronym here."""
    if _is_whole_message(words, span) or (typed.isupper() and not text.isupper()):
        return True
    before = words[span.first - 1] if span.first else ""
    if words[span.first] == _MASTERE and before in _BEFORE_MASTERE:
        return True
    if words[span.first] == _AIM and not _AFTER_AIM.isdisjoint(words[span.last : span.last + 1]):
        return False
    return before in _BEFORE_EVERYDAY_ACRONYM


def _is_whole_message(words: Sequence[str], span: Span) -> bool:
    said: Words = tuple(word for word in words if word != PAUSE)
    return said == tuple(words[span.first : span.last])
