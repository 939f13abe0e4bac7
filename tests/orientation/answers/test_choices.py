"""No answer offers the same thing twice, whatever is searched, compared or told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

import pytest

from orientation.answers.comparison import compare
from orientation.answers.detail_card import programme_card
from orientation.answers.messages import Answer
from orientation.answers.next_search_answer import answer_next_search
from orientation.answers.pick_answer import answer_pick
from orientation.answers.search_answer import answer_search
from orientation.knowledge.catalogue import Catalogue
from orientation.lookup.criteria import Criteria
from orientation.lookup.next_search import NextSearch
from orientation.lookup.request import Request
from orientation.lookup.searches import Search, Searches
from tests.content.said import templates
from tests.support.tables import each_row

NO_PROGRAMME_HERE = ("bordeaux", "strasbourg")


def searched(catalogue: Catalogue) -> Iterator[Criteria]:
    """Yield nothing, each thing alone, and each two of different kinds."""
    ids = {
        "level": catalogue.levels,
        "diploma": catalogue.diplomas,
        "region": catalogue.regions,
        "town": (*catalogue.by_town, *NO_PROGRAMME_HERE),
        "speciality": catalogue.specialities,
    }
    pairs = [(field, id_) for field in ids for id_ in ids[field]]
    yield Criteria()
    yield from (Criteria().with_ids(field, [id_]) for field, id_ in pairs)
    for (field, id_), (other, other_id) in combinations(pairs, 2):
        if field != other and "speciality" not in (field, other):
            yield Criteria().with_ids(field, [id_]).with_ids(other, [other_id])


def of_searches(catalogue: Catalogue) -> Iterator[Answer]:
    master = Criteria(diplomas=("master",))
    for criteria in searched(catalogue):
        request = Request(criteria)
        yield from (answer_search(catalogue, Request(criteria, page=page)) for page in (1, 2, 9))
        yield answer_search(catalogue, request, alone=master, earlier=Criteria())
        before = Searches(Search(criteria), (Search(Criteria()),))
        yield answer_next_search(catalogue, NextSearch(request, unclear=True), before)


def of_programmes(catalogue: Catalogue) -> Iterator[Answer]:
    for few in combinations(catalogue.ordered, 2):
        yield compare(catalogue, few)
        yield answer_pick(catalogue, Request(), ("les", "deux"), [programme.id for programme in few])
    yield from (programme_card(catalogue, programme) for programme in catalogue.ordered)


@pytest.mark.parametrize("answers", [of_searches, of_programmes])
def test_an_answer_offers_nothing_twice(real_catalogue: Catalogue, answers) -> None:
    for answer in answers(real_catalogue):
        for names in ([each.title for each in answer.choices], [each.payload for each in answer.choices]):
            assert max(Counter(names).values()) == 1, (answer.text, names)


@each_row("name", templates())
def test_a_response_offers_nothing_twice(name: str) -> None:
    for variant in templates()[name]:
        buttons = variant.get("buttons", ())
        assert len({button["title"] for button in buttons}) == len(buttons)
        assert len({button["payload"] for button in buttons}) == len(buttons)
