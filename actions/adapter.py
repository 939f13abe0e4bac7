"""What every action shares: the catalogue, the entities of the message, and how an answer is sent."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from orientation.answers.messages import Answer
from orientation.data_files.yaml_file import DataError, read_yaml
from orientation.knowledge.catalogue import Catalogue, load_catalogue
from orientation.knowledge.intent_labels import load_intent_labels
from orientation.lookup.criteria import Criteria
from orientation.lookup.request import Request, read_request
from orientation.lookup.searches import Search, Searches, recall
from runtime.settings import load_settings

DATA_ERROR_EXIT_CODE = 2
# They belong to the trained model: another folder of facts and programmes changes nothing of them.
RULES = Path("data/rules")
INTENTS = Path("data/intents.yml")


@lru_cache(maxsize=1)
def shared_catalogue() -> Catalogue:
    """Return the catalogue of this process, read at its first use.

    Data that cannot be used ends the process with the reasons: an action server without its catalogue
    would only fail later, in front of a user.
    """
    try:
        return load_catalogue(load_settings().data_dir)
    except DataError as error:
        print("Le serveur d’actions ne démarre pas, des données sont à corriger :", file=sys.stderr)
        for problem in error.problems:
            print(f"- {problem}", file=sys.stderr)
        sys.exit(DATA_ERROR_EXIT_CODE)


@lru_cache(maxsize=1)
def shared_intent_labels() -> Mapping[str, str]:
    """Return what people read for each intent."""
    return load_intent_labels(INTENTS)


@lru_cache(maxsize=1)
def answers_by_intent() -> Mapping[str, str]:
    """Return the first action of each intent that always gets the same answer, from the rules."""
    found: dict[str, str] = {}
    for path in sorted(RULES.glob("*.yml")):
        for rule in read_yaml(path).data["rules"]:
            steps = rule["steps"]
            if len(steps) == 2 and "intent" in steps[0] and "action" in steps[1]:
                found[steps[0]["intent"]] = steps[1]["action"]
    return found


def latest_request(catalogue: Catalogue, tracker: Tracker) -> Request:
    """Return what the latest message asks for."""
    message = tracker.latest_message or {}
    return read_request(catalogue, message.get("entities") or (), message.get("text") or "")


def latest_intent(tracker: Tracker) -> str:
    """Return what the latest message was understood as."""
    intent = (tracker.latest_message or {}).get("intent") or {}
    return str(intent.get("name") or "")


def recalled(tracker: Tracker) -> Searches:
    """Return the searches of the conversation that are not forgotten."""
    return recall(tracker.get_slot("search_criteria"), tracker.get_slot("previous_searches"), time.time())


def said_last(tracker: Tracker) -> str | None:
    """Return the action that answered the message before, None if that is not known."""
    names = (event.get("name") for event in reversed(tracker.events) if event.get("event") == "action")
    return next((name for name in names if name != "action_listen"), None)


def send(dispatcher: CollectingDispatcher, tracker: Tracker, answer: Answer) -> list[dict[str, Any]]:
    """Send an answer as one message, and return the events that remember what it showed."""
    dispatcher.utter_message(
        text=answer.text,
        buttons=[{"title": choice.title, "payload": choice.payload} for choice in answer.choices],
        json_message=dict(answer.message),
    )
    events = [SlotSet("shown_programmes", list(answer.shown))]
    if answer.criteria is not None:
        searches = recalled(tracker)
        search = Search(Criteria.from_entities(answer.criteria), answer.page, time.time())
        events.append(SlotSet("search_criteria", search.slot()))
        events.append(SlotSet("previous_searches", [each.slot() for each in searches.with_search(search).before]))
    return events
