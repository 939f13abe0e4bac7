"""What every action shares: the catalogue, the entities of the message, and how an answer is sent."""

from __future__ import annotations

import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, ClassVar, TypeVar

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from orientation.address import addressed, addressed_all
from orientation.answers.messages import Answer, button_of
from orientation.answers.noted import PROFILE, noted
from orientation.answers.other_reading import other_reading
from orientation.answers.search_answer import PAGE_SIZE
from orientation.data_files.locations import INTENTS
from orientation.data_files.yaml_file import DataError
from orientation.dialogue.asked import LEADS_TO, asked, response_name
from orientation.dialogue.aspects import Aspect
from orientation.dialogue.feedback import votes
from orientation.dialogue.repetition import ALREADY_SAID, last_answer
from orientation.knowledge.catalogue import Catalogue, load_catalogue
from orientation.knowledge.entries import Knowledge, load_knowledge
from orientation.knowledge.facts import Fact, load_facts
from orientation.knowledge.intent_labels import load_intent_labels
from orientation.knowledge.sectors import Sectors, load_sectors
from orientation.lookup.criteria import Criteria
from orientation.lookup.request import Request, near_home, read_request
from orientation.lookup.searches import Search, Searches, recall
from orientation.paths.paths_data import Paths, load_paths
from orientation.paths.person import Person
from orientation.paths.profile import profile_from_slot
from orientation.recognition.pieces import asking_sentences, words_of
from runtime.settings import load_settings

Loaded = TypeVar("Loaded")

DATA_ERROR_EXIT_CODE = 2
# The slot with the question that waits for its answer.
ASKED = "asked"


@lru_cache(maxsize=1)
def shared_catalogue() -> Catalogue:
    """Return the catalogue of this process, read at its first use.

    Data that cannot be used ends the process with the reasons: actions without their catalogue
    would only fail later, in front of a user.
    """
    return _or_exit(lambda: load_catalogue(load_settings().data_dir))


@lru_cache(maxsize=1)
def shared_facts() -> Mapping[str, Fact]:
    """Return the figures and dates of this process, read at their first use."""
    return _or_exit(lambda: load_facts(load_settings().data_dir / "facts", shared_catalogue().sources))


@lru_cache(maxsize=1)
def shared_paths() -> Paths:
    """Return the profiles and their paths, read at their first use."""
    file = load_settings().data_dir / "paths.yml"
    return _or_exit(lambda: load_paths(file, shared_catalogue(), shared_facts(), shared_intent_labels()))


@lru_cache(maxsize=1)
def shared_sectors() -> Sectors:
    """Return the sectors that people ask about, read at their first use."""
    return _or_exit(lambda: load_sectors(load_settings().data_dir / "sectors.yml", shared_catalogue().sources))


@lru_cache(maxsize=1)
def shared_intent_labels() -> Mapping[str, str]:
    """Return what people read for each intent and each entry."""
    return {**load_intent_labels(INTENTS), **{id_: entry.label for id_, entry in shared_knowledge().items()}}


@lru_cache(maxsize=1)
def shared_knowledge() -> Knowledge:
    """Return the entries of this process, read at their first use."""
    return _or_exit(lambda: load_knowledge(load_settings().data_dir, INTENTS))


def entry_response(entry: str) -> str:
    """Return the name of the response that answers an entry."""
    return response_name(shared_knowledge()[entry].family, entry)


class AnsweringAction(Action, ABC):
    """An action that sends one answer, made from the catalogue, and remembers what it showed.

    called: the name that domain.yml uses.
    """

    called: ClassVar[str]

    def __init__(self, catalogue: Catalogue | None = None) -> None:
        self._catalogue = catalogue or shared_catalogue()

    def name(self) -> str:
        """Return the name that domain.yml uses."""
        return self.called

    @abstractmethod
    def answer(self, tracker: Tracker) -> Answer:
        """Return the answer to the latest message."""

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Send the answer; return the events that remember what it showed."""
        return send(dispatcher, tracker, self.answer(tracker))


def _or_exit(load: Callable[[], Loaded]) -> Loaded:
    try:
        return load()
    except DataError as error:
        print("L’assistant ne démarre pas, des données sont à corriger :", file=sys.stderr)
        for problem in error.problems:
            print(f"- {problem}", file=sys.stderr)
        sys.exit(DATA_ERROR_EXIT_CODE)


def latest_request(catalogue: Catalogue, tracker: Tracker) -> Request:
    """Return what the latest message asks for."""
    message = _as_meant(tracker)
    request = read_request(catalogue, message.get("entities") or (), message.get("text") or "")
    return near_home(request, person_of(tracker).town)


def _as_meant(tracker: Tracker) -> dict[str, Any]:
    """Return the latest message, its words put right."""
    message: dict[str, Any] = tracker.latest_message or {}
    return message.get("meant") or message


def person_of(tracker: Tracker) -> Person:
    """Return what is known of who writes."""
    return Person(profile_from_slot(tracker.get_slot("profile")), tracker.get_slot("home_town"))


def latest_intent(tracker: Tracker) -> str:
    """Return what the latest message was understood as."""
    return asked((tracker.latest_message or {}).get("intent"))


def latest_value(tracker: Tracker, name: str) -> str:
    """Return the value of an entity of the latest message, "" if it has none."""
    entities = (tracker.latest_message or {}).get("entities") or ()
    return next((str(entity.get("value")) for entity in entities if entity.get("entity") == name), "")


def latest_words(tracker: Tracker) -> tuple[str, ...]:
    """Return the folded words of the latest message; none for a choice, which says all by its entities."""
    text = str(_as_meant(tracker).get("text") or "")
    return () if text.startswith("/") else words_of(text)


def latest_sentences(tracker: Tracker) -> tuple[tuple[str, ...], ...]:
    """Return the folded words of the sentences of the latest message that ask, of all of them if none does."""
    text = str(_as_meant(tracker).get("text") or "")
    return () if text.startswith("/") else asking_sentences(text)


def latest_aspects(tracker: Tracker) -> list[Aspect]:
    """Return what the latest message asks of the programme in focus."""
    known = {aspect.value: aspect for aspect in Aspect}
    entities = (tracker.latest_message or {}).get("entities") or ()
    values = [str(entity.get("value")) for entity in entities if entity.get("entity") == "aspect"]
    return [known[value] for value in values if value in known]


def slot_ids(tracker: Tracker, name: str) -> tuple[str, ...]:
    """Return the ids that a slot holds."""
    return tuple(tracker.get_slot(name) or ())


def spoken_of(tracker: Tracker) -> tuple[str, ...]:
    """Return the ids of the programmes in focus, or else of those on the screen."""
    return slot_ids(tracker, "focused_programmes") or slot_ids(tracker, "shown_programmes")


def first_number(tracker: Tracker) -> int:
    """Return the number on the screen of the first programme of the last list."""
    first = tracker.get_slot("first_shown")
    return first if isinstance(first, int) else 1


def recalled(tracker: Tracker) -> Searches:
    """Return the searches of the conversation that are not forgotten."""
    return recall(tracker.get_slot("search_criteria"), tracker.get_slot("previous_searches"), time.time())


def said_last(tracker: Tracker) -> str | None:
    """Return the action that answered the message before, None if that is not known."""
    names = (event.get("name") for event in reversed(tracker.events) if event.get("event") == "action")
    return next((name for name in names if name != "action_listen"), None)


def send(
    dispatcher: CollectingDispatcher, tracker: Tracker, answer: Answer, about: str | None = None
) -> list[dict[str, Any]]:
    """Send an answer as one message, and return the events that remember what it showed.

    A list stays on the screen while its programmes are looked at one by one: « la troisième » still is in it.
    about: the intent that is answered, if it is not that of the latest message.
    """
    person = person_of(tracker)
    answer = replace(
        answer,
        text=addressed(_noted(dispatcher, tracker, person, answer) + answer.text, person.speaker),
        message=addressed_all(answer.message, person.speaker),
        choices=tuple(replace(each, title=addressed(each.title, person.speaker)) for each in answer.choices),
    )
    other = other_reading(tracker.latest_message, shared_intent_labels())
    if answer.text == last_said(tracker) and latest_words(tracker):
        dispatcher.utter_message(response=ALREADY_SAID, buttons=[*map(button_of, (*other, *answer.choices))])
    else:
        choices = (*other, *answer.choices, *votes(about or latest_intent(tracker), answer.message))
        leads_to = {LEADS_TO: answer.leads_to} if answer.leads_to else {}
        dispatcher.utter_message(
            text=answer.text, buttons=[*map(button_of, choices)], json_message=dict(answer.message), **leads_to
        )
    if beside := (tracker.latest_message or {}).get("beside"):
        dispatcher.utter_message(response=entry_response(beside), about=beside, is_first=False, in_short=True)
    events: list[dict[str, Any]] = []
    if answer.shown:
        # A path and « laquelle ? » number from 1, whatever page the last search is on.
        first = (answer.page - 1) * PAGE_SIZE + 1
        events += [SlotSet("shown_programmes", list(answer.shown)), SlotSet("first_shown", first)]
    if answer.shown or answer.focus:
        if answer.asks != tracker.get_slot(ASKED):
            events.append(SlotSet(ASKED, answer.asks))
        events.append(SlotSet("focused_programmes", list(answer.focus)))
    if answer.focus:
        seen = dict.fromkeys((*slot_ids(tracker, "seen_programmes"), *answer.focus))
        events.append(SlotSet("seen_programmes", list(seen)))
    if answer.criteria is not None:
        searches = recalled(tracker)
        search = Search(Criteria.from_entities(answer.criteria), answer.page, time.time())
        events.append(SlotSet("search_criteria", search.slot()))
        events.append(SlotSet("previous_searches", [each.slot() for each in searches.with_search(search).before]))
    # A second answer to the same message goes on from here.
    tracker.slots.update({event["name"]: event["value"] for event in events})
    return events


def _noted(dispatcher: CollectingDispatcher, tracker: Tracker, person: Person, answer: Answer) -> str:
    """Return what a message told of its writer, said before the first answer to it; a path says where it begins."""
    changed = set() if dispatcher.messages else set((tracker.latest_message or {}).get("noted") or ())
    if answer.message["type"] == "steps":
        changed.discard(PROFILE)
    text = noted(shared_paths(), shared_catalogue(), person, changed) if changed else ""
    return f"{text}\n\n" if text else ""


def last_said(tracker: Tracker) -> str:
    """Return the text of the assistant's last answer."""
    said = (event for event in reversed(tracker.events or ()) if event.get("event") == "bot")
    return last_answer((str(event.get("text") or ""), event.get("metadata")) for event in said)
