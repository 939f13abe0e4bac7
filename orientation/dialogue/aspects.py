"""What is asked of a programme that is being spoken of: where, how long, how to get in, and so on."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from types import MappingProxyType

from orientation.text import word_set


class Aspect(Enum):
    """One thing to know of a programme; the value is that of the entity `aspect`."""

    PLACE = "place"
    DURATION = "duration"
    ADMISSION = "admission"
    WEBSITE = "website"
    PRICE = "price"
    ALTERNANCE = "alternance"
    LANGUAGE = "language"
    DIPLOMA = "diploma"
    SPECIALITIES = "specialities"


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


def _beginnings(words: str) -> tuple[str, ...]:
    return tuple(words.split())


# Beginnings of folded words, an exact word ends with « = ». The first aspect found counts.
_WORDS = (
    (Aspect.WEBSITE, _beginnings("site= siteweb lien= liens= url= internet web=")),
    (Aspect.PRICE, _beginnings("prix= cout= coute cher= chere= payant gratuit gratos frais= tarif euro")),
    (Aspect.ALTERNANCE, _beginnings("alternan apprenti")),
    (Aspect.DURATION, _beginnings("dure= duree durent annee ans= longtemps")),
    (
        Aspect.ADMISSION,
        _beginnings("entre= entrer= rentre admis inscri candidat postul dossier concours selecti integrer"),
    ),
    (Aspect.LANGUAGE, _beginnings("anglais langue= francais")),
    (Aspect.DIPLOMA, _beginnings("diplome niveau= titre=")),
    (Aspect.SPECIALITIES, _beginnings("specialite option matiere cours= apprend enseign contenu")),
    (Aspect.PLACE, _beginnings("ou= adresse ville= lieu= situe campus= trouve= endroit coin= region=")),
)

# Words that make a question one about the job or its studies in general.
_GENERAL = word_set(
    "etude etudes metier metiers job boulot taf ingenieur ingenieure ingenieurs ia intelligence salaire "
    "devenir parcoursup formations ecoles masters general"
)
# « c’est combien ? » says no more.
_HOW_MUCH = word_set("c ca cest est et fait combien alors donc")


def read_aspect(words: Sequence[str]) -> Aspect | None:
    """Return what folded words ask of a programme, None if nothing particular."""
    if "combien" in words and _HOW_MUCH.issuperset(words):
        return Aspect.PRICE
    return next((aspect for aspect, beginnings in _WORDS if _any_begins(words, beginnings)), None)


def is_general(words: Sequence[str]) -> bool:
    """Tell whether folded words name the job or its studies, and not only « ça »."""
    return not _GENERAL.isdisjoint(words)


def _any_begins(words: Sequence[str], beginnings: Sequence[str]) -> bool:
    exact = {beginning[:-1] for beginning in beginnings if beginning.endswith("=")}
    open_ended = tuple(beginning for beginning in beginnings if not beginning.endswith("="))
    return any(word in exact or (open_ended and word.startswith(open_ended)) for word in words)
