"""Departments, which people name by their number."""

from __future__ import annotations

import re
from collections.abc import Iterable

from orientation.knowledge.catalogue import Catalogue
from orientation.text import fold

# The number after a word that announces it, in brackets, or alone in the message. A quantity, a date, a rank or a
# number to call is another matter: « le 15 mars », « formations 10 mois », « le 13e », « avec le 15 ».
_NUMBER = re.compile(
    r"(?:(?:^|\b(?:dans|et|ou) +)le +|\b(?:du|departement|formations?|ecoles?|masters?) +|\( *|^(?=\W*\w+\W*$)\W*)"
    r"(?P<number>2[ab]|97[1-46]|\d\d)(?![\w+%€]|[.,]\d)"
    r"(?! *(?:ans?|annees?|mois|semaines?|jours?|h|heures?|euros?|k|km|formations|ecoles|masters|janvier|fevrier|mars"
    r"|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b)"
)


def named_department(catalogue: Catalogue, text: str) -> tuple[str, ...]:
    """Return the towns of the department whose number is in the text (« dans le 59 »), or none."""
    for match in _NUMBER.finditer(fold(text)):
        if towns := _towns(catalogue, match["number"].upper()):
            return towns
    return ()


def department_of(catalogue: Catalogue, towns: Iterable[str]) -> str | None:
    """Return the number of the department of which these are all the towns, None if there is only one town."""
    ids = set(towns)
    numbers = {catalogue.towns[id_].department for id_ in ids}
    if len(ids) < 2 or len(numbers) > 1:
        return None
    (number,) = numbers
    return number if ids == set(_towns(catalogue, number)) else None


def _towns(catalogue: Catalogue, number: str) -> tuple[str, ...]:
    return tuple(town.id for town in catalogue.towns.values() if town.department == number)
