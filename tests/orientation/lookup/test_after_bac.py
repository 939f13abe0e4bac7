from __future__ import annotations

import pytest

from orientation.knowledge.catalogue import Catalogue
from orientation.lookup.after_bac import asks_after_bac
from orientation.lookup.criteria import Criteria
from orientation.lookup.refine import refine
from orientation.lookup.request import read_request
from orientation.lookup.search import search
from orientation.recognition.pieces import words_of
from orientation.recognition.recognition import Recogniser

AFTER_BAC = Criteria(after_bac=True)


def request_of(catalogue: Catalogue, recogniser: Recogniser, text: str):
    found = [
        {"entity": mention.kind, "value": mention.id, "start": mention.start, "end": mention.end}
        for mention in recogniser.find(text)
    ]
    return read_request(catalogue, found, text)


@pytest.mark.parametrize(
    ("text", "criteria"),
    [
        ("les écoles après le bac", AFTER_BAC),
        ("écoles postbac", AFTER_BAC),
        ("post-bac", AFTER_BAC),
        ("accessibles après le bac", AFTER_BAC),
        ("juste après mon bac", AFTER_BAC),
        ("sans prépa", AFTER_BAC),
        ("sans passer par une prépa", AFTER_BAC),
        ("sans cpge", AFTER_BAC),
        ("une école post-bac à Paris", Criteria(towns=("paris",), after_bac=True)),
        # another level, somebody's own, another way
        ("après un bac+3", Criteria(entries=("bac+3",))),
        ("j'ai le bac", Criteria(levels=("bac",))),
        ("après une prépa", Criteria(entries=("bac+2",))),
        ("sans le bac", Criteria(levels=("bac",))),
        ("un master à Paris", Criteria(diplomas=("master",), towns=("paris",))),
    ],
)
def test_what_opens_after_the_bac_is_asked(real_catalogue, recogniser, text, criteria) -> None:
    assert request_of(real_catalogue, recogniser, text).criteria == criteria


def test_only_ways_in_that_are_known_to_be_open_count(real_catalogue) -> None:
    found = search(real_catalogue, AFTER_BAC).items
    assert {"ESILV", "Isep", "UTC"} < {real_catalogue.schools[programme.school].label for programme in found}
    assert all("bac" in programme.entry for programme in found)
    others = set(real_catalogue.ordered) - set(found)
    assert not any("bac" in programme.entry for programme in others)


def test_it_narrows_the_search_under_way(real_catalogue, recogniser) -> None:
    asked = Criteria(diplomas=("diplome-ingenieur",))
    narrowed, _ = refine(real_catalogue, asked, request_of(real_catalogue, recogniser, "sans prépa"))
    assert narrowed == Criteria(diplomas=asked.diplomas, after_bac=True)
    moved, _ = refine(real_catalogue, narrowed, request_of(real_catalogue, recogniser, "et à Paris ?"))
    assert moved == Criteria(diplomas=asked.diplomas, towns=("paris",), after_bac=True)


def test_it_is_a_part_of_the_criteria_that_can_be_given_up() -> None:
    asked = Criteria(towns=("paris",), after_bac=True)
    assert asked.parts() == ("town", "after_bac")
    assert asked.without("after_bac") == Criteria(towns=("paris",))
    assert Criteria.from_entities(asked.entities()) == asked


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("celles après le bac", True),
        ("postbac", True),
        ("sans prépa", True),
        ("après le bac+2", False),
        ("le bac", False),
        ("pas après le bac", False),
        ("pas forcément après le bac", False),
        ("avec ou sans prépa", False),
        ("sans prépa intégrée", False),
    ],
)
def test_it_is_heard_without_names(text: str, asks: bool) -> None:
    assert asks_after_bac(words_of(text)) is asks
