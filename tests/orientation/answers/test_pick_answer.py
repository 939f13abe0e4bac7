from __future__ import annotations

import pytest

from orientation.answers.pick_answer import answer_pick
from orientation.lookup.request import read_request
from orientation.recognition.pieces import words_of

SHOWN = ["brest-1", "brest-2", "rennes-1", "rouen-1"]


def picked(catalogue, text="", shown=SHOWN, first=1, **entities):
    request = read_request(catalogue, [{"entity": kind, "value": value} for kind, value in entities.items()])
    return answer_pick(catalogue, request, words_of(text), shown, first)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"text": "la deuxième"}, ["brest-2"]),
        ({"text": "la 7", "first": 6}, ["brest-2"]),
        ({"text": "le premier et le troisième"}, ["brest-1", "rennes-1"]),
        ({"text": "celle de Rennes", "town": ["rennes"]}, ["rennes-1"]),
        ({"text": "celles de Brest", "town": ["brest"]}, ["brest-1", "brest-2"]),
        ({"text": "celle d'Armor en MS", "school": ["armor"], "diploma": ["ms"]}, ["rennes-1"]),
        ({"programme": ["rouen-1"]}, ["rouen-1"]),
        # not in the list, but in the catalogue
        ({"text": "celle du Mans", "town": ["le-mans"]}, ["le-mans-1"]),
        ({"programme": ["le-mans-1"]}, ["le-mans-1"]),
    ],
)
def test_what_is_picked_is_in_focus_and_the_list_stays(catalogue, given, expected):
    answer = picked(catalogue, **given)
    assert list(answer.focus) == expected
    assert answer.shown == ()


def test_one_that_has_left_the_catalogue_keeps_its_number(catalogue):
    shown = ["brest-1", "gone", "rennes-1"]
    assert picked(catalogue, "la 3", shown).focus == ("rennes-1",)
    assert "un numéro de 1 à 3" in picked(catalogue, "la 2", shown).text


def test_two_may_be_compared(catalogue):
    payloads = [choice.payload for choice in picked(catalogue, "la 1 et la 3").choices]
    assert '/compare_programmes{"programme": ["brest-1", "rennes-1"]}' in payloads


def test_what_is_picked_has_no_numbers_of_its_own(catalogue):
    # « la 2 » still is the second of the list.
    lines = picked(catalogue, "la 1 et la 3").text.split("\n")[2:]
    assert [line[:2] for line in lines] == ["- ", "- "]


def test_a_number_that_is_not_in_the_list_gets_the_numbers_that_are(catalogue):
    answer = picked(catalogue, "la 9")
    assert "un numéro de 1 à 4" in answer.text
    assert len(answer.choices) == len(SHOWN)
    assert answer.focus == answer.shown == ()


@pytest.mark.parametrize(
    ("entities", "said"), [({}, "pas encore montré de liste"), ({"programme": ["rouen-1"]}, "rouen-1")]
)
def test_without_a_list(catalogue, entities, said):
    assert said in picked(catalogue, "la deuxième", shown=[], **entities).text
