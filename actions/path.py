"""Show a path for one person."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.adapter import send, shared_catalogue, shared_facts, shared_paths
from orientation.paths.path_answer import PathWriter
from orientation.paths.profile import profile_from_slot

OPEN_QUESTION = {"about": "path"}


class ActionPath(Action):
    """Show the path of who is told in the latest message, or was before; else ask where they stand."""

    def __init__(self) -> None:
        # Read when the server starts: a mistake in paths.yml must not wait for a user.
        shared_paths()

    def name(self) -> str:
        """Return the name that domain.yml uses."""
        return "action_path"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Send the path or the question, and remember that the question is open, or is not."""
        return send_path(dispatcher, tracker)


def send_path(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[dict[str, Any]]:
    """Send the path of who asks, or the question if it is not known; return the events that remember it."""
    writer, profile = path_writer(), profile_from_slot(tracker.get_slot("profile"))
    if profile is None or profile.id not in shared_paths().profiles:
        send(dispatcher, tracker, writer.question())
        return [SlotSet("open_question", OPEN_QUESTION)]
    events = send(dispatcher, tracker, writer.path(profile))
    return [*events, SlotSet("open_question", None)]


def path_writer() -> PathWriter:
    """Return what writes paths."""
    return PathWriter(shared_paths(), shared_catalogue(), shared_facts())
