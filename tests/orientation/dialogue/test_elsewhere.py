"""What is made for others than the one who asks."""

from __future__ import annotations

import pytest

from orientation.dialogue.elsewhere import Elsewhere
from orientation.knowledge.catalogue import load_catalogue
from orientation.knowledge.facts import load_facts
from orientation.knowledge.intent_labels import load_intent_labels
from orientation.paths.paths_data import load_paths
from orientation.paths.profile import Profile
from tests.support.assistant import ROOT

DIPLOMAS = {"but_average": frozenset(["but"]), "licence_or_but": frozenset(["but", "licence"]), "pay": frozenset[str]()}
AUDIENCES = {
    "school_reports": frozenset(["premiere", "terminale"]),
    "master_refused": frozenset(["licence3"]),
    "campus_france": frozenset(["abroad"]),
    "pay": frozenset[str](),
}


@pytest.fixture(scope="module")
def elsewhere() -> Elsewhere:
    catalogue = load_catalogue(ROOT / "data")
    facts = load_facts(ROOT / "data" / "facts", catalogue.sources)
    paths = load_paths(ROOT / "data" / "paths.yml", catalogue, facts, load_intent_labels(ROOT / "data" / "intents.yml"))
    return Elsewhere(paths, DIPLOMAS, AUDIENCES)


@pytest.mark.parametrize(
    ("profile", "named", "spoken_of", "expected"),
    [
        (None, [], [], []),
        (Profile("licence-3"), [], [], ["but_average", "licence_or_but", "school_reports", "campus_france"]),
        (Profile("licence-3", from_abroad=True), [], [], ["but_average", "licence_or_but", "school_reports"]),
        (Profile("terminale"), [], [], ["master_refused", "campus_france"]),
        (Profile("enfant", for_child=True), [], [], ["master_refused", "campus_france"]),
        (Profile("terminale"), ["licence"], [], ["but_average", "licence_or_but", "campus_france"]),
        (Profile("but"), ["licence"], [], ["school_reports", "campus_france"]),
        (Profile("sans-idee"), [], [], []),
        (None, [], ["but"], ["licence_or_but"]),
    ],
)
def test_what_is_made_for_others(
    elsewhere: Elsewhere, profile: Profile | None, named: list[str], spoken_of: list[str], expected: list[str]
) -> None:
    assert elsewhere.entries(profile, frozenset(named), frozenset(spoken_of)) == frozenset(expected)
