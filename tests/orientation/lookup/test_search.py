from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from orientation.lookup.criteria import EVERYWHERE_KM, Criteria
from orientation.lookup.search import search
from tests.orientation.sample import load, sample_files


def found(catalogue, **entities):
    return search(catalogue, Criteria.from_entities(entities))


def ids(result):
    return [programme.id for programme in result.items]


@pytest.mark.parametrize(
    ("entities", "expected"),
    [
        # one of each kind comes first
        ({}, ["brest-1", "rennes-1", "brest-2", "le-mans-1", "rouen-1", "rouvray-1", "rouvray-2"]),
        ({"level": ["bac+6"]}, ["rennes-1", "le-mans-1"]),
        ({"level": ["bac+5", "bac+6"], "town": ["rennes"]}, ["rennes-1"]),
        ({"diploma": ["master"], "region": ["bretagne"]}, ["brest-1", "brest-2"]),
        ({"region": ["bretagne", "normandie"], "level": ["bac+6"]}, ["rennes-1"]),
        ({"speciality": ["big-data"]}, ["brest-2"]),
        ({"school": ["seine"], "town": ["saint-etienne-du-rouvray"]}, ["rouvray-1", "rouvray-2"]),
        # a partner gives the programme too
        ({"school": ["armor"], "town": ["le-mans"]}, ["le-mans-1"]),
        # the large town finds its neighbour, after itself; not the other way round
        ({"town": ["rouen"]}, ["rouen-1", "rouvray-1", "rouvray-2"]),
        ({"town": ["saint-etienne-du-rouvray"]}, ["rouvray-1", "rouvray-2"]),
        ({"town": ["le-mans", "rennes"]}, ["rennes-1", "le-mans-1"]),
    ],
)
def test_any_combination_of_criteria(catalogue, entities, expected):
    result = found(catalogue, **entities)
    assert ids(result) == expected
    assert result.total == len(expected)


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        # a large town is excluded with its neighbours
        (Criteria(excluded=(("town", "rouen"),)), ["brest-1", "brest-2", "rennes-1", "le-mans-1"]),
        (Criteria(excluded=(("town", "saint-etienne-du-rouvray"),), regions=("normandie",)), ["rouen-1"]),
        (Criteria(excluded=(("region", "bretagne"), ("region", "normandie"))), ["le-mans-1"]),
        (Criteria(excluded=(("diploma", "master"),)), ["rennes-1", "le-mans-1"]),
        (Criteria(excluded=(("school", "armor"),)), ["rouen-1", "rouvray-1", "rouvray-2"]),
        (Criteria(excluded=(("speciality", "big-data"),), towns=("brest",)), ["brest-1"]),
        # around a town, the nearest first
        (Criteria(towns=("le-mans",), radius_km=1), ["le-mans-1"]),
        (Criteria(towns=("le-mans",), radius_km=150), ["le-mans-1", "rennes-1"]),
        (Criteria(towns=("rouen",), radius_km=3), ["rouen-1"]),
        (Criteria(towns=("tours",), radius_km=100), ["le-mans-1"]),
        (
            Criteria(towns=("brest",), radius_km=EVERYWHERE_KM, levels=("bac+6",)),
            ["rennes-1", "le-mans-1"],
        ),
        (
            Criteria(towns=("brest",), radius_km=EVERYWHERE_KM, regions=("normandie",)),
            ["rouvray-1", "rouvray-2", "rouen-1"],
        ),
        # a radius waits for its town
        (Criteria(levels=("bac+6",), radius_km=10), ["rennes-1", "le-mans-1"]),
    ],
)
def test_places_may_be_excluded_or_around(catalogue, criteria, expected):
    assert sorted(ids(search(catalogue, criteria))) == sorted(expected)
    if criteria.towns and criteria.radius_km:
        assert ids(search(catalogue, criteria)) == expected


def test_a_programme_that_can_be_followed_elsewhere_is_not_excluded(tmp_path):
    files = sample_files()
    files["programmes.yml"]["programmes"][0]["towns"] = ["brest", "rennes"]
    catalogue = load(tmp_path, files)
    assert ids(search(catalogue, Criteria(excluded=(("town", "brest"),), schools=("armor",)))) == [
        "brest-1",
        "rennes-1",
        "le-mans-1",
    ]


def test_distances_are_from_the_nearest_asked_town(catalogue):
    result = found(catalogue, town=["rouen"])
    assert result.distances["rouen"] == 0
    assert result.distances["saint-etienne-du-rouvray"] == pytest.approx(6.7, abs=0.1)
    assert found(catalogue, level=["bac+6"]).distances == {}


def all_criteria(catalogue):
    choices = [[(), *((id_,) for id_ in catalogue.index[field])] for field in ("level", "diploma", "region", "town")]
    for level, diploma, region, town in product(*choices):
        asked = Criteria(levels=level, diplomas=diploma, regions=region, towns=town)
        yield asked
        yield replace(asked, excluded=(("town", "rouen"), ("level", "bac+6")))
        if town:
            yield replace(asked, radius_km=200, excluded=(("region", "bretagne"),))


def test_every_refinement_narrows_and_counts_what_it_then_finds(catalogue):
    seen = 0
    for criteria in all_criteria(catalogue):
        result = search(catalogue, criteria)
        for refinement in result.refinements:
            narrowed = search(catalogue, criteria.with_ids(refinement.field, [refinement.id]))
            assert narrowed.total == refinement.count
            assert 0 < narrowed.total < result.total
            assert set(narrowed.items) < set(result.items)
            seen += 1
    assert seen > 20


def test_every_loosening_is_the_least_that_finds_something(catalogue):
    seen = 0
    for criteria in all_criteria(catalogue):
        result = search(catalogue, criteria)
        assert not (result.total and result.loosenings)
        for loosening in result.loosenings:
            assert search(catalogue, loosening.criteria).total == loosening.count > 0
            assert set(loosening.criteria.parts()) | set(loosening.fields) == set(criteria.parts())
            seen += 1
        if not result.total and len(criteria.parts()) > 1:
            assert result.loosenings
            assert len({len(loosening.fields) for loosening in result.loosenings}) == 1
    assert seen > 20


def test_a_refinement_to_the_metropolis_hides_its_neighbours(catalogue):
    towns = [r.id for r in found(catalogue).refinements if r.field == "town"]
    assert "rouen" in towns
    assert "saint-etienne-du-rouvray" not in towns


def test_refinements_by_school_are_left_to_the_list(catalogue):
    assert "school" not in {refinement.field for refinement in found(catalogue).refinements}


@pytest.mark.parametrize(
    ("entities", "nearest"),
    [
        # from a town without any: the rest of the criteria stays
        ({"town": ["tours"], "level": ["bac+6"]}, [("le-mans-1", 77, "Tours"), ("rennes-1", 194, "Tours")]),
        # from a region: from its town that is nearest
        (
            {"region": ["normandie"], "level": ["bac+6"]},
            [("le-mans-1", 167, "Saint-Étienne-du-Rouvray"), ("rennes-1", 247, "Saint-Étienne-du-Rouvray")],
        ),
        # no place was asked: none is near
        ({"level": ["bac+6"], "diploma": ["master"]}, []),
    ],
)
def test_nothing_found_gives_the_nearest(catalogue, entities, nearest):
    result = found(catalogue, **entities)
    assert result.total == 0
    assert [(n.programme.id, round(n.distance_km), n.start.name) for n in result.nearest] == nearest


def test_what_exists_nowhere_gives_what_is_near_all_the_same(catalogue):
    result = found(catalogue, town=["tours"], level=["bac+6"], diploma=["master"])
    assert result.nearest[0].programme.id == "le-mans-1"
    assert result.nearest_criteria == Criteria()


def test_the_nearest_are_five_at_most_and_each_once(tmp_path):
    files = sample_files()
    files["programmes.yml"]["programmes"][0]["towns"] = ["brest", "rennes"]
    nearest = found(load(tmp_path, files), town=["tours"]).nearest
    assert len(nearest) == 5
    assert len({near.programme.id for near in nearest}) == 5


@pytest.mark.parametrize(
    ("entities", "dead_ends", "expected"),
    [
        ({"level": ["bac+2"]}, ["bac+2"], []),
        ({"level": ["bac+2"], "diploma": ["bts"]}, ["bac+2", "bts"], []),
        # where the user stands is not what to look for: the rest is searched
        ({"diploma": ["bts"], "town": ["rennes"]}, ["bts"], ["rennes-1"]),
        ({"level": ["bac+2", "bac+6"]}, ["bac+2"], ["rennes-1", "le-mans-1"]),
    ],
)
def test_a_level_or_diploma_without_programmes_is_set_aside(catalogue, entities, dead_ends, expected):
    result = found(catalogue, **entities)
    assert [entry.id for entry in result.dead_ends] == dead_ends
    assert ids(result) == expected
    assert not result.nearest


def test_an_empty_catalogue_finds_nothing(tmp_path):
    files = sample_files()
    files["programmes.yml"]["programmes"] = []
    result = found(load(tmp_path, files), town=["rennes"])
    assert (result.total, result.nearest, result.refinements, result.loosenings) == (0, (), (), ())
    assert found(load(tmp_path, files)).total == 0


def test_a_new_programme_with_a_new_school_and_town_is_found(tmp_path):
    files = sample_files()
    files["places.yml"]["towns"].append({**files["places.yml"]["towns"][0], "id": "dinan", "name": "Dinan"})
    files["programmes.yml"]["schools"].append({"id": "rance", "name": "École de la Rance"})
    files["programmes.yml"]["programmes"].append(
        {**files["programmes.yml"]["programmes"][0], "id": "dinan-1", "school": "rance", "towns": ["dinan"]}
    )
    catalogue = load(tmp_path, files)
    assert ids(found(catalogue, town=["dinan"])) == ["dinan-1"]
    assert ids(found(catalogue, school=["rance"])) == ["dinan-1"]
    assert "dinan" in {refinement.id for refinement in found(catalogue).refinements}
