from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orientation.text import fold, slug, tidy, typographic


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


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("un(e) ingénieur(e) en I.A. ?", "un ingénieur en IA ?"),
        ("étudiant(e)s", "étudiant"),
        ("les étudiant·e·s et lycéen·nes", "les étudiant et lycéen"),
        ("les J.P.O. de l'U.T.C", "les JPO de l'UTC"),
        ("i.a.", "ia"),
        ("l'intel\u00adligence com\u200bbien \ufeffbac", "l'intelligence combien bac"),
        ("e\u0301tudes", "études"),
        ("deux\nlignes\x00 et\ttabs", "deux lignes et tabs"),
        # not initials, not a gender
        ("J'ai 2.5 ans. Et toi. Oui", "J'ai 2.5 ans. Et toi. Oui"),
        ("bac+5 (master)", "bac+5 (master)"),
        ("onisep.fr", "onisep.fr"),
        ("f(x) et (e)", "f(x) et (e)"),
        ("c'est bien... non", "c'est bien... non"),
        ("", ""),
    ],
)
def test_odd_spellings_mean_the_same(text: str, meant: str) -> None:
    assert tidy(text) == meant


@given(st.text())
def test_a_tidy_text_is_one_line_without_spaces_around(text: str) -> None:
    assert tidy(text) == " ".join(tidy(text).split())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ça va ?", "Ça va\u00a0?"),
        ("« oui » : 10 %", "«\u00a0oui\u00a0»\u00a0: 10\u00a0%"),
        ("déjà\u00a0!", "déjà\u00a0!"),
        ("[site](https://a.fr?b=c)", "[site](https://a.fr?b=c)"),
        ("8:30, oui.", "8:30, oui."),
    ],
)
def test_marks_keep_with_their_word(text: str, shown: str) -> None:
    assert typographic(text) == shown
