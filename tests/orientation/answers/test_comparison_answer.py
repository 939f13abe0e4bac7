from __future__ import annotations

from dataclasses import replace

import pytest

from orientation.answers.comparison_answer import answer_comparison
from orientation.lookup.request import Request, read_request
from orientation.recognition.pieces import words_of


def compared(catalogue, text="", shown=(), focus=(), first=1, **entities):
    request = read_request(catalogue, [{"entity": kind, "value": value} for kind, value in entities.items()])
    return answer_comparison(catalogue, request, words_of(text), shown, focus, first)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # named
        ({"programme": ["brest-1", "rouen-1"]}, ["brest-1", "rouen-1"]),
        ({"school": ["sarthe", "seine"]}, ["le-mans-1", "rouen-1"]),
        ({"school": ["armor", "seine"], "diploma": ["master"]}, ["brest-1", "rouen-1"]),
        ({"town": ["rennes", "rouen"]}, ["rennes-1", "rouen-1"]),
        # of those on the screen, where each name is one of them
        (
            {"school": ["sarthe"], "diploma": ["master"], "shown": ["le-mans-1", "brest-1"]},
            ["le-mans-1", "brest-1"],
        ),
        # one that is named, with the one in focus
        ({"school": ["sarthe"], "focus": ["rouen-1"]}, ["le-mans-1", "rouen-1"]),
        # picked
        ({"text": "compare la 1 et la 3", "shown": ["brest-1", "brest-2", "rouen-1"]}, ["brest-1", "rouen-1"]),
        ({"text": "compare les deux premières", "shown": ["brest-1", "brest-2", "rouen-1"]}, ["brest-1", "brest-2"]),
        ({"text": "compare avec la 2", "shown": ["brest-1", "rouen-1"], "focus": ["brest-1"]}, ["rouen-1", "brest-1"]),
        (
            {"text": "compare la 7 et la 8", "shown": ["brest-1", "rouen-1", "brest-2"], "first": 6},
            ["rouen-1", "brest-2"],
        ),
        # a place or a diploma is named: of those on the screen if several fit, else of all
        (
            {"text": "compare celles de Brest", "town": ["brest"], "shown": ["rouen-1", "brest-2", "brest-1"]},
            ["brest-2", "brest-1"],
        ),
        (
            {"text": "compare les formations à Brest", "town": ["brest"], "shown": ["rouen-1", "rennes-1"]},
            ["brest-1", "brest-2"],
        ),
        # nothing said: those in focus, else those on the screen, three at most
        ({"text": "compare", "shown": ["brest-1"], "focus": ["rouen-1", "brest-2"]}, ["rouen-1", "brest-2"]),
        ({"text": "compare", "shown": ["brest-1", "rouen-1"], "focus": ["brest-2"]}, ["brest-1", "rouen-1"]),
        (
            {"text": "compare", "shown": ["brest-1", "brest-2", "rennes-1", "rouen-1"]},
            ["brest-1", "brest-2", "rennes-1"],
        ),
        # not two
        ({"text": "compare"}, None),
        ({"school": ["sarthe"]}, None),
    ],
)
def test_which_programmes_are_compared(catalogue, given, expected):
    answer = compared(catalogue, **given)
    if expected is None:
        assert answer.message["type"] == "text"
        assert answer.text.strip()
        assert answer.choices
    else:
        assert answer.message["type"] == "comparison"
        assert list(answer.focus) == expected
        assert all(len(row["values"]) == len(expected) for row in answer.message["rows"])


def test_what_is_not_known_is_shown_as_such(catalogue):
    answer = compared(catalogue, programme=["brest-1", "brest-2"])
    rows = {row["label"]: row["values"] for row in answer.message["rows"]}
    assert rows["Durée"] == ["2\u00a0ans", None]
    assert "Prix" not in rows
    assert rows["Langue"] == ["Anglais", None]
    assert "**Prix**" not in answer.text
    assert "à vérifier auprès de l’école" in answer.text
    assert len(set(answer.message["columns"])) == 2
    assert answer.message["sources"]


def test_what_is_asked_is_shown_even_if_nothing_is_known_of_it(catalogue):
    answer = compared(catalogue, text="laquelle est la moins chère", shown=["brest-1", "brest-2"])
    rows = {row["label"]: row["values"] for row in answer.message["rows"]}
    assert rows["Prix"] == [None, None]
    assert "**Prix**" in answer.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("laquelle est la meilleure", "Je ne classe pas les écoles"),
        ("c'est quoi le classement", "Je ne classe pas les écoles"),
        ("laquelle est la plus courte", "Je ne connais pas la durée de chacune"),
        ("compare", "**École**"),
        ("compare celles à côté de chez moi, après une classe prépa", "**École**"),
    ],
)
def test_the_question_behind_a_comparison_is_answered_first(catalogue, text, said):
    answer = compared(catalogue, text, programme=["brest-1", "brest-2"])
    assert answer.text.replace("\u00a0", " ").startswith(said)


def test_one_point_is_enough_of_what_is_on_the_screen_side_by_side(catalogue):
    answer = compared(catalogue, "laquelle dure le plus longtemps", focus=["brest-1", "brest-2"])
    assert answer.message["type"] == "programmes"
    assert answer.focus == ("brest-1", "brest-2")
    assert "2\u00a0ans" in answer.text
    assert "Diplôme" not in answer.text


@pytest.mark.parametrize(
    ("years", "said"),
    [
        (
            (3, 1),
            "De la plus courte à la plus longue : Université de la Seine : master (1 an) puis Armor : master (3 ans).",
        ),
        ((2, 2), "Elles ont la même durée : 2 ans."),
    ],
)
def test_lengths_are_put_in_order_unless_they_are_equal(catalogue, years, said):
    programmes = {
        id_: replace(catalogue.programmes[id_], duration_years=duration)
        for id_, duration in zip(("brest-1", "rouen-1"), years, strict=True)
    }
    answer = compared(replace(catalogue, programmes=programmes), "la plus courte ?", programme=["brest-1", "rouen-1"])
    assert answer.text.replace("\u00a0", " ").startswith(said)


def test_what_does_not_fit_is_said(catalogue):
    answer = compared(catalogue, "compare", shown=["brest-1", "brest-2", "rennes-1", "rouen-1"])
    assert "j’ai laissé de côté" in answer.text


def test_a_school_that_is_not_in_the_catalogue_is_said_to_be_missing(catalogue):
    answer = answer_comparison(catalogue, Request(unlisted_schools=("École du Nord",)), (), (), ())
    assert "École du Nord" in answer.text
    assert "n’est pas dans mon catalogue" in answer.text


@pytest.mark.parametrize(
    "request_", [Request(unlisted_schools=("École du Nord",)), Request(has_unknown=True)], ids=["school", "programme"]
)
def test_others_are_not_compared_in_the_place_of_what_is_not_in_the_catalogue(catalogue, request_):
    shown = ["brest-1", "rouen-1", "rennes-1"]
    assert answer_comparison(catalogue, request_, ("compare",), shown, ()).message["type"] == "text"
    answer = answer_comparison(catalogue, request_, ("compare",), shown, ["rouen-1"])
    assert "avec une autre formation" in answer.text
