from __future__ import annotations

import re

import pytest

from orientation.lookup.told_beside import told_beside

_PLACE = re.compile(r"\b(?:Lyon|Paris|Nantes|Lille)\b")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Lyon, Paris… je suis à Nantes moi. Il y a quoi à Nantes ?", ["Nantes"]),
        ("« Paris depuis Lyon », pff ! J’habite Nantes. Juste Nantes.", ["Nantes"]),
        ("J’habite Lyon. Il y a des écoles à Paris ?", ["Paris"]),
        ("Il y a des écoles à Paris ? J’habite à Lyon.", ["Paris"]),
        # what goes on adds
        ("Un master à Lyon ? Ou Lille ?", ["Lyon", "Lille"]),
        ("quelles villes pour un master, Lille ? Paris ?", ["Lille", "Paris"]),
        ("Lyon. Lille.", ["Lyon", "Lille"]),
        # a number ends no sentence
        ("J’ai 11.5 à Lille, une école à Lyon ?", ["Lille", "Lyon"]),
        # one sentence
        ("une école à Lyon ou à Lille", ["Lyon", "Lille"]),
        ("une école", []),
    ],
)
def test_the_places_that_are_asked_for(text: str, asked: list[str]) -> None:
    found = _PLACE.finditer(text)
    entities = [{"entity": "town", "value": each.group(), "start": each.start(), "end": each.end()} for each in found]
    told = told_beside(text, entities)
    assert [entity["value"] for number, entity in enumerate(entities) if number not in told] == asked


def test_a_diploma_is_told_beside_the_one_that_is_asked() -> None:
    text = "Sur dossier après une L3, d’accord. Il y a quoi après le bac à Lyon ?"
    found = {"L3": "diploma", "bac": "level", "Lyon": "town"}
    entities = [
        {"entity": kind, "value": name, "start": text.index(name), "end": text.index(name) + len(name)}
        for name, kind in found.items()
    ]
    assert told_beside(text, entities) == {0}
    # « un master » stands where no other is asked for
    assert told_beside(text, entities[:1] + entities[2:]) == frozenset()
