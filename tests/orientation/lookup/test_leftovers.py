from __future__ import annotations

import pytest

from orientation.lookup.leftovers import leftovers


def said(text, *names):
    """Return the leftovers of a text in which these parts were recognised."""
    return leftovers(text, [(text.index(name), text.index(name) + len(name)) for name in names])


@pytest.mark.parametrize(
    "text",
    [
        "quelles formations ?",
        "montre-moi toutes les formations",
        "quelles écoles pour l’IA ?",
        "Où peut-on étudier l'intelligence artificielle en France ?",
        "Bonjour, pouvez-vous me donner la liste des écoles, s'il vous plaît ?",
        "jveux voir la liste des ecoles stp",
        "ya koi comme formation",
        "je cherche une fomation",
        "recherche formation",
        "TOUTES LES ÉCOLES !!!",
        "liste",
        "",
    ],
)
def test_ordinary_words_leave_nothing(text):
    left = leftovers(text, ())
    assert not left.has_other_words
    assert not left.subjects
    assert not left.near_me


@pytest.mark.parametrize(
    "text",
    [
        "formation à Tombouctou",
        "à zzzzz",
        "formation en robotique",
        "formation au Luxembourg",
        "écoles dans le sud",
        "une formation près de zzzzz",
        "écologie",
    ],
)
def test_other_words_are_noticed(text):
    assert leftovers(text, ()).has_other_words


def test_what_was_recognised_is_no_other_word():
    assert not said("formation en machine learning", "machine learning").has_other_words
    assert not said("formation en apprentissage automatique", "apprentissage automatique").subjects


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("formation gratuite", ["prix"]),
        ("les écoles les moins chères", ["prix"]),
        ("un master pas cher", ["prix"]),
        ("ça coûte combien", ["prix"]),
        ("formation à distance", ["distance"]),
        ("en ligne", ["distance"]),
        ("formations en anglais", ["langue"]),
        ("école publique d'ia", ["publique ou privée"]),
        ("des écoles privées", ["publique ou privée"]),
        ("master en alternance", ["alternance"]),
        ("une école privée en alternance", ["alternance", "publique ou privée"]),
        ("quelles formations ?", []),
        ("à quelle distance", []),
        ("le Cher", []),
    ],
)
def test_subjects_that_the_catalogue_does_not_tell(text, expected):
    subjects = said(text).subjects
    assert len(subjects) == len(expected)
    assert all(word in subject.name for word, subject in zip(expected, subjects, strict=True))


@pytest.mark.parametrize(
    "text", ["les écoles les moins chères", "une formation gratuite et en ligne", "près de chez moi"]
)
def test_what_is_answered_otherwise_is_no_other_word(text):
    assert not leftovers(text, ()).has_other_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("près de chez moi", True),
        ("une école à côté de chez nous", True),
        ("autour de moi", True),
        ("dans ma ville", True),
        ("montre-moi", False),
        ("chez Thales", False),
    ],
)
def test_near_me(text, expected):
    assert leftovers(text, ()).near_me is expected
