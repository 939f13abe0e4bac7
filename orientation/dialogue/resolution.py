"""Decide what a message means after what was said before it.

Alone, « c'est où ? », « la deuxième » and « et au début ? » say little: after a programme, a list or the salary, they
are questions like any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from orientation.dialogue.aspects import ASPECT_OF_INTENT, Aspect, is_general, read_aspect
from orientation.dialogue.context import Context
from orientation.dialogue.nearest import asks_nearest
from orientation.dialogue.picking import is_pick
from orientation.lookup.after_bac import asks_after_bac
from orientation.lookup.change import gives_up_place, is_about_france
from orientation.text import word_set
from orientation.understanding.kinds import (
    AFTER_DISTRESS,
    CHANGE,
    CHOOSE,
    DENY,
    DETAIL,
    FALLBACK,
    JOKE,
    MISSES,
    PATH,
    PROGRAMME_TALK,
    SEARCH,
    SECTOR,
    SMALL_TALK,
)

# What begins a message that goes on with the one before.
_LINKS = word_set("et mais sinon ou donc alors pour pr sans avec apres avant quand dans ds en a au aux chez meme si")
# What stands for the topic: « c'est à quelles dates ? ».
_PRONOUNS = word_set("c ca sa cela")
_MOST_WORDS = 8
# « dans le sud » names a place, « je cherche une école dans le sud » is a search of its own.
_FEW_WORDS = 4
# « et sans prépa », with nothing else before it, is about the list even if it could be a question of its own.
_BARE = word_set("sans postbac post apres")
_AND = word_set("et mais ou ,")
_SEARCHED = word_set("formation formations ecole ecoles master masters universite universites fac facs cursus liste")
_MOST_WORDS_OF_A_PROFILE = 12
_WITH_SECTORS = frozenset(["ask_employers", "ask_applications", SECTOR])
# General questions that are about the programme in focus only if they name this of it.
_NAMED_IN: Mapping[str, tuple[Aspect, ...]] = MappingProxyType(
    {
        "ask_studies": (Aspect.DIPLOMA,),
        "ask_lycee_specialities": (Aspect.SPECIALITIES,),
        "ask_how_are_you": (Aspect.PLACE,),
        "ask_salary_region": (Aspect.PLACE,),
    }
)
# « finalement plutôt un MBA » changes the search, whatever it was taken for alone.
_CORRECTIONS = word_set("plutot finalement non nan nn et mais ou sinon enfin pas sans seulement juste alors")
_POINTED = word_set("celle celles ceux laquelle lesquelles lesquels")
# « en master » says where one stands.
_ARTICLES = word_set("un une des les")
_CRITERIA = frozenset(["town", "region", "level", "diploma", "school", "speciality"])
_WEAK = MISSES | {DENY}
# « enlève la ville » and « laquelle est la plus courte ? » are more than that.
_MAY_ASK_ONE_THING = MISSES | {DETAIL, SEARCH}
# Who says where they stand, and is understood as nothing or as saying hello, wants to know the way from there.
TOLD_AS = MISSES | {"greet"}
# Said in answer to « où en es-tu ? », they are the answer.
_PROFILE_READ_AS = TOLD_AS | {SEARCH, DETAIL, "affirm", PATH}
# After distress, no joke and no menu: what is no question gets a gentle word.
_LIGHT = SMALL_TALK | MISSES | {"repeat", "not_understood", "ask_is_robot", "ask_creator"}


@dataclass(frozen=True)
class Heard:
    """A message as it was understood alone.

    words: folded, names included; is_sure: whether it is that question without a doubt; names: the kinds of what it
    names; only_names: it says nothing else; in_topic: what it is after the topic, None if that is not sure;
    names_sector: it names a sector of the economy; tells_profile: it says where somebody stands in life; names_offer:
    it names a diploma that programmes of the catalogue lead to.
    """

    intent: str
    words: tuple[str, ...]
    is_sure: bool = False
    names: tuple[str, ...] = ()
    only_names: bool = False
    in_topic: str | None = None
    names_sector: bool = False
    tells_profile: bool = False
    names_offer: bool = False


@dataclass(frozen=True)
class Resolved:
    """What the message means: its intent, and what it asks of the programme in focus."""

    intent: str
    aspect: Aspect | None = None


def resolve(heard: Heard, context: Context) -> Resolved:
    """Return what a message means in its context; without any, what it means alone."""
    if (context.after_distress and heard.intent in _LIGHT) or (context.told_distress and heard.intent == JOKE):
        return Resolved(AFTER_DISTRESS)
    if heard.tells_profile and (heard.intent in TOLD_AS or (context.asks_profile and _answers_who(heard))):
        return Resolved(PATH)
    has_list = context.speaks_of_programmes or (context.topic == PATH and bool(context.shown))
    if has_list and asks_nearest(heard.words):
        return Resolved(CHANGE)
    if asks_after_bac(heard.words) and _means_search(heard, context):
        return Resolved(SEARCH)
    if has_list and context.shown and is_pick(heard.words):
        return Resolved(CHOOSE)
    if context.speaks_of_programmes:
        if heard.intent in MISSES and _asks_anywhere(heard):
            return Resolved(SEARCH if _names_criteria(heard) else CHANGE)
        if heard.intent in _WEAK and _names_criteria(heard) and heard.words[0] in _CORRECTIONS:
            return Resolved(SEARCH)
        if (asked := _asked_of_focus(heard)) is not None:
            return Resolved(DETAIL, asked)
        return Resolved(heard.intent)
    if context.topic == PATH and heard.intent == SEARCH and _asks_for_diploma(heard):
        return Resolved(SEARCH)
    goes_on = heard.in_topic is not None and context.topic is not None and _goes_on(heard, context)
    intent = heard.in_topic if goes_on and heard.in_topic else heard.intent
    return Resolved(SECTOR if heard.names_sector and intent in _WITH_SECTORS else intent)


def _names_criteria(heard: Heard) -> bool:
    """Tell whether a message names what a search goes by."""
    return bool(heard.words) and not _CRITERIA.isdisjoint(heard.names)


def _asks_anywhere(heard: Heard) -> bool:
    """Tell whether a message gives up the place: « partout en France », « des masters n’importe où »."""
    if _names_criteria(heard):
        return gives_up_place(heard.words)
    return len(heard.words) <= _FEW_WORDS and gives_up_place(heard.words) and not is_about_france(heard.words)


def _asks_for_diploma(heard: Heard) -> bool:
    """Tell whether a message asks for programmes of a diploma: « un master », « et des masters à Lyon ? »."""
    asked = [word for word in heard.words if word not in _LINKS | _CORRECTIONS]
    return heard.names_offer and bool(asked) and asked[0] in _ARTICLES


def _means_search(heard: Heard, context: Context) -> bool:
    """Tell whether « sans prépa », « celles accessibles après le bac » narrow the list, or « postbac » begins one."""
    if not context.speaks_of_programmes:
        return heard.intent in MISSES and len(heard.words) <= _FEW_WORDS and heard.in_topic is None
    first = next((word for word in heard.words if word not in _AND), "")
    is_bare = not heard.is_sure or first in _BARE
    return not _POINTED.isdisjoint(heard.words) or (len(heard.words) <= _FEW_WORDS and is_bare)


def _answers_who(heard: Heard) -> bool:
    return heard.intent in _PROFILE_READ_AS or len(heard.words) <= _MOST_WORDS_OF_A_PROFILE // 2


def _asked_of_focus(heard: Heard) -> Aspect | None:
    if heard.names or len(heard.words) > _MOST_WORDS or is_general(heard.words):
        return None
    if heard.intent in ASPECT_OF_INTENT:
        return ASPECT_OF_INTENT[heard.intent]
    asked = read_aspect(heard.words)
    if asked in _NAMED_IN.get(heard.intent, ()):
        return asked
    if heard.intent in _MAY_ASK_ONE_THING:
        return asked
    return None


def _goes_on(heard: Heard, context: Context) -> bool:
    """Tell whether a message is no whole question: it is not sure alone, and it says that it goes on.

    It does so when it begins with a link (« et… », « dans… ») or with what stands for the topic (« c'est… »), when it
    only names something, or when it is not clear alone.
    """
    if len(heard.words) > _MOST_WORDS or (heard.is_sure and not heard.only_names and not _needs_a_list(heard, context)):
        return False
    if bool(heard.words) and heard.words[0] in _LINKS | _PRONOUNS:
        return True
    if heard.only_names or _needs_a_list(heard, context):
        return True
    # Without a word that links it, what would only get the answer of before again is more likely a new subject.
    return heard.intent == FALLBACK and heard.in_topic != context.topic


def _needs_a_list(heard: Heard, context: Context) -> bool:
    """Tell whether a message was taken for one on programmes that are not there, or for a search by a place alone."""
    if heard.intent == SEARCH:
        return heard.only_names or (len(heard.words) <= _FEW_WORDS and _SEARCHED.isdisjoint(heard.words))
    return heard.intent in PROGRAMME_TALK - {SEARCH, DETAIL} and not (context.shown or context.focus)
