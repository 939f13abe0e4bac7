from __future__ import annotations

import pytest

from orientation.address import addressed
from orientation.answers.nearest_answer import answer_nearest
from orientation.knowledge.catalogue import Catalogue
from orientation.lookup.criteria import EVERYWHERE_KM, Criteria
from orientation.lookup.request import read_request
from orientation.lookup.search import search
from orientation.lookup.searches import Search, Searches
from orientation.recognition.recognition import Recogniser

MASTERS, PARIS = Criteria(diplomas=("master",)), Criteria(towns=("paris",))


def asked(catalogue, sheet_recogniser, text, *criteria, focus=(), shown=None):
    """Return the answer after these searches, the last of which is on the screen."""
    found = [
        {"entity": mention.kind, "value": mention.id, "start": mention.start, "end": mention.end}
        for mention in sheet_recogniser.find(text)
    ]
    searches = Searches()
    for each in criteria:
        searches = searches.with_search(Search(each))
    if shown is None:
        shown = [programme.id for programme in search(catalogue, criteria[-1]).items[:5]]
    return answer_nearest(catalogue, read_request(catalogue, found, text), searches, shown, focus)


def plain(text: str) -> str:
    return addressed(text).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("text", "criteria", "nearest", "first"),
    [
        (
            "laquelle est la plus proche de Grenoble",
            [MASTERS],
            "la plus proche de Grenoble, c’est Lyon 1 (master) à Villeurbanne, à 92 km à vol d’oiseau.",
            "lyon-1",
        ),
        (
            "laquelle est la plus proche du Mans ?",
            [MASTERS],
            "la plus proche du Mans, c’est Paris Cité (master) à Paris, à",
            "paris-cite",
        ),
        ("la plus proche", [MASTERS, PARIS], "les plus proches de Paris, ce sont Isep", "isep"),
        ("laquelle est la plus proche de Grenoble", [PARIS], "la plus proche de Grenoble, c’est EPITA", "epita"),
        (
            "laquelle est la plus proche de chez moi",
            [PARIS, MASTERS],
            "la plus proche de Paris, c’est Paris Cité",
            "paris",
        ),
        (
            "laquelle est la plus proche de Grenoble",
            [Criteria()],
            "les plus proches de Grenoble, ce sont GEM (mastère spécialisé) à Grenoble et Ensimag (",
            "ensimag",
        ),
    ],
)
def test_the_nearest_of_what_was_found_is_named_and_stands_first(
    sheet_catalogue: Catalogue, sheet_recogniser: Recogniser, text, criteria, nearest, first
) -> None:
    answer = asked(sheet_catalogue, sheet_recogniser, text, *criteria)
    assert nearest in plain(answer.text)
    assert first in answer.shown[0]
    items = answer.message["items"]
    assert [item["id"] for item in items] == list(answer.shown)
    km = [item["distance_km"] for item in items]
    assert km == sorted(km)


def test_only_what_was_found_is_compared_and_the_rest_is_offered(sheet_catalogue, sheet_recogniser) -> None:
    answer = asked(sheet_catalogue, sheet_recogniser, "laquelle est la plus proche de Grenoble", PARIS)
    found = {programme.id for programme in search(sheet_catalogue, PARIS).items}
    assert set(answer.shown) <= found
    assert "Formations au plus près de Grenoble (16)" in [plain(choice.title) for choice in answer.choices]


def test_a_sorted_list_can_be_gone_on_with(sheet_catalogue, sheet_recogniser) -> None:
    answer = asked(sheet_catalogue, sheet_recogniser, "laquelle est la plus proche de Grenoble", MASTERS)
    sorted_masters = Criteria(diplomas=("master",), towns=("grenoble",), radius_km=EVERYWHERE_KM)
    assert answer.criteria == sorted_masters.entities()


def test_those_that_were_compared_are_meant_first(sheet_catalogue, sheet_recogniser) -> None:
    in_paris = [programme.id for programme in search(sheet_catalogue, PARIS).items]
    focus = [search(sheet_catalogue, Criteria(towns=("brest",))).items[0].id, in_paris[0]]
    answer = asked(sheet_catalogue, sheet_recogniser, "laquelle est la plus proche de Rennes", MASTERS, focus=focus)
    assert list(answer.shown) == focus


def test_a_town_of_before_is_said(sheet_catalogue, sheet_recogniser) -> None:
    answer = asked(sheet_catalogue, sheet_recogniser, "le plus près de chez moi", PARIS, MASTERS)
    assert plain(answer.text).startswith("Je compte les distances à partir de Paris, que tu as cherché avant.")


@pytest.mark.parametrize(
    ("text", "criteria"),
    [
        ("laquelle est la plus proche", [MASTERS]),
        ("laquelle est la plus proche de chez moi", [MASTERS]),
        # nothing to choose from
        ("la plus proche de Lille", [Criteria(towns=("brest",))]),
        # another search
        ("laquelle est le master le plus proche de Lille", [Criteria()]),
    ],
)
def test_without_a_town_or_a_choice_there_is_no_answer(sheet_catalogue, sheet_recogniser, text, criteria) -> None:
    assert asked(sheet_catalogue, sheet_recogniser, text, *criteria) is None
