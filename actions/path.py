"""Show a path for one person."""

from __future__ import annotations

from datetime import date
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.adapter import send, shared_catalogue, shared_facts, shared_paths, shared_profile_reader
from orientation.paths.path_answer import PathWriter
from orientation.paths.profile import Profile, profile_from_slot, profile_from_value

OPEN_QUESTION = {"about": "path"}


class ActionPath(Action):
    """Show the path of who is told in the latest message, or was before; else ask where they stand."""

    def __init__(self) -> None:
        # Read when the server starts: a mistake in paths.yml must not wait for a user.
        self._reader = shared_profile_reader()

    def name(self) -> str:
        """Return the name that domain.yml uses."""
        return "action_path"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Send the path or the question, and remember the profile, or that the question is open."""
        writer = path_writer()
        profile = self._told(tracker) or profile_from_slot(tracker.get_slot("profile"))
        if profile is None or profile.id not in shared_paths().profiles:
            send(dispatcher, writer.question())
            return [SlotSet("open_question", OPEN_QUESTION)]
        events = send(dispatcher, writer.path(profile))
        return [*events, SlotSet("profile", profile.slot()), SlotSet("open_question", None)]

    def _told(self, tracker: Tracker) -> Profile | None:
        message = tracker.latest_message or {}
        entities = message.get("entities") or ()
        for entity in entities:
            if entity["entity"] == "profile":
                return profile_from_value(str(entity["value"]))
        return self._reader.read_mentions(message.get("text") or "", entities)


def path_writer() -> PathWriter:
    """Return what writes paths today."""
    return PathWriter(shared_paths(), shared_catalogue(), shared_facts(), date.today())
