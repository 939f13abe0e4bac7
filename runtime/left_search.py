"""The way back to a search that a question interrupted."""

from __future__ import annotations

import time

from rasa.shared.core.trackers import DialogueStateTracker

from components.conversation import is_dropped, messages_since_set, slot
from orientation.answers.messages import Choice
from orientation.dialogue.asked import asked
from orientation.knowledge.catalogue import Catalogue
from orientation.lookup.follow_ups import back_choice
from orientation.lookup.searches import recall
from orientation.understanding.kinds import PATH, PROGRAMME_TALK, is_question

_SEARCH = "search_criteria"
# Messages after which a search that was left is not offered any more.
_OFFERED_FOR = 2


def way_back(catalogue: Catalogue, tracker: DialogueStateTracker) -> tuple[Choice, ...]:
    """Return the choice that leads back to the search that the latest question interrupted, if it did."""
    intent = asked(tracker.latest_message.intent) if tracker.latest_message else ""
    if not is_question(intent) or intent in PROGRAMME_TALK or intent == PATH:
        return ()
    if messages_since_set(tracker, _SEARCH) > _OFFERED_FOR or is_dropped(tracker, _SEARCH):
        return ()
    search = recall(slot(tracker, _SEARCH), None, time.time()).known_to(catalogue).last
    return (back_choice(catalogue, search.criteria),) if search and search.criteria.parts() else ()
