from __future__ import annotations

import pytest

from orientation.lookup.criteria import EVERYWHERE_KM, Criteria
from orientation.lookup.request import Request, near_home, read_request


def entity(kind, value, **more):
    return {"entity": kind, "value": value, **more}


@pytest.mark.parametrize(
    ("entities", "expected"),
    [
        ([], Request()),
        ([entity("town", "brest")], Request(Criteria(towns=("brest",)))),
        ([entity("town", ["brest", "rennes"])], Request(Criteria(towns=("brest", "rennes")))),
        ([entity("town", "brest"), entity("town", "brest")], Request(Criteria(towns=("brest",)))),
        (
            [entity("level", "bac+5"), entity("school", "armor")],
            Request(Criteria(levels=("bac+5",), schools=("armor",))),
        ),
        ([entity("programme", ["brest-1", "brest-2"])], Request(programmes=("brest-1", "brest-2"))),
        ([entity("unlisted_school", "École du Nord")], Request(unlisted_schools=("École du Nord",))),
        # what is not known is left aside, and said
        ([entity("town", "atlantis")], Request(has_unknown=True)),
        ([entity("town", None)], Request(has_unknown=True)),
        ([entity("town", ["brest", 3])], Request(Criteria(towns=("brest",)), has_unknown=True)),
        ([entity("town", ["brest", "atlantis"])], Request(Criteria(towns=("brest",)), has_unknown=True)),
        (
            [entity("mood", "happy"), {"entity": "town", "value": "brest", "role": "to"}],
            Request(Criteria(towns=("brest",))),
        ),
        ([entity("unlisted_school", None)], Request()),
        # what all programmes lead to does not narrow a search
        ([entity("speciality", "numerique")], Request()),
        (
            [entity("speciality", ["numerique", "big-data"])],
            Request(Criteria(specialities=("big-data",))),
        ),
        # pages
        ([entity("page", "2")], Request(page=2)),
        ([entity("page", ["3"])], Request(page=3)),
        ([entity("page", 2)], Request(page=2)),
        ([entity("page", "0")], Request()),
        ([entity("page", "-1")], Request()),
        ([entity("page", "deux")], Request()),
        ([entity("page", "²")], Request()),
        ([entity("page", "9" * 5000)], Request()),
    ],
)
def test_entities_become_a_request(catalogue, entities, expected):
    assert read_request(catalogue, entities) == expected


@pytest.mark.parametrize(
    ("written", "old"),
    [
        ("institut breton", ["Institut Breton"]),
        ("instittu bretn", ["Institut Breton"]),
        ("Armor", []),
        ("armor tech", []),
    ],
)
def test_an_old_name_is_noticed_when_it_is_written(catalogue, written, old):
    text = f"les formations de {written} svp"
    start = text.index(written)
    request = read_request(catalogue, [entity("school", "armor", start=start, end=start + len(written))], text)
    assert [former.name for former in request.former_names] == old


def test_a_choice_has_no_written_name(catalogue):
    assert read_request(catalogue, [entity("school", ["armor"])], '/search{"school": ["armor"]}').former_names == ()


def test_what_is_asked_is_not_excluded(catalogue):
    text = "ce n’est pas Brest ! Je veux Brest."
    places = [text.index("Brest"), text.rindex("Brest")]
    entities = [entity("town", "brest", start=at, end=at + len("Brest")) for at in places]
    criteria = read_request(catalogue, entities, text).criteria
    assert (criteria.towns, criteria.excluded) == (("brest",), ())


@pytest.mark.parametrize(
    ("text", "entities", "towns"),
    [
        # the nearest first, where no place is said
        ("des masters", [entity("diploma", "master", start=4, end=11)], ("brest",)),
        ("des masters à Rennes", [entity("town", "rennes", start=14, end=20)], ("rennes",)),
        ("bonjour", [], ()),
    ],
)
def test_where_somebody_lives_orders_what_they_search(catalogue, text, entities, towns):
    request = near_home(read_request(catalogue, entities, text), "brest")
    assert request.criteria.towns == towns
    assert (request.criteria.radius_km == EVERYWHERE_KM) is (towns == ("brest",))


def test_a_choice_is_searched_as_it_is(catalogue):
    request = read_request(catalogue, [entity("diploma", ["master"])], '/search{"diploma": ["master"]}')
    assert near_home(request, "brest") == request
