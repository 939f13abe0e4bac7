"""Find in Rasa's tracker what was under way when another question came."""

from __future__ import annotations

import time
from typing import Any

from rasa.shared.core.trackers import DialogueStateTracker

from components.conversation import OPEN_QUESTION, is_dropped, messages_since_set, slot
from orientation.dialogue.asked import asked
from orientation.dialogue.threads import Thread, left_search, waiting_question
from orientation.knowledge.catalogue import Catalogue
from orientation.lookup.searches import recall
from orientation.paths.path_answer import PathWriter
from orientation.understanding.kinds import PATH, PROGRAMME_TALK, is_question


class OpenThreads:
    """Offer with an answer what it interrupted, the later one of a question that waits for its answer and a search."""

    def __init__(self, catalogue: Catalogue, paths: PathWriter) -> None:
        self._catalogue = catalogue
        self._question = paths.question()

    def add_to(self, response: dict[str, Any], tracker: DialogueStateTracker) -> None:
        """Add to the answer of the latest question what it interrupted, if anything."""
        intent = asked(tracker.latest_message.intent) if tracker.latest_message else ""
        if not intent or not is_question(intent) or intent in PROGRAMME_TALK or intent == PATH:
            return
        if thread := self._interrupted(tracker):
            own = () if thread.asks else response.get("buttons") or ()
            leads = {button["payload"] for button in own}
            buttons = [{"title": choice.title, "payload": choice.payload} for choice in thread.choices]
            response["buttons"] = [*own, *(button for button in buttons if button["payload"] not in leads)]
            if thread.sentence:
                response["text"] = f"{response['text']}\n\n{thread.sentence}"

    def _interrupted(self, tracker: DialogueStateTracker) -> Thread | None:
        since_question = messages_since_set(tracker, OPEN_QUESTION)
        since_search = messages_since_set(tracker, "search_criteria")
        # A question that nobody answers stays open: a search that came after it counts for more.
        question = search = None
        if slot(tracker, OPEN_QUESTION) and not is_dropped(tracker, OPEN_QUESTION):
            question = waiting_question(self._question, since_question)
        if not is_dropped(tracker, "search_criteria"):
            searches = recall(slot(tracker, "search_criteria"), None, time.time())
            search = left_search(self._catalogue, searches, since_search)
        return search if search and (question is None or since_search < since_question) else question
