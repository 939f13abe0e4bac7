from __future__ import annotations

import pytest

from orientation.dialogue.aspects import Aspect, are_weak, is_general, read_aspect, read_aspects
from orientation.recognition.pieces import words_of


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("c'est où ?", Aspect.PLACE),
        ("c ou", Aspect.PLACE),
        ("dans quelle ville", Aspect.PLACE),
        ("l'adresse ?", Aspect.PLACE),
        ("ça dure combien ?", Aspect.DURATION),
        ("combien d'années", Aspect.DURATION),
        ("on y entre comment ?", Aspect.ADMISSION),
        ("comment s'inscrire", Aspect.ADMISSION),
        ("c'est quoi le site ?", Aspect.WEBSITE),
        ("t'as un lien", Aspect.WEBSITE),
        ("c'est payant ?", Aspect.PRICE),
        ("combien ça coûte", Aspect.PRICE),
        ("c'est combien ?", Aspect.PRICE),
        ("combien d'élèves", None),
        ("c'est public ou privé ?", Aspect.STATUS),
        ("c'est sélectif ?", Aspect.SELECTION),
        ("c'est dur d'y entrer ?", Aspect.SELECTION),
        ("combien de places", Aspect.PLACES),
        ("c'est reconnu ?", Aspect.ACCREDITATION),
        ("elle est CTI ?", Aspect.ACCREDITATION),
        ("ça vaut quoi", Aspect.OPINION),
        ("en alternance ?", Aspect.ALTERNANCE),
        ("c'est en anglais ?", Aspect.LANGUAGE),
        ("c'est quel diplôme", Aspect.DIPLOMA),
        ("quelles spécialités", Aspect.SPECIALITIES),
        ("c'est bien ?", Aspect.OPINION),
        ("pourquoi pas", None),
        ("", None),
    ],
)
def test_what_is_asked_of_a_programme(text: str, aspect: Aspect | None) -> None:
    assert read_aspect(words_of(text)) is aspect


@pytest.mark.parametrize(
    ("text", "general"),
    [
        ("ça dure combien ?", False),
        ("c'est cher ?", False),
        ("combien d'années d'études ?", True),
        ("les écoles coûtent cher ?", True),
        ("c'est long pour devenir ingénieur ?", True),
        ("comment marche Parcoursup ?", True),
    ],
)
def test_a_question_on_the_job_or_its_studies_is_general(text: str, general: bool) -> None:
    assert is_general(words_of(text)) is general


@pytest.mark.parametrize(
    ("sentences", "aspects"),
    [
        (["c'est public ou privé, ça coûte combien ?"], {Aspect.STATUS, Aspect.PRICE}),
        (["on y entre après la terminale ?", "c'est cher ?"], {Aspect.ENTRY, Aspect.PRICE}),
        (["ils prennent les bac sti2d ?"], {Aspect.ENTRY}),
        (["c'est dur d'y entrer ?"], {Aspect.SELECTION}),
        (["quelles spécialités il faut avoir ?"], {Aspect.PREREQUISITES}),
        (["combien de temps, et quel prix ?"], {Aspect.PRICE, Aspect.DURATION}),
        # what may stand beside another question counts alone
        (["dans quelle ville ?"], {Aspect.PLACE}),
        (["le prix du campus ?"], {Aspect.PRICE}),
        (["la différence entre un MSc et un master ?"], set()),
    ],
)
def test_all_that_is_asked_is_read(sentences: list[str], aspects: set[Aspect]) -> None:
    assert set(read_aspects(map(words_of, sentences))) == aspects


def test_what_may_stand_beside_another_question_is_weak() -> None:
    assert are_weak([Aspect.PLACE, Aspect.DURATION])
    assert not are_weak([Aspect.PLACE, Aspect.PRICE])
