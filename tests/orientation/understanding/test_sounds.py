from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orientation.text import fold
from orientation.understanding.sounds import sound


@pytest.mark.parametrize(
    "spellings",
    [
        "quoi koi kwa",
        "ecole ekole",
        "etude etudes",
        "etudier etudiez",
        "cherche chercher cherchez cherchait",
        "salaire sallaire salere",
        "ingenieur injenieur",
        "faut faux fo",
        "beaucoup bocou boku",
        "temps tant tan",
        "sans sens cent",
        "trop tro",
        "aussi ossi",
        "pharmacie farmacie",
        "formation formasion formassion",
        "gagner gagne ganier",
        "quel quelle kel kelle",
        "difficile dificil",
        "licence lisence",
        "science siance",
        "langage langaje",
        "exercice exersice",
        "maths math",
        "lycee lycees licee",
        "on ont",
        "œuvre euvre",
        "choix choi",
        "bac bak",
    ],
)
def test_spellings_of_one_sound_share_a_key(spellings: str) -> None:
    assert len({sound(word) for word in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("cout", "coute"),
        ("salaire", "saler"),
        ("an", "on"),
        ("vingt", "vent"),
        ("chat", "cas"),
        ("guide", "jide"),
        ("temps", "ton"),
        ("jour", "jeu"),
        ("age", "ague"),
    ],
)
def test_words_of_other_sounds_do_not(word: str, other: str) -> None:
    assert sound(word) != sound(other)


@pytest.mark.parametrize("word", ["", "100", "bac+5", "c'est", "mp2i", "<town>", "<diploma:ms>", "?", "peut-etre"])
def test_what_is_no_word_of_letters_stays(word: str) -> None:
    assert sound(word) == word


@given(st.text())
def test_any_text_has_a_key_without_a_letter_twice(text: str) -> None:
    word = fold(text)
    key = sound(word)
    if word.isalpha():
        assert all(before != after for before, after in pairwise(key))
    else:
        assert key == word
