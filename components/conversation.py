"""Read from Rasa's tracker what was said before a message."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import takewhile
from typing import Any

from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from orientation.dialogue.asked import LEADS_TO, asked
from orientation.dialogue.context import Context, topic_of
from orientation.paths.person import Person
from orientation.paths.profile import profile_from_slot
from orientation.safety.needs import Level
from orientation.safety.protocol import CareState
from orientation.understanding.kinds import DENY, TWO_QUESTIONS

PROFILE, HOME_TOWN = "profile", "home_town"
ASKED = "asked"
# What is asked of the programmes that are spoken of: an entity.
ASPECT = "aspect"
_ASKED_OF_PATH = ("path", "path_again")
_ASKS_TO_ERASE = "utter_erase_confirm"
# An answer to « où en es-tu ? » may come after another question, not much later.
_OTHER_MESSAGES = 1
# So many of the last messages are not asked again in other words.
_REMEMBERED = 6
# What is remembered of distress (orientation/safety/protocol.py).
CARE = "care"
# In the metadata of a message which says that there was no distress after all.
CALM_AGAIN = "calm_again"


def context_of(tracker: DialogueStateTracker) -> Context:
    """Return the state of the conversation before the message that is being understood."""
    said = [event for event in reversed(tracker.events) if isinstance(event, UserUttered)]
    care = CareState.of_slot(slot(tracker, CARE))
    return Context(
        topic=topic_of(_intent(event) for event in said),
        shown=tuple(slot(tracker, "shown_programmes") or ()),
        first=slot(tracker, "first_shown") or 1,
        focus=tuple(slot(tracker, "focused_programmes") or ()),
        asks_profile=_asks_profile(tracker),
        asks_erase=_last_action(tracker) == _ASKS_TO_ERASE,
        after_distress=care.is_gentle,
        told_distress=care.level > Level.NONE,
        leads_to=_leads_to(tracker),
        person=person_of(tracker),
        said=tuple(map(_intent, said[:_REMEMBERED])),
        offered=_offered(tracker),
        message=_typed(said[0]) if said else "",
        aspects=_aspects(said[0]) if said else (),
    )


def _typed(event: UserUttered) -> str:
    """Return the text of a message, "" if it was a choice."""
    text = event.text or ""
    return "" if text.startswith("/") else text


def _aspects(event: UserUttered) -> tuple[str, ...]:
    """Return what a message asked of programmes."""
    return tuple(str(entity.get("value")) for entity in event.entities or () if entity.get("entity") == ASPECT)


def person_of(tracker: DialogueStateTracker) -> Person:
    """Return what is known of who writes."""
    return Person(profile_from_slot(slot(tracker, PROFILE)), slot(tracker, HOME_TOWN))


def _intent(event: UserUttered) -> str:
    if event.intent_name == TWO_QUESTIONS:
        questions = (event.parse_data or {}).get("questions") or [{"intent": {"name": ""}}]
        return str(questions[-1]["intent"]["name"])
    return asked(event.intent)


def _asks_profile(tracker: DialogueStateTracker) -> bool:
    return slot(tracker, ASKED) in _ASKED_OF_PATH and messages_since_set(tracker, ASKED) <= _OTHER_MESSAGES


def _last_action(tracker: DialogueStateTracker) -> str | None:
    names = (event.action_name for event in reversed(tracker.events) if isinstance(event, ActionExecuted))
    return next((name for name in names if name != ACTION_LISTEN_NAME), None)


def _leads_to(tracker: DialogueStateTracker) -> str | None:
    """Return what a « oui » to the last answer asks."""
    last = next((event for event in reversed(tracker.events) if isinstance(event, UserUttered | BotUttered)), None)
    leads_to = (last.metadata or {}).get(LEADS_TO) if isinstance(last, BotUttered) else None
    return str(leads_to) if leads_to else None


def _offered(tracker: DialogueStateTracker) -> tuple[str, ...]:
    """Return what the choices under the last answer ask, in their order."""
    answers = takewhile(lambda event: not isinstance(event, UserUttered), reversed(tracker.events))
    said = [event for event in answers if isinstance(event, BotUttered)]
    buttons = [button for event in reversed(said) for button in (event.data or {}).get("buttons") or ()]
    return tuple(dict.fromkeys(map(_asked_by, buttons)))


def _asked_by(button: Mapping[str, Any]) -> str:
    """Return the entry or intent that a choice asks: « /ask_salary », « /ask_salary/more », « /compare{…} »."""
    return re.split("[/{]", str(button.get("payload") or "").removeprefix("/"))[0]


def messages_since_set(tracker: DialogueStateTracker, name: str) -> int:
    """Return how many messages came after a slot was set."""
    count = 0
    for event in reversed(tracker.events):
        if isinstance(event, SlotSet) and event.key == name:
            break
        count += isinstance(event, UserUttered)
    return count


def is_dropped(tracker: DialogueStateTracker, name: str) -> bool:
    """Tell whether « non » or « laisse tomber » was said after a slot was set."""
    for event in reversed(tracker.events):
        if isinstance(event, SlotSet) and event.key == name:
            return False
        if isinstance(event, UserUttered) and event.intent_name == DENY:
            return True
    return False


def slot(tracker: DialogueStateTracker, name: str) -> Any:
    """Return the value of a slot, None if it is not set."""
    # Trackers of tests and of `rasa test` may have none of our slots.
    return tracker.slots[name].value if name in tracker.slots else None
