"""Tell from the words around a name whether it is meant, or an everyday word."""

from __future__ import annotations

from collections.abc import Sequence

from orientation.recognition.other_names import OTHER_HOUSES, Span
from orientation.recognition.pieces import LINKS, PAUSE, UNITS, Words


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_BEFORE_PLACE = _set(
    "a au aux sur vers depuis pres autour entre soit ville region habite vis quitte quitter quittons ecole ecoles "
    "universite universites formation formations master masters licence prepa campus insa iut"
)
# Weaker: « trêve de vannes ».
_OF = _set("de d du")
_FROM_OR_NEAR = _set(
    "viens vient suis sommes pres proche loin autour alentours environs cote ville centre gare universite universites "
    "ecole ecoles campus partir quartier region"
)
# « lycée Saint-Louis »; a sentence begins with a capital.
_NOT_BEFORE_CAPITAL = OTHER_HOUSES | {"", PAUSE}
_NOT_TELLING = LINKS | _set("saint a au aux")
_AT_THE = _set("au aux")
_AND = _set("ou et ni soit") | {PAUSE}

# « une école lilloise »
_HAS_AN_ADJECTIVE = _set(
    "ecole ecoles universite universites formation formations master masters licence licences prepa prepas campus "
    "iut entreprise entreprises region agglomeration metropole etablissement etablissements programme programmes"
)

_MASTERE, _AIM = "ms", "but"
# « ça se corse »
_REFLEXIVE = "se"

# « Tours me semble loin », « Nice est une belle ville », « Gap n’a pas de fac »
_AFTER_SUBJECT = _set("est n me te nous vous propose offre manque reste serait semble")

_FIELD_OF_THE_JOB = {("ia",), ("intelligence", "artificielle")}
_JOB = _set("ingenieur ingenieure ingenieurs ingenieures metier metiers boulot job taf travail emploi cap")
_AFTER_OTHER = _set(
    "scientist scientists engineer engineers analyst analysts analyste analystes engineering center centers"
)
# « une licence de logiciel », « un MacBook M1 »
_PERMIT = "licence"
_NEEDS_PERMIT = _set(
    "logiciel logiciels logicielle logicielles football foot rugby tennis sport sportive windows microsoft adobe taxi "
    "peche chasse pilote"
)
_OTHER_THINGS = (
    *(("master", "class"), ("master", "classe"), ("master", "classes"), ("licence", "iv")),
    *(("bac", "a", "sable"), ("bac", "a", "glace"), ("bac", "a", "legumes"), ("bac", "a", "linge")),
)
# « postuler sur Mon Master »
_PLATFORM = ("mon", "master")
_BEFORE_PLATFORM = _set("sur via plateforme site")
_CHIPS = _set("m1 m2 m 1 2")
_COMPUTERS = _set("mac macbook puce processeur ordi ordinateur apple ipad")
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


def ends_with_a_quantity(words: Sequence[str], span: Span) -> bool:
    """Tell whether the number of a name is a quantity (« à Lyon 1 an »)."""
    following = words[span.last : span.last + 1]
    return span.kind not in ("level", "diploma") and words[span.last - 1].isdigit() and not UNITS.isdisjoint(following)


def is_adjective_of_place(words: Sequence[str], span: Span) -> bool:
    """Tell whether an adjective says where something is: « les écoles lilloises », not « Le Parisien »."""
    return span.first > 0 and words[span.first - 1] in _HAS_AN_ADJECTIVE


def is_place(
    words: Sequence[str], span: Span, others: Sequence[Span], typed: str, text: str, by_capital: bool = True
) -> bool:
    """Tell whether a town's name that is also an everyday word (tours) is the town here; `typed` is that name.

    by_capital: whether a capital in the middle of a sentence says so; people have the names of small towns.
    """
    # « Saint-Paul de La Réunion » is clear without « à ».
    if len([word for word in words[span.first : span.last] if word not in _NOT_TELLING]) > 1:
        return True
    before = words[span.first - 1] if span.first else ""
    is_capital = by_capital and typed[0].isupper() and not text.isupper()
    # « La Réunion », even where a sentence begins
    if is_capital and words[span.first] in LINKS and any(map(str.isupper, typed[1:])):
        return True
    # « le secteur de la défense »
    if before in LINKS and words[span.first] in LINKS:
        return words[max(0, span.first - 2)] in _FROM_OR_NEAR or (
            span.kind == "region" and not typed.islower() and not text.isupper()
        )
    return (
        before in _BEFORE_PLACE
        or words[span.first] in _AT_THE
        or (is_capital and before not in _NOT_BEFORE_CAPITAL)
        or (is_capital and _is_asked_about(words, span))
        or (_begins_a_sentence(words, span, typed) and not text.isupper())
        or (before in _OF and (text.islower() or words[max(0, span.first - 2)] in _FROM_OR_NEAR))
        or (_is_whole_message(words, span) and "!" not in text)  # « nice ! » is thanks
        or any(other.last == span.first for other in others)  # « bac+5 Nice »
        or _is_beside_place(words, span, others, is_capital)
    )


def _is_asked_about(words: Sequence[str], span: Span) -> bool:
    """Tell whether a name is the subject of a question: « Cannes est-elle… », « Tours a-t-elle… »."""
    following = words[span.last : span.last + 3]
    return PAUSE not in following and "elle" in following[1:]


def _begins_a_sentence(words: Sequence[str], span: Span, typed: str) -> bool:
    """Tell whether a name is the subject of a statement; « La réunion est… » has a capital only for the sentence."""
    following = words[span.last : span.last + 1]
    before = words[span.first - 1] if span.first else PAUSE
    return before == PAUSE and typed.split()[-1][0].isupper() and not _AFTER_SUBJECT.isdisjoint(following)


def _is_beside_place(words: Sequence[str], span: Span, others: Sequence[Span], is_capital: bool) -> bool:
    """Tell whether another place comes with this one (« Lille ou Nice », « Nice, Cannes », « nice cannes antibes »)."""
    places = [other for other in others if other.kind in ("town", "region")]
    before = words[span.first - 1] if span.first else PAUSE
    if before in _AND and any(other.last == span.first - 1 for other in places):
        return True
    if before == PAUSE and any(other.first == span.last for other in places):
        return True
    joined = words[span.last : span.last + 1]
    return (joined == ["ou"] or (is_capital and not _AND.isdisjoint(joined))) and any(
        other.first == span.last + 1 for other in places
    )


def is_verb(words: Sequence[str], span: Span) -> bool:
    """Tell whether a place's name is a verb here (« ça se corse »)."""
    return span.kind in ("town", "region") and span.first > 0 and words[span.first - 1] == _REFLEXIVE


def is_other_job_or_thing(words: Sequence[str], span: Span) -> bool:
    """Tell whether a speciality is only part of the name of a job or a thing (« data scientist », « data center »)."""
    return span.kind == "speciality" and not _AFTER_OTHER.isdisjoint(words[span.last : span.last + 1])


def is_no_diploma(words: Sequence[str], span: Span) -> bool:
    """Tell whether a diploma's name is that of something else.

    A permit (« licence de logiciel »), a chip (« MacBook M1 »), the website for applications (« sur Mon Master »), a
    set phrase (« une master class », « le bac à sable »).
    """
    if span.kind not in ("diploma", "level"):
        return False
    if any(tuple(words[span.first : span.first + len(thing)]) == thing for thing in _OTHER_THINGS):
        return True
    if tuple(words[max(0, span.first - 1) : span.last]) == _PLATFORM:
        return span.first > 1 and words[span.first - 2] in _BEFORE_PLATFORM
    if _PERMIT in words[span.first : span.last]:
        following = [word for word in words[span.last : span.last + 5] if word != PAUSE]
        return not _NEEDS_PERMIT.isdisjoint(following)
    return _CHIPS.issuperset(words[span.first : span.last]) and not _COMPUTERS.isdisjoint(words)


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
