from __future__ import annotations

import pytest

from orientation.answers.search_answer import answer_search
from orientation.lookup.request import read_request
from orientation.recognition.departments import department_of, named_department


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("dans le 59", "59"),
        ("formation 75", "75"),
        ("ya des écoles dans le 93 ?", "93"),
        ("93", "93"),
        (" 06 ! ", "06"),
        ("formations du 69", "69"),
        ("département 33", "33"),
        ("des masters (34)", "34"),
        ("dans le 2A", "2A"),
        ("formation dans le 976", "976"),
        # quantities, dates, ranks, levels
        ("dans le 13e", None),
        ("le 15 mars", None),
        ("formations 10 mois", None),
        ("le 20 % des gens", None),
        ("formation 75000 euros", None),
        ("j'ai 17 ans", None),
        ("bac 10", None),
        ("le 5", None),
        ("10 formations", None),
        ("le 99", None),
        ("le 20", None),
        ("vous insistez avec le 15", None),
        ("j'appelle le 17", None),
        ("et le 59 ?", "59"),
        ("quelles formations ?", None),
    ],
)
def test_the_number_of_a_department(sheet_catalogue, text, number):
    towns = named_department(sheet_catalogue, text)
    assert {sheet_catalogue.towns[town].department for town in towns} == ({number} if number else set())


def test_all_departments_have_a_town(sheet_catalogue):
    numbers = {f"{number:02}" for number in range(1, 96)} - {"20"} | {"2A", "2B", "971", "972", "973", "974", "976"}
    assert {town.department for town in sheet_catalogue.towns.values()} >= numbers


@pytest.mark.parametrize(
    ("text", "entities", "heading"),
    [
        ("dans le 59", {}, "Formations dans le 59 : 1"),
        ("formation 75", {}, "Formations à Paris : "),
        ("un master dans le 62", {"diploma": "master"}, "Masters dans le 62 : 1"),
        ("le 29", {}, "Formations dans le 29 : 1"),
        ("dans le 56", {}, "Formations dans le 56 : mon catalogue n’en a pas. Voici les plus proches :"),
        # a town or region says more than the number
        ("Lille (59)", {"town": "lille"}, "Formations à Lille : 1"),
        ("Bretagne, le 35", {"region": "bretagne"}, "Formations en Bretagne : 1"),
        # the number in a choice is none
        ("/search_programmes 59", {}, "Toutes les formations"),
    ],
)
def test_a_search_in_a_department(sheet_catalogue, text, entities, heading):
    request = read_request(
        sheet_catalogue, [{"entity": kind, "value": value} for kind, value in entities.items()], text
    )
    assert answer_search(sheet_catalogue, request).text.replace("\u00a0", " ").startswith(heading)


def test_clients_see_the_department_rather_than_its_towns(sheet_catalogue):
    message = answer_search(sheet_catalogue, read_request(sheet_catalogue, [], "dans le 59")).message
    assert message["type"] == "programmes"
    assert message["criteria"] == {"town": ["Département 59"]}


@pytest.mark.parametrize(
    ("towns", "number"),
    [
        (["rennes", "brest", "rouen", "saint-etienne-du-rouvray", "le-mans", "tours"], "00"),
        (["rennes", "brest"], None),
        (["rennes"], None),
        ([], None),
    ],
)
def test_all_the_towns_of_a_department(catalogue, towns, number):
    assert department_of(catalogue, towns) == number
