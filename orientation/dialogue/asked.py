"""What a message asks, in Rasa's words for retrieval intents: the family is the intent, the entry its response key.

All that decides or counts goes by one flat name: the id of the entry, or the intent where there is no entry.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# Where Rasa keeps « job/ask_role » in an intent: in the parse result, in events, and in stories.
FULL_NAME = "full_retrieval_intent_name"
RESPONSE_SELECTOR = "response_selector"
# The part of an entry that « En savoir plus » shows.
MORE = "more"
# Kept with an answer: what a « oui » to it asks.
LEADS_TO = "leads_to"
# The part that is said to a parent or a teacher.
FOR_PARENT = "for_parent"


def asked(intent: Mapping[str, Any] | None) -> str:
    """Return what an intent of Rasa's asks: the id of an entry, or else its name; "" where there is none."""
    intent = intent or {}
    return str(intent.get(FULL_NAME) or intent.get("name") or "").rpartition("/")[2]


def retrieval_intent(family: str, entry: str, confidence: float) -> dict[str, Any]:
    """Return the intent of an entry."""
    return {"name": family, "confidence": confidence, FULL_NAME: f"{family}/{entry}"}


def response_name(family: str, entry: str, part: str = "") -> str:
    """Return the name of the response that an entry is, or a part of it."""
    return "/".join(filter(None, (f"utter_{family}", entry, part)))


def selection(family: str, entry: str, confidence: float, part: str = "") -> dict[str, Any]:
    """Return what Rasa's ResponseSelector gives for an entry, for ActionRetrieveResponse to read."""
    ranked = {"intent_response_key": f"{family}/{entry}", "confidence": confidence}
    chosen = {**ranked, "responses": [], "utter_action": response_name(family, entry, part)}
    return {"all_retrieval_intents": [family], family: {"response": chosen, "ranking": [ranked]}}
