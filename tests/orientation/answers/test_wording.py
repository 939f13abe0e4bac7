from __future__ import annotations

import pytest

from orientation.answers.wording import (
    first_lower,
    heading,
    join_words,
    refinement_title,
    widened,
    with_de,
    write_distance,
    write_duration,
)
from orientation.lookup.criteria import Criteria


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        (Criteria(), "Toutes les formations"),
        (Criteria(levels=("bac+6",), towns=("rennes",)), "Formations bac+6 à Rennes"),
        (Criteria(levels=("bac+5", "bac+6"), towns=("le-mans",)), "Formations bac+5 ou bac+6 au Mans"),
        (Criteria(diplomas=("master",), regions=("bretagne",)), "Masters en Bretagne"),
        (Criteria(diplomas=("bts",)), "BTS"),
        (
            Criteria(diplomas=("master", "ms"), specialities=("ia",)),
            "Masters ou mastères spécialisés en intelligence artificielle",
        ),
        (Criteria(towns=("rennes", "le-mans")), "Formations à Rennes ou au Mans"),
        (
            Criteria(towns=("rennes",), regions=("pays-de-la-loire",)),
            "Formations à Rennes, dans les Pays de la Loire",
        ),
        (
            Criteria(levels=("bac+5",), towns=("brest",), schools=("armor",)),
            "Formations bac+5 à Brest – Armor",
        ),
    ],
)
def test_the_heading_says_what_was_understood(catalogue, criteria, expected):
    assert heading(catalogue, criteria) == expected


@pytest.mark.parametrize(
    ("field", "id_", "expected"),
    [
        ("level", "bac+5", "Bac+5 (2)"),
        ("diploma", "ms", "Mastères spécialisés (2)"),
        ("town", "le-mans", "Au Mans (2)"),
        ("region", "bretagne", "En Bretagne (2)"),
        ("speciality", "ia", "En intelligence artificielle (2)"),
    ],
)
def test_refinement_titles(catalogue, field, id_, expected):
    assert refinement_title(catalogue, field, id_, 2) == expected


@pytest.mark.parametrize(
    ("given_up", "kept", "expected"),
    [
        (["diploma"], Criteria(towns=("rennes",)), "tous les diplômes à Rennes (3)"),
        (["town"], Criteria(diplomas=("master",)), "masters partout en France (3)"),
        (["town"], Criteria(regions=("normandie",)), "formations partout en Normandie (3)"),
        (["region"], Criteria(towns=("rennes",)), "formations à Rennes (3)"),
        (["level"], Criteria(diplomas=("ms",), towns=("rennes",)), "mastères spécialisés de tous niveaux à Rennes (3)"),
        (["diploma", "level"], Criteria(towns=("rennes",)), "tous les diplômes de tous niveaux à Rennes (3)"),
        (["speciality"], Criteria(levels=("bac+5",)), "formations bac+5 dans toutes les spécialités (3)"),
        (["school"], Criteria(towns=("brest",)), "formations à Brest, toutes écoles confondues (3)"),
        (["town", "level"], Criteria(schools=("armor",)), "formations de tous niveaux partout en France – Armor (3)"),
    ],
)
def test_a_wider_search_says_what_is_kept(catalogue, given_up, kept, expected):
    assert widened(catalogue, kept, given_up, 3) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("L’entrée se fait par concours.", "l’entrée se fait par concours."),
        ("Tu déposes un dossier.", "tu déposes un dossier."),
        ("Le jury se réunit.", "le jury se réunit."),
        ("Parcoursup après le bac.", "Parcoursup après le bac."),
        ("MonMaster.", "MonMaster."),
        ("", ""),
    ],
)
def test_a_sentence_after_a_colon_keeps_the_capital_of_a_name(sentence, expected):
    assert first_lower(sentence) == expected


@pytest.mark.parametrize(("name", "expected"), [("licence", "de licence"), ("école", "d’école"), ("BTS", "de BTS")])
def test_elision(name, expected):
    assert with_de(name) == expected


@pytest.mark.parametrize(
    ("years", "expected"), [(1, "1 an"), (1.0, "1 an"), (2, "2 ans"), (1.5, "18 mois"), (0.5, "6 mois")]
)
def test_durations(years, expected):
    assert write_duration(years).replace("\u00a0", " ") == expected


@pytest.mark.parametrize(("km", "expected"), [(95.7, "à 96 km"), (9361.6, "à 9 362 km"), (0.4, "à 0 km")])
def test_distances_are_rounded(km, expected):
    assert write_distance(km).replace("\u00a0", " ") == expected


@pytest.mark.parametrize(
    ("words", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a ou b"), (["a", "b", "c"], "a, b ou c")]
)
def test_lists_of_words(words, expected):
    assert join_words(words, "ou") == expected
