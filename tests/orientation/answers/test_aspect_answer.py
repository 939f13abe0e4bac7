from __future__ import annotations

import pytest

from orientation.answers.aspect_answer import answer_aspect, known_aspect
from orientation.dialogue.aspects import Aspect


def plain(text):
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("programme", "aspect", "told"),
    [
        ("brest-1", Aspect.PLACE, "à Brest (Bretagne)"),
        ("le-mans-1", Aspect.PLACE, "au Mans (Pays de la Loire)"),
        ("brest-1", Aspect.DURATION, "2 ans"),
        ("brest-2", Aspect.DURATION, None),
        ("brest-1", Aspect.ADMISSION, "Tu déposes un dossier"),
        ("brest-2", Aspect.ADMISSION, None),
        ("brest-1", Aspect.WEBSITE, "https://armor.fr"),
        ("brest-2", Aspect.WEBSITE, None),
        (
            "le-mans-1",
            Aspect.PRICE,
            "18 500 € pour toute la formation (année non précisée, à vérifier auprès de l’école)",
        ),
        ("brest-1", Aspect.PRICE, None),
        ("brest-1", Aspect.ALTERNANCE, None),
        ("brest-1", Aspect.LANGUAGE, "anglais"),
        ("brest-2", Aspect.LANGUAGE, None),
        ("brest-1", Aspect.DIPLOMA, "master, bac+5"),
        ("brest-2", Aspect.SPECIALITIES, "intelligence artificielle, big data"),
    ],
)
def test_what_is_known_of_a_programme(catalogue, programme, aspect, told):
    known = known_aspect(catalogue, catalogue.programmes[programme], aspect)
    assert (known and plain(known)) == told


def test_of_one_programme_the_answer_is_a_sentence(catalogue):
    answer = answer_aspect(catalogue, [catalogue.programmes["brest-1"]], Aspect.DURATION)
    # Its title, as the school has another master.
    assert plain(answer.text) == "**Titre de brest-1**\n\nElle dure 2 ans."
    assert answer.focus == ("brest-1",)
    assert answer.shown == ()
    assert "/ask_study_length" in [choice.payload for choice in answer.choices]


def test_what_is_not_known_is_to_be_asked_at_the_school(catalogue):
    answer = answer_aspect(catalogue, [catalogue.programmes["brest-1"]], Aspect.PRICE)
    assert "Je ne sais pas le prix : [demande|demandez] à l’école (https://armor.fr)." in plain(answer.text)


@pytest.mark.parametrize(("first", "marks"), [(None, ("-", "-")), (1, ("1.", "2.")), (6, ("6.", "7."))])
def test_of_several_each_one_is_told_with_its_number_on_the_screen(catalogue, first, marks):
    programmes = [catalogue.programmes[id_] for id_ in ("brest-1", "brest-2")]
    answer = answer_aspect(catalogue, programmes, Aspect.DURATION, first)
    assert plain(answer.text).split("\n") == [
        f"{marks[0]} **Armor : master** : 2 ans",
        f"{marks[1]} **Armor : master** : à vérifier auprès de l’école",
    ]
    # Those of a list are on the screen; those that were named are spoken of from now on.
    assert (answer.focus, answer.shown) == (("brest-1", "brest-2") if first is None else (), ())


@pytest.mark.parametrize("aspect", Aspect)
def test_every_aspect_has_its_words(catalogue, aspect):
    for programme in catalogue.programmes.values():
        answer = answer_aspect(catalogue, [programme], aspect)
        assert "{" not in answer.text
        assert answer.text.endswith((".", "fr"))


def test_what_is_known_of_none_is_said_once(catalogue):
    programmes = [catalogue.programmes[id_] for id_ in ("brest-1", "brest-2")]
    answer = answer_aspect(catalogue, programmes, Aspect.PRICE)
    assert plain(answer.text) == "Mon catalogue ne dit pas le prix : à vérifier auprès de chaque école."


def test_several_things_are_told_of_each_of_several(catalogue):
    programmes = [catalogue.programmes[id_] for id_ in ("brest-1", "brest-2")]
    answer = answer_aspect(catalogue, programmes, Aspect.DURATION, others=(Aspect.LANGUAGE, Aspect.ALTERNANCE))
    assert plain(answer.text).split("\n") == [
        "- **Armor : master** : durée : 2 ans ; langue : anglais",
        "- **Armor : master** : durée : à vérifier auprès de l’école ; langue : à vérifier auprès de l’école",
        "",
        "Mon catalogue ne dit pas si elle se fait en alternance : à vérifier auprès de chaque école.",
    ]


def test_where_a_private_school_tells_no_price_the_usual_one_is_told(real_catalogue):
    def price_of(*schools):
        named = [next(each for each in real_catalogue.ordered if each.school == school) for school in schools]
        assert all(each.diploma == "diplome-d-ingenieur" and each.tariff is None for each in named)
        return plain(answer_aspect(real_catalogue, named, Aspect.PRICE).text)

    usual = "Dans une école privée, c’est souvent 7 000 à 11 000 € par an (année non précisée, à vérifier"
    assert price_of("epita").count(usual) == price_of("epita", "esilv").count(usual) == 1
