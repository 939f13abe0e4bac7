from __future__ import annotations

import pytest

from orientation.knowledge.names import Name, names


@pytest.mark.parametrize(
    ("kind", "id_", "text"),
    [
        ("school", "armor", "École Armor"),
        ("school", "armor", "Armor"),
        ("school", "armor", "Armor Tech"),
        ("school", "armor", "Institut Breton"),
        ("town", "le-mans", "Le Mans"),
        ("region", "bretagne", "bzh"),
        ("level", "bac+5", "bac plus 5"),
        ("diploma", "ms", "mastère spécialisé"),
        ("diploma", "ms", "mastères spécialisés"),
        ("speciality", "ia", "IA"),
        ("unlisted_school", "École du Nord", "EDN"),
        ("programme", "brest-1", "Titre de brest-1"),
        ("programme", "brest-1", "master ancien (Institut Breton)"),
    ],
)
def test_every_way_to_call_an_entry_is_a_name(catalogue, kind, id_, text):
    assert (kind, id_, text) in {(name.kind, name.id, name.text) for name in names(catalogue)}


def test_a_name_that_two_programmes_share_is_none(catalogue):
    assert "MS commun" not in {name.text for name in names(catalogue)}


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("EDN", True),
        ("bzh", True),
        ("IA", True),
        ("bac plus 5", True),
        ("Brest", False),
        ("Armor Tech", False),
    ],
)
def test_short_names_and_levels_take_no_typo(catalogue, text, exact):
    assert {name.exact for name in names(catalogue) if name.text == text} == {exact}


def test_everyday_words_are_marked(catalogue):
    assert [name for name in names(catalogue) if name.ambiguous] == [Name("town", "tours", "Tours", False, True)]


def test_no_name_is_given_twice(catalogue):
    found = names(catalogue)
    assert len(found) == len(set(found))
