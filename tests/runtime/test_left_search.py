from __future__ import annotations

import time

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from orientation.knowledge.catalogue import Catalogue, load_catalogue
from runtime.left_search import way_back
from tests.support.assistant import ROOT

DATA = ROOT / "data"


def searched() -> Event:
    return SlotSet("search_criteria", {"town": ["grenoble"], "page": 1, "time": time.time()})


def said(intent: str = "ask_salary") -> Event:
    return UserUttered("…", {"name": intent, "confidence": 1.0})


@pytest.fixture(scope="module")
def domain() -> Domain:
    return Domain.load(ROOT / "domain.yml")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(DATA)


@pytest.mark.parametrize(
    ("events", "offered"),
    [
        ([said()], False),
        ([searched(), said()], True),
        ([searched(), said(), said()], True),
        ([searched(), said(), said(), said()], False),
        # « laisse tomber »
        ([searched(), said("deny"), said()], False),
        ([searched(), said("deny"), said(), said("search_programmes"), searched(), said()], True),
        # no answer of its own, or one on programmes or the path
        ([searched(), said("greet")], False),
        ([searched(), said("search_programmes")], False),
        ([searched(), said("ask_path")], False),
        # nothing to go back to: all programmes
        ([SlotSet("search_criteria", {"page": 1, "time": time.time()}), said()], False),
    ],
)
def test_the_search_that_was_interrupted_is_offered(
    catalogue: Catalogue, domain: Domain, events: list[Event], offered: bool
) -> None:
    tracker = DialogueStateTracker.from_events("c", events, domain.slots)
    back = way_back(catalogue, tracker)
    assert [choice.title for choice in back] == (["Revenir\u00a0: formations à Grenoble"] if offered else [])
