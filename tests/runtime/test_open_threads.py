from __future__ import annotations

import time
from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from orientation.data_files.locations import INTENTS
from orientation.knowledge.catalogue import load_catalogue
from orientation.paths.loading import load_path_writer
from runtime.open_threads import OpenThreads
from tests.support.assistant import ROOT

DATA = ROOT / "data"
ASKED = SlotSet("open_question", {"about": "path"})


def searched() -> Event:
    return SlotSet("search_criteria", {"town": ["grenoble"], "page": 1, "time": time.time()})


def said(intent: str = "ask_salary") -> Event:
    return UserUttered("…", {"name": intent, "confidence": 1.0})


@pytest.fixture(scope="module")
def domain() -> Domain:
    return Domain.load(ROOT / "domain.yml")


@pytest.fixture(scope="module")
def threads() -> OpenThreads:
    catalogue = load_catalogue(DATA)
    return OpenThreads(catalogue, load_path_writer(DATA, ROOT / INTENTS, catalogue))


def added(threads: OpenThreads, domain: Domain, events: list[Event], *own: str) -> list[str]:
    """Return the payloads under an answer after these events."""
    tracker = DialogueStateTracker.from_events("c", events, domain.slots)
    response: dict[str, Any] = {
        "text": "Réponse.",
        "buttons": [{"title": payload, "payload": payload} for payload in own],
    }
    threads.add_to(response, tracker)
    return [button["payload"].partition("{")[0] for button in response["buttons"]]


@pytest.mark.parametrize(
    ("events", "payloads"),
    [
        ([said()], []),
        ([searched(), said()], ["/search_programmes"]),
        ([searched(), said(), said()], ["/search_programmes"]),
        ([searched(), said(), said(), said()], []),
        ([ASKED, said(), said()], ["/ask_path"]),
        # the later of the two
        ([ASKED, said("search_programmes"), searched(), said()], ["/search_programmes"]),
        ([searched(), said("ask_path"), ASKED, said(), said()], ["/ask_path"]),
        # a question that was never answered does not hide the searches after it
        ([ASKED, said(), said(), said("search_programmes"), searched(), said()], ["/search_programmes"]),
        # the question was answered
        ([ASKED, said("ask_path"), SlotSet("open_question", None), said()], []),
        # « laisse tomber »
        ([ASKED, said("deny"), said()], []),
        ([searched(), said("deny"), said()], []),
        ([searched(), said("deny"), said(), said("search_programmes"), searched(), said()], ["/search_programmes"]),
        # no answer of its own, or one on programmes or the path
        ([searched(), said("greet")], []),
        ([searched(), said("search_programmes")], []),
        ([ASKED, said("ask_path")], []),
    ],
)
def test_what_was_interrupted_is_offered(
    threads: OpenThreads, domain: Domain, events: list[Event], payloads: list[str]
) -> None:
    assert added(threads, domain, events) == payloads


def test_the_question_is_asked_again_in_the_place_of_the_choices(threads: OpenThreads, domain: Domain) -> None:
    assert set(added(threads, domain, [ASKED, said()], "/ask_studies")) == {"/ask_path"}


def test_what_the_answer_offers_itself_is_not_offered_twice(threads: OpenThreads, domain: Domain) -> None:
    assert added(threads, domain, [ASKED, said(), said()], "/ask_studies", "/ask_path") == ["/ask_studies", "/ask_path"]
