"""Say how much the catalogue holds and knows, and where there is more."""

from __future__ import annotations

from collections.abc import Iterator

from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.index import ALTERNANCE, BAC, REMOTE
from orientation.lookup.criteria import Criteria
from orientation.text import NBSP

_PARCOURSUP = "sur Parcoursup pour les formations après le bac"
_MONMASTER = "sur MonMaster pour les masters"
_ONISEP = "sur le site de l’Onisep"
_TO_CHECK = "à vérifier auprès de chaque école"
_FREE = (
    f"Dans le public, on paie surtout des droits d’inscription{NBSP}; les boursiers n’en paient pas. Je garde ce dont "
    "je connais le prix."
)


def coverage(catalogue: Catalogue, criteria: Criteria) -> Iterator[str]:
    """Yield of how many programmes the catalogue knows what is asked, where it knows it of few."""
    total = len(catalogue.ordered)
    if ALTERNANCE in criteria.modes:
        known = sum(programme.alternance is not None for programme in catalogue.ordered)
        yield _known_of("l’alternance", known, total)
        asked = criteria.diplomas or catalogue.diplomas
        yield from filter(None, (catalogue.diplomas[id_].alternance for id_ in asked))
    if REMOTE in criteria.modes:
        yield f"Mon catalogue dit rarement si une formation se suit à distance{NBSP}: {_TO_CHECK}."
    if criteria.languages:
        known = sum(programme.language is not None for programme in catalogue.ordered)
        yield _known_of("la langue", known, total)
    if criteria.max_fee_eur is not None:
        yield _FREE


def full_list(catalogue: Catalogue, criteria: Criteria) -> str:
    """Return where the full list is: the catalogue is only a part."""
    aim = next((level for level in catalogue.levels.values() if level.aim), None)
    reached = {catalogue.diplomas[id_].reaches for id_ in criteria.diplomas} | set(criteria.levels)
    below = aim is not None and bool(reached) and all(_is_below(catalogue, level, aim.id) for level in reached if level)
    if criteria.after_bac or BAC in criteria.entries or below:
        platforms = _PARCOURSUP
    elif "master" in criteria.diplomas:
        platforms = _MONMASTER
    else:
        platforms = f"{_PARCOURSUP}, {_MONMASTER}"
    return f"Mon catalogue n’a pas tout{NBSP}: la liste complète est {platforms}, ou {_ONISEP}."


def _known_of(what: str, known: int, total: int) -> str:
    return f"Je connais {what} de {known} formations sur {total}{NBSP}: pour les autres, {_TO_CHECK}."


def _is_below(catalogue: Catalogue, level: str, aim: str) -> bool:
    order = list(catalogue.levels)
    return order.index(level) < order.index(aim)
