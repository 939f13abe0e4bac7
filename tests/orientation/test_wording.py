from __future__ import annotations

import pytest

from orientation.criteria import Criteria
from orientation.wording import heading, join_words, refinement_title, without, write_distance, write_duration


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
    ("fields", "expected"),
    [(("town",), "sans la ville (3)"), (("level", "school"), "sans le niveau ni l’école (3)")],
)
def test_what_can_be_given_up(fields, expected):
    assert without(fields, 3) == expected


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
