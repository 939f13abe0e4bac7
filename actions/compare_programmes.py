"""Compare programmes."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.adapter import first_number, latest_request, latest_words, send, shared_catalogue, slot_ids
from orientation.answers.comparison_answer import answer_comparison
from orientation.knowledge.catalogue import Catalogue


class ActionCompareProgrammes(Action):
    """Compare the programmes that the latest message names or picks, or those that are spoken of."""

    def __init__(self, catalogue: Catalogue | None = None) -> None:
        self._catalogue = catalogue or shared_catalogue()

    def name(self) -> str:
        """Return the name that domain.yml uses."""
        return "action_compare_programmes"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Send the comparison, and remember what was compared."""
        answer = answer_comparison(
            self._catalogue,
            latest_request(self._catalogue, tracker),
            latest_words(tracker),
            slot_ids(tracker, "shown_programmes"),
            slot_ids(tracker, "focused_programmes"),
            first_number(tracker),
        )
        return send(dispatcher, tracker, answer)
