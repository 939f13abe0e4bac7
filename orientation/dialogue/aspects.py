"""What is asked of a programme that is being spoken of: where, how long, how to get in, and so on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from enum import Enum
from functools import lru_cache
from types import MappingProxyType

from orientation.french.files import CONVERSATION
from orientation.french.phrases import Cue


class Aspect(Enum):
    """One thing to know of a programme; the value is that of the entity `aspect`."""

    PLACE = "place"
    DURATION = "duration"
    ENTRY = "entry"
    PREREQUISITES = "prerequisites"
    ADMISSION = "admission"
    WEBSITE = "website"
    PRICE = "price"
    ALTERNANCE = "alternance"
    LANGUAGE = "language"
    DIPLOMA = "diploma"
    SPECIALITIES = "specialities"
    STATUS = "status"
    SELECTION = "selection"
    PLACES = "places"
    ACCREDITATION = "accreditation"
    OPINION = "opinion"


# General questions that are about the programme when one is spoken of (« ça dure combien ? »).
ASPECT_OF_INTENT = MappingProxyType(
    {
        "ask_study_length": Aspect.DURATION,
        "ask_admission": Aspect.ADMISSION,
        "ask_cost_funding": Aspect.PRICE,
        "ask_alternance": Aspect.ALTERNANCE,
        "ask_english": Aspect.LANGUAGE,
    }
)


# More than the general question asks: « c’est dur d’y entrer ? » is no question of how.
FINER = MappingProxyType(
    {Aspect.ADMISSION: (Aspect.SELECTION, Aspect.PLACES, Aspect.ENTRY), Aspect.PRICE: (Aspect.STATUS,)}
)

# The first that is asked counts.
_ORDER = (
    *(Aspect.WEBSITE, Aspect.PRICE, Aspect.STATUS, Aspect.ALTERNANCE, Aspect.PLACES, Aspect.SELECTION),
    *(
        Aspect.ACCREDITATION,
        Aspect.PREREQUISITES,
        Aspect.OPINION,
        Aspect.ENTRY,
        Aspect.DURATION,
        Aspect.ADMISSION,
        Aspect.LANGUAGE,
    ),
    *(Aspect.DIPLOMA, Aspect.SPECIALITIES, Aspect.PLACE),
)
# What stands in a name or beside another question too counts where nothing else is asked in the sentence.
_WEAK = frozenset([Aspect.DIPLOMA, Aspect.SPECIALITIES, Aspect.PLACE, Aspect.OPINION])
# « c’est dur d’y entrer ? » and « on y entre après le bac ? » ask this, and not how one applies.
_FINER_THAN_ADMISSION = frozenset([Aspect.SELECTION, Aspect.PLACES, Aspect.ENTRY, Aspect.PREREQUISITES])


def read_aspect(words: Sequence[str]) -> Aspect | None:
    """Return what folded words ask of a programme, None if nothing particular."""
    if "combien" in words and CONVERSATION.words.how_much.issuperset(words):
        return Aspect.PRICE
    return next((aspect for aspect, cue in _cues() if cue.is_in(words)), None)


def read_aspects(sentences: Iterable[Sequence[str]]) -> tuple[Aspect, ...]:
    """Return all that is asked of a programme in sentences of folded words: « public ? et c’est combien ? »."""
    asked: dict[Aspect, None] = {}
    for words in sentences:
        found = [aspect for aspect, cue in _cues() if cue.is_in(words)] or [*filter(None, [read_aspect(words)])]
        if not _FINER_THAN_ADMISSION.isdisjoint(found):
            found = [aspect for aspect in found if aspect is not Aspect.ADMISSION]
        strong = [aspect for aspect in found if aspect not in _WEAK]
        asked |= dict.fromkeys(strong or found[:1])
    return tuple(asked)


def are_weak(aspects: Collection[Aspect]) -> bool:
    """Tell whether what is asked may well stand beside another question: « cinq ans », « entre »."""
    return (_WEAK | {Aspect.DURATION, Aspect.ADMISSION}).issuperset(aspects)


def is_general(words: Sequence[str]) -> bool:
    """Tell whether folded words name the job or its studies, and not only « ça »."""
    return not CONVERSATION.words.general.isdisjoint(words)


@lru_cache(maxsize=1)
def _cues() -> tuple[tuple[Aspect, Cue], ...]:
    return tuple((aspect, getattr(CONVERSATION.cues, f"asks_{aspect.value}")) for aspect in _ORDER)
