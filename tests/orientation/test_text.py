from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orientation.text import fold, slug


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("École", "ecole"),
        ("ÎLE-DE-FRANCE", "ile-de-france"),
        ("l’école l'école", "l'ecole l'ecole"),
        ("bac\u2011pro bac\u2013pro", "bac-pro bac-pro"),
        ("à\u00a0Paris\u202f!", "a paris !"),
        ("cœur", "cœur"),
        ("ﬁn ½ …", "ﬁn ½ …"),
        ("İ", "i"),
        ("ＢＡＣ", "bac"),
    ],
)
def test_case_accents_and_typography_do_not_matter(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_every_character_gives_one_character(text):
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Villeneuve-d’Ascq", "villeneuve-d-ascq"),
        ("  Saint-Étienne du  Rouvray ", "saint-etienne-du-rouvray"),
        ("Sacré-Cœur", "sacre-coeur"),
        ("e\u0301cole", "ecole"),
        ("!!!", ""),
    ],
)
def test_slug_is_an_id(text, expected):
    assert slug(text) == expected
