from __future__ import annotations

import pytest

from orientation.lookup.sentence import Mention, Sentence, read_sentence

TOWN = {"entity": "town", "value": "brest"}


def at(text, name):
    return {**TOWN, "start": text.index(name), "end": text.index(name) + len(name)}


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("À BREST, svp !", "a @0 , svp"),
        ("à moins de 200km de Brest", "a moins de 200 km de @0"),
        ("l’école de brest", "l ecole de @0"),
        # typos in the words that are looked for
        ("enlve la vile brest", "enleve la ville @0"),
        ("recomence à brest", "recommence a @0"),
        ("plutto brest", "plutot @0"),
        ("npt kel ecol brest", "n importe quel ecole @0"),
        # words of their own stay
        ("un élève de brest", "un eleve de @0"),
        ("je suis en retard pour brest", "je suis en retard pour @0"),
    ],
)
def test_a_text_is_one_plain_line(catalogue, text, plain):
    name = "BREST" if "BREST" in text else "Brest" if "Brest" in text else "brest"
    assert read_sentence(catalogue, text, [at(text, name)]) == Sentence(plain, (Mention("town", ("brest",)),))


WEST = Mention("region", ("bretagne", "pays-de-la-loire"))
EAST = Mention("region", ("normandie",))


@pytest.mark.parametrize(
    ("text", "plain", "areas"),
    [
        ("dans l'ouest", "@0", [WEST]),
        ("et à l’Ouest ?", "et @0", [WEST]),
        ("l'ouest aussi", "@0 aussi", [WEST]),
        ("et l'est ?", "et @0", [EAST]),
        ("une école dans l'est de la France", "une ecole @0", [EAST]),
        ("ouest de la France", "@0", [WEST]),
        # « est » is mostly a verb, and a part of a town is no area
        ("laquelle est la mieux", "laquelle est la mieux", []),
        ("c'est l'est", "c est l est", []),
        ("dans l'ouest de Rennes", "dans l ouest de rennes", []),
    ],
)
def test_areas_are_names_too(catalogue, text, plain, areas):
    assert read_sentence(catalogue, text, []) == Sentence(plain, tuple(areas))


def test_areas_come_after_the_entities(catalogue):
    text = "à Brest ou dans l'ouest"
    assert read_sentence(catalogue, text, [at(text, "Brest")]) == Sentence(
        "a @0 ou @1", (Mention("town", ("brest",)), WEST)
    )
