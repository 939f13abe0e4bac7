from __future__ import annotations

import pytest

from orientation.lookup.criteria import Criteria
from orientation.lookup.searches import FORGOTTEN_AFTER_SECONDS, Search, Searches, recall

RENNES = Criteria(towns=("rennes",), excluded=(("town", "brest"),), radius_km=50)
BREST = Criteria(towns=("brest",))
NOW = 1_000_000.0


def test_a_search_survives_in_its_slot():
    search = Search(RENNES, 3, NOW)
    assert recall(search.slot(), [Search(BREST, 2, NOW).slot()], NOW) == Searches(search, (Search(BREST, 2, NOW),))


@pytest.mark.parametrize(
    ("age", "forgotten"),
    [(0, False), (FORGOTTEN_AFTER_SECONDS, False), (FORGOTTEN_AFTER_SECONDS + 1, True), (-500, False)],
)
def test_a_search_is_forgotten_after_an_hour(age, forgotten):
    searches = recall(Search(RENNES, 1, NOW - age).slot(), [Search(BREST).slot()], NOW)
    assert searches.forgotten is forgotten
    assert (searches.last is None) is forgotten
    assert bool(searches.before) is not forgotten


@pytest.mark.parametrize(
    ("last", "before", "expected"),
    [
        (None, None, Searches()),
        ("damaged", 3, Searches()),
        # a search of before times were remembered
        ({"town": ["rennes"], "page": 2}, None, Searches(forgotten=True)),
        ({"time": NOW, "page": "x", "town": "rennes"}, ["x", None], Searches(Search(Criteria(), 1, NOW))),
        ({"time": NOW, "page": 0}, (), Searches(Search(Criteria(), 1, NOW))),
    ],
)
def test_damaged_slots_are_no_harm(last, before, expected):
    assert recall(last, before, NOW) == expected


def test_an_entry_that_has_left_the_catalogue_is_left_aside(catalogue):
    gone = Criteria(towns=("atlantis", "rennes"), excluded=(("town", "atlantis"),))
    searches = Searches(Search(gone, 2), (Search(gone),)).known_to(catalogue)
    assert searches == Searches(Search(Criteria(towns=("rennes",)), 2), (Search(Criteria(towns=("rennes",))),))
    assert Searches(forgotten=True).known_to(catalogue) == Searches(forgotten=True)


def test_the_searches_before_are_kept_in_their_order_and_not_for_ever():
    searches = Searches()
    for number in range(30):
        searches = searches.with_search(Search(Criteria(radius_km=number + 1)))
    assert [each.criteria.radius_km for each in searches.before] == list(range(20, 30))


def test_another_page_and_a_way_back_are_no_searches_of_their_own():
    one, two = Search(RENNES), Search(BREST)
    searches = Searches().with_search(one).with_search(two)
    assert searches == Searches(two, (one,))
    assert searches.with_search(Search(BREST, 2)).before == (one,)
    assert searches.with_search(one) == Searches(one, ())
