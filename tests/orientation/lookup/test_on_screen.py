from __future__ import annotations

from dataclasses import replace

import pytest

from orientation.knowledge.catalogue import Catalogue
from orientation.lookup.on_screen import OnScreen

_EVERYDAY = frozenset(["armor"])


def with_titles(catalogue: Catalogue, *titles: str) -> tuple[Catalogue, tuple[str, ...]]:
    """Return the catalogue with other titles for its first programmes, and their ids."""
    ids = tuple(catalogue.programmes)[: len(titles)]
    retitled = {id_: replace(catalogue.programmes[id_], title=title) for id_, title in zip(ids, titles, strict=True)}
    return replace(catalogue, programmes={**catalogue.programmes, **retitled}), ids


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("le iasd est en alternance", 0),
        ("et malia", 1),
        ("iasd ou malia", None),
        ("le master mention informatique", None),
        ("c est quoi la 2", 1),
        ("la 1 , je peux y entrer avec un bts", 0),
        ("la 7", None),
        ("la 1 ou la 2", None),
        ("en 2 ans", None),
        ("", None),
    ],
)
def test_a_programme_on_the_screen_is_spoken_of(catalogue: Catalogue, text: str, named: int | None) -> None:
    changed, ids = with_titles(catalogue, "Master Informatique, parcours IASD", "Master Informatique, parcours MALIA")
    found = OnScreen(changed, _EVERYDAY.__contains__).named((*ids, "gone"), text.split())
    assert found == (None if named is None else ids[named])


def test_an_acronym_that_two_share_names_neither(catalogue: Catalogue) -> None:
    changed, ids = with_titles(catalogue, "Master MIASHS", "Licence MIASHS")
    assert OnScreen(changed, _EVERYDAY.__contains__).named(ids, ["miashs"]) is None


def test_numbers_go_on_from_the_page_before(catalogue: Catalogue) -> None:
    ids = tuple(catalogue.programmes)[:2]
    assert OnScreen(catalogue, _EVERYDAY.__contains__).named(ids, ["la", "7"], first=6) == ids[1]


def test_what_is_named_tells_one_of_the_list(catalogue: Catalogue) -> None:
    screen = OnScreen(catalogue, _EVERYDAY.__contains__)
    by_school: dict[str, str] = {}
    for programme in catalogue.programmes.values():
        by_school.setdefault(programme.school, programme.id)
    (first, id_), (other, _) = list(by_school.items())[:2]
    shown, programme = (id_,), catalogue.programmes[id_]
    assert screen.named(shown, (), [{"entity": "school", "value": first}]) == id_
    assert screen.named(shown, (), [{"entity": "school", "value": [first, other]}]) is None
    assert screen.named(shown, (), [{"entity": "unlisted_school", "value": "X"}]) is None
    # « une licence » is any of them, « la licence à Brest » is that one
    diploma = {"entity": "diploma", "value": programme.diploma}
    assert screen.named((id_,), (), [diploma]) is None
    assert screen.named((id_,), (), [diploma, {"entity": "town", "value": programme.towns[0]}]) == id_


def test_a_family_of_schools_is_the_one_of_the_list(real_catalogue: Catalogue) -> None:
    screen = OnScreen(real_catalogue, _EVERYDAY.__contains__)
    name, family = next((name, each) for name, each in real_catalogue.unlisted_schools.items() if len(each.schools) > 1)
    of_it = [each.id for each in real_catalogue.ordered if each.school in family.schools]
    other = next(each.id for each in real_catalogue.ordered if each.school not in family.schools)
    named = [{"entity": "unlisted_school", "value": name}]
    assert screen.named((other, of_it[0]), (), named) == of_it[0]
    assert screen.named((other,), (), named) is None
    assert screen.named((of_it[0], of_it[-1]), (), named) is None


def test_of_programmes_of_one_title_that_on_the_screen_is_meant(catalogue: Catalogue) -> None:
    changed, (shown, other) = with_titles(
        catalogue, "Master Informatique, parcours IA", "Master informatique, parcours IA"
    )
    screen = OnScreen(changed, _EVERYDAY.__contains__)
    assert screen.named((shown,), (), [{"entity": "programme", "value": other}]) == shown
    assert screen.named((shown, other), (), [{"entity": "programme", "value": other}]) is None
