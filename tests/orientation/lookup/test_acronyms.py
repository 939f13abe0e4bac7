from __future__ import annotations

from dataclasses import replace

import pytest

from orientation.knowledge.catalogue import Catalogue
from orientation.lookup.acronyms import named_by_acronym


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("le iasd est en alternance", 0),
        ("et malia", 1),
        ("iasd ou malia", None),
        ("le master mention informatique", None),
        ("", None),
    ],
)
def test_a_programme_on_the_screen_is_named_by_its_acronym(catalogue: Catalogue, text: str, named: int | None) -> None:
    first, second = list(catalogue.programmes.values())[:2]
    programmes = {
        "a": replace(first, title="Master Informatique, parcours IASD"),
        "b": replace(second, title="Master Informatique, parcours MALIA"),
    }
    expected = None if named is None else ("a", "b")[named]
    assert named_by_acronym(("a", "b", "gone"), programmes, text.split()) == expected


def test_an_acronym_that_two_share_names_neither(catalogue: Catalogue) -> None:
    first, second = list(catalogue.programmes.values())[:2]
    programmes = {"a": replace(first, title="Master MIASHS"), "b": replace(second, title="Licence MIASHS")}
    assert named_by_acronym(("a", "b"), programmes, ["miashs"]) is None
