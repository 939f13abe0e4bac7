"""Show a path for one person."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.adapter import ASKED, send, shared_catalogue, shared_facts, shared_paths
from orientation.paths.path_answer import PathWriter
from orientation.paths.profile import profile_from_slot


class ActionPath(Action):
    """Show the path of who is told in the latest message, or was before; else ask where they stand."""

    def __init__(self) -> None:
        # Read when the server starts: a mistake in paths.yml must not wait for a user.
        shared_paths()

    def name(self) -> str:
        """Return the name that domain.yml uses."""
        return "action_path"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Send the path or the question, and remember that the question waits for its answer, or does not."""
        return send_path(dispatcher, tracker)


class ActionAskAgain(Action):
    """Ask once more where the person stands, after another question was answered."""

    def name(self) -> str:
        """Return the name that domain.yml uses."""
        return "action_ask_again"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Send the question, and note that it was asked again."""
        return [*send(dispatcher, tracker, path_writer().question()), SlotSet(ASKED, "path_again")]


def send_path(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[dict[str, Any]]:
    """Send the path of who asks, or the question if it is not known; return the events that remember it."""
    writer, profile = path_writer(), profile_from_slot(tracker.get_slot("profile"))
    if profile is None or profile.id not in shared_paths().profiles:
        send(dispatcher, tracker, writer.question())
        return [SlotSet(ASKED, "path")]
    events = send(dispatcher, tracker, writer.path(profile))
    return [*events, SlotSet(ASKED, None)]


def path_writer() -> PathWriter:
    """Return what writes paths."""
    return PathWriter(shared_paths(), shared_catalogue(), shared_facts())
