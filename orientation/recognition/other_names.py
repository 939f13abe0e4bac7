"""Tell when a name of the data files is part of the name of something else: a street, a company, another town."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from orientation.recognition.pieces import LINKS, PAUSE


class Span(NamedTuple):
    """A possible mention: its kind, the index of its first word and of the one after its last."""

    kind: str
    first: int
    last: int


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


FOREIGN_TOWNS = _set(
    "montreal marrakech casablanca bruxelles lausanne geneve londres london berlin madrid barcelone milan rome turin "
    "alger tunis rabat dakar abidjan libreville yaounde beyrouth quebec liege namur mons monaco luxembourg zurich "
    "anvers louvain bologne boston berkeley stanford oxford cambridge"
)
_PLACES = ("town", "region")
_SCHOOLS = ("school", "unlisted_school", "programme")

_STREETS = _set("rue avenue boulevard bd quai impasse faubourg porte")
# « place de Toulouse », « l’Olympique de Marseille », « le vin de Bourgogne », « une image d’Épinal »
_NAMED_AFTER_PLACES = _set(
    "place chateau olympique vin vins image images bouteille moutarde savon savons pruneaux betises saucisse saucisses "
    "jambon nougat dentelle porcelaine piment edit traite bataille festival carnaval garde stade"
)
# « les 24 Heures du Mans », not « à deux heures du Mans »
_RACE = ("24", "heures")
# « lycée Claude-Bernard » is not the university.
OTHER_HOUSES = _set("lycee lycees college colleges hopital hopitaux clinique")
_CALLED = LINKS | _set("s appelle nomme")
# « une exposition sur Léonard de Vinci », « rue Claude-Bernard » are about the person.
_ABOUT_PEOPLE = _set("exposition expo tableau tableaux peintre film biographie statue")
_ABOUT = LINKS | _set("sur a")
# « à 14 h UTC », « une Stella Artois »
_BEFORE_OTHER_SCHOOL = _set("h heure heures stella")
# « École polytechnique fédérale de Lausanne », « Polytechnique Montréal »
_OTHER_COUNTRY = FOREIGN_TOWNS | _set("federale")
# « École polytechnique universitaire de Lille », « Université polytechnique Hauts-de-France »
_POLYTECHNIC, _UNIVERSITY_SCHOOL = "polytechnique", "universitaire"

_UNIVERSITY, _UNIVERSITIES = _set("universite"), _set("universites")
_ANY = _set("une chaque aucune quelle autre meilleure seule premiere bonne grande petite")

_PERSON = _set(
    "fils fille filles frere soeur mere pere maman papa cousin cousine oncle tante neveu niece mari femme copain "
    "copine ami amie amis pote meuf mec voisin voisine collegue prenomme prenommee appelle nomme madame mme monsieur "
    "mr prof docteur dr"
)
_TITLES = _set("m mme mlle")
# « Madame Claire Dijon »
_BEFORE_FULL_NAME = _set("appelle prenomme prenommee madame mme monsieur mr docteur dr")
_NOT_FIRST_NAMES = LINKS | {PAUSE} | _set("a au aux en et sur vers")
_POSSESSIVES = _set("mon ma mes notre nos votre ta ton son sa")

# « Boulogne-sur-Mer » is not Boulogne, « Aix-les-Bains » not Aix.
_RIVERS = _set("mer saone seine marne orge loire oise aisne rhone yvette isere sevre")
_GOES_ON = {("sur", river) for river in _RIVERS} | {
    *(("les", "bains"), ("le", "francois"), ("le", "comte"), ("le", "sec"), ("la", "chapelle"), ("la", "reine")),
    *(("aux", "roses"), ("de", "dome"), ("du", "fou"), ("du", "var"), ("l", "aumone"), ("l", "herault")),
    *(("saint", "georges"), ("saint", "germain")),
}
_CAPITAL = "capitale"
# What makes another name of the word after it: Grande-Bretagne, Seine-Saint-Denis, Air Corsica, chez Orange, FC
# Nantes, Stade rochelais.
_BEFORE_OTHER = _set("grande nouvelle seine air chez fc ogc rc stade")
# « Valence, en Espagne », « Laval au Québec », but « Lille, en Belgique ou en Suisse »
_NAMESAKES = _set("valence laval vienne paris")
_IN = _set("en au aux")
_COUNTRIES = _set(
    "espagne italie belgique suisse allemagne angleterre canada quebec maroc algerie tunisie portugal irlande "
    "autriche usa texas amerique"
)
# « Nice-Matin », « Paris Match »
_AFTER_OTHER = _set("matin match")
_HYPHEN = "-"
# « Louis-le-Grand est-elle… » is not the region.
_VERB = "est"
_SUBJECTS = tuple(_HYPHEN + subject for subject in ("il", "elle", "ce", "on"))
_INSIDE_NAMES = LINKS | _set("sur sous aux en saint sainte lez les")


def is_part_of_another_name(words: Sequence[str], span: Span, others: Sequence[Span], after: str) -> bool:
    """Tell whether a name only stands in the name of something else.

    others: all possible mentions. after: the text that follows the name.
    """
    if span.kind in _PLACES:
        return (
            _leads_to(words, span.first, _STREETS, LINKS)
            or _bears_the_name_of(words, span.first)
            or _is_verb_of_a_question(words, span, after)
            or (span.first > 0 and words[span.first - 1] in _BEFORE_OTHER)
            or _is_person(words, span)
            or _goes_on_to_another_town(words, span, others, after)
            or _is_in_another_country(words, span)
        )
    if span.kind in _SCHOOLS:
        return (
            _leads_to(words, span.first, OTHER_HOUSES, _CALLED)
            or _leads_to(words, span.first, _STREETS, LINKS)
            or _leads_to(words, span.first, _ABOUT_PEOPLE, _ABOUT)
            or (span.first > 0 and words[span.first - 1] in _BEFORE_OTHER_SCHOOL)
            or _is_abroad(words, span)
            or _is_another_polytechnic(words, span)
            or _is_any_university(words, span)
        )
    return False


def _leads_to(words: Sequence[str], first: int, heads: frozenset[str], between: frozenset[str]) -> bool:
    """Tell whether the name stands after one of these words (« rue de Rennes »)."""
    before = first - 1
    while before >= 0 and words[before] in between:
        before -= 1
    return before >= 0 and words[before] in heads


def _bears_the_name_of(words: Sequence[str], first: int) -> bool:
    """Tell whether something bears a place's name: only right after « de », « une place à Lille » is in Lille."""
    # « Le Mans » is found as « du Mans », « Les Sceaux » would be as « des Sceaux ».
    head = first if words[first] in ("du", "des") else first - 1
    if head < 1 or words[head] not in ("de", "d", "du", "des"):
        return False
    return words[head - 1] in _NAMED_AFTER_PLACES or tuple(words[max(0, head - 2) : head]) == _RACE


def _is_verb_of_a_question(words: Sequence[str], span: Span, after: str) -> bool:
    return words[span.last - 1] == _VERB and after.startswith(_SUBJECTS)


def _is_in_another_country(words: Sequence[str], span: Span) -> bool:
    """Tell whether the words after a town say that it is not the French one: « Valence, en Espagne »."""
    if words[span.first] not in _NAMESAKES:
        return False
    following = [word for word in words[span.last : span.last + 3] if word != PAUSE]
    return len(following) > 1 and following[0] in _IN and following[1] in _COUNTRIES


def _is_abroad(words: Sequence[str], span: Span) -> bool:
    following = [word for word in words[span.last : span.last + 3] if word not in LINKS]
    return bool(following) and following[0] in _OTHER_COUNTRY


def _is_another_polytechnic(words: Sequence[str], span: Span) -> bool:
    return words[span.last - 1] == _POLYTECHNIC and (
        words[max(0, span.first - 1)] in _UNIVERSITY or words[span.last : span.last + 1] == [_UNIVERSITY_SCHOOL]
    )


def _is_any_university(words: Sequence[str], span: Span) -> bool:
    """Tell whether no university in particular is meant: « les universités de Paris », « une fac de Toulouse »."""
    head = words[span.first]
    return head in _UNIVERSITIES or (head in _UNIVERSITY and span.first > 0 and words[span.first - 1] in _ANY)


def _is_person(words: Sequence[str], span: Span) -> bool:
    """Tell whether somebody has this name: « ma cousine Nancy », « Nancy, ma voisine »."""
    if span.last - span.first > 1:
        return False
    if span.first and words[span.first - 1] in _PERSON:
        return True
    # « M. Bourges »
    if span.first > 1 and words[span.first - 1] == PAUSE and words[span.first - 2] in _TITLES:
        return True
    if span.first > 1 and words[span.first - 2] in _BEFORE_FULL_NAME and words[span.first - 1] not in _NOT_FIRST_NAMES:
        return True
    if span.first and words[span.first - 1] != PAUSE:
        return False
    said = tuple(words[span.last : span.last + 4])
    return len(said) == 4 and said[::3] == (PAUSE, PAUSE) and said[1] in _POSSESSIVES and said[2] in _PERSON


def _goes_on_to_another_town(words: Sequence[str], span: Span, others: Sequence[Span], after: str) -> bool:
    """Tell whether a town's name is only the beginning of that of an unknown place."""
    # « la capitale de l’Australie »
    if words[span.last - 1] == _CAPITAL and not LINKS.isdisjoint(words[span.last : span.last + 1]):
        return True
    if any(other.first == span.last for other in others):
        return False
    following = tuple(words[span.last : span.last + 2])
    return (
        following in _GOES_ON
        or not _AFTER_OTHER.isdisjoint(following[:1])
        or (after.startswith(_HYPHEN) and bool(following) and following[0] in _INSIDE_NAMES)
    )
