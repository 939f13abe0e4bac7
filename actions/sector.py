"""Answer for one sector."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.adapter import entry_response, latest_words, send, shared_sectors
from orientation.answers.sector_answer import answer_sector
from orientation.knowledge.sectors import Sectors

_IN_GENERAL = "ask_employers"


class ActionSector(Action):
    """Say what the sources say of the sector that the latest message names."""

    def __init__(self, sectors: Sectors | None = None) -> None:
        self._sectors = sectors or shared_sectors()

    def name(self) -> str:
        """Return the name that domain.yml uses."""
        return "action_sector"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Send what is known of the sector; without one, who employs in general."""
        sector = self._sectors.find(latest_words(tracker))
        if sector is None:
            dispatcher.utter_message(response=entry_response(_IN_GENERAL))
            return []
        return send(dispatcher, tracker, answer_sector(self._sectors, sector))
