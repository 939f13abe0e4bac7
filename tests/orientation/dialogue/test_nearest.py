from __future__ import annotations

import pytest

from orientation.dialogue.nearest import asks_nearest
from orientation.recognition.pieces import words_of


@pytest.mark.parametrize(
    "text",
    [
        "laquelle est la plus proche de Grenoble",
        "c'est laquelle la plus proche de Grenoble ?",
        "laquelle est la plus près de chez moi",
        "lequel est le plus proche",
        "la quelle est la moins loin de Lyon",
        "lesquelles sont les plus proches de Lille ?",
        "laquelle de ces écoles est la plus proche de Nantes",
        "celle qui est la plus proche de Rennes",
        "quelle est la plus proche de Rouen ?",
        "la plus proche",
        "et la plus proche de Grenoble ?",
        "le plus près de chez moi",
        "c'est quoi la plus proche",
        "montre moi la plus proche de Brest stp",
    ],
)
def test_the_nearest_is_asked(text: str) -> None:
    assert asks_nearest(words_of(text))


@pytest.mark.parametrize(
    "text",
    [
        # an order, a search, a narrower place
        "le plus proche d'abord",
        "classe-les du plus proche au plus loin",
        "trie par distance",
        "les plus proches",
        "le plus près possible",
        "l'école la plus proche de Lyon",
        "quelle est l'école la plus proche de Lyon",
        "plus près",
        "plus près de Lyon",
        # something else
        "laquelle est la plus courte",
        "laquelle est la plus loin de Lyon",
        "quel est le métro le plus proche ?",
        "c'est quoi la date la plus proche",
        "celle de Lyon",
        "un métier proche des gens",
        "",
    ],
)
def test_the_nearest_is_not_asked(text: str) -> None:
    assert not asks_nearest(words_of(text))
