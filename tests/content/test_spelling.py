"""Every displayed word is in hunspell's French dictionary or in words.txt."""

from __future__ import annotations

import os

import pytest

from tests.content.spelling import PACKAGES, allowed, dictionary, misspelled, sentences, unknown, unused, words_of

MISSING = f"orthographe non vérifiée : il manque hunspell et son dictionnaire français (paquets {PACKAGES})"

if dictionary() is None and not os.environ.get("CI"):
    pytest.skip(MISSING, allow_module_level=True)


@pytest.fixture(scope="module", autouse=True)
def hunspell() -> None:
    """Fail in CI where the dictionary is not installed: there the spelling is always checked."""
    assert dictionary() is not None, MISSING


def test_nothing_is_misspelled() -> None:
    assert misspelled() == [], "to be mended, or added to tests/content/words.txt if the word is right"


def test_the_word_list_has_only_what_is_said() -> None:
    assert unused() == []


def test_the_word_list_is_in_order() -> None:
    assert allowed() == sorted(set(allowed()), key=lambda word: (word.casefold(), word))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Une formation en alternance, c’est possible\u00a0: renseigne-toi auprès de l’école.", []),
        ("L’ingenieur a un diplome.", ["L’ingenieur", "diplome"]),
        ("parles-en, dis-le, peux-tu, aujourd’hui, presqu’île, jusqu’au bac+5", []),
        ("les etudes et les profesionnels", ["etudes", "profesionnels"]),
        ("[le site](https://monorientationenligne.fr/zzz) et mon-cep.org, bac+5, MP2I, 3e", []),
        ("un rendezvou", ["rendezvou"]),
    ],
)
def test_mistakes_are_seen(text: str, wrong: list[str]) -> None:
    assert unknown(words_of(text)) == sorted(wrong)


def test_only_french_strings_of_a_module_are_read() -> None:
    code = '"""Écrit pour le lecteur."""\nA = "Une erreur, désolé."\nB = "not French"\nC = f"À {A}\u00a0km d’ici"\n'
    assert list(sentences(code)) == ["Une erreur, désolé.", "À ", "\u00a0km d’ici"]
