"""Show a path for one person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.adapter import ASKED, send, shared_catalogue, shared_facts, shared_paths, shared_profile_reader
from orientation.paths.path_answer import PathWriter
from orientation.paths.profile import Profile, profile_from_slot, profile_from_value


class ActionPath(Action):
    """Show the path of who is told in the latest message, or was before; else ask where they stand."""

    def __init__(self) -> None:
        # Read when the server starts: a mistake in paths.yml must not wait for a user.
        shared_profile_reader()

    def name(self) -> str:
        """Return the name that domain.yml uses."""
        return "action_path"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Send the path or the question, and remember the profile, or that the question waits for its answer."""
        message = tracker.latest_message or {}
        told = told_profile(message.get("text") or "", message.get("entities") or ())
        return send_path(dispatcher, tracker, told or profile_from_slot(tracker.get_slot("profile")))


class ActionAskAgain(Action):
    """Ask once more where the person stands, after another question was answered."""

    def name(self) -> str:
        """Return the name that domain.yml uses."""
        return "action_ask_again"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Send the question, and note that it was asked again."""
        return [*send(dispatcher, tracker, path_writer().question()), SlotSet(ASKED, "path_again")]


def send_path(dispatcher: CollectingDispatcher, tracker: Tracker, profile: Profile | None) -> list[dict[str, Any]]:
    """Send the path of a profile, or the question if it is not known; return the events that remember it."""
    writer = path_writer()
    if profile is None or profile.id not in shared_paths().profiles:
        send(dispatcher, tracker, writer.question())
        return [SlotSet(ASKED, "path")]
    events = send(dispatcher, tracker, writer.path(profile))
    return [*events, SlotSet("profile", profile.slot()), SlotSet(ASKED, None)]


def told_profile(text: str, entities: Iterable[Mapping[str, Any]]) -> Profile | None:
    """Return the profile that a choice says, or that a message which asks for a path tells."""
    entities = list(entities)
    for entity in entities:
        if entity["entity"] == "profile":
            return profile_from_value(str(entity["value"]))
    return shared_profile_reader().read_mentions(text, entities)


def path_writer() -> PathWriter:
    """Return what writes paths."""
    return PathWriter(shared_paths(), shared_catalogue(), shared_facts())
