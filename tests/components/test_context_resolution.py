from __future__ import annotations

from typing import Any

import pytest
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from components.context_resolution import ContextResolution
from components.linear_intent_classifier import IN_TOPIC
from tests.support.assistant import ROOT

DOMAIN = Domain.load(str(ROOT / "domain.yml"))
SETTINGS = {**ContextResolution.get_default_config(), "answer": 0.7, "sure": 0.9}


@pytest.fixture(scope="module")
def component() -> ContextResolution:
    return ContextResolution.create(SETTINGS, None, Resource("context"), None)


def message(text: str, intent: str, confidence: float = 0.5, in_topic: tuple[str, float] | None = None) -> Message:
    tokens, start = [], 0
    for word in text.split():
        start = text.index(word, start)
        tokens.append(Token(word, start))
        start += len(word)
    made = Message({TEXT: text, TOKENS_NAMES[TEXT]: tokens, ENTITIES: []})
    made.set(INTENT, {"name": intent, "confidence": confidence}, add_to_output=True)
    if in_topic:
        made.set(IN_TOPIC, [{"name": in_topic[0], "confidence": in_topic[1]}])
    return made


def after(intent: str, **slots: Any) -> DialogueStateTracker:
    events = [UserUttered("…", {"name": intent}), *(SlotSet(name, value) for name, value in slots.items())]
    return DialogueStateTracker.from_events("someone", events, DOMAIN.slots)


def resolved(component: ContextResolution, given: Message, tracker: DialogueStateTracker | None) -> dict[str, Any]:
    (result,) = component.process([given], tracker)
    found: dict[str, Any] = result.as_dict(only_output_properties=True)
    return found


def test_a_follow_up_has_the_intent_of_its_topic(component: ContextResolution) -> None:
    given = message("et au début", "out_of_scope", in_topic=("ask_salary_beginner", 0.9))
    assert resolved(component, given, after("ask_salary"))["intent"] == {
        "name": "ask_salary_beginner",
        "confidence": 1.0,
    }


@pytest.mark.parametrize(
    "in_topic",
    [None, ("ask_salary_beginner", 0.6), ("out_of_scope", 1.0), ("thank", 1.0), ("search_programmes", 1.0)],
)
def test_what_is_not_sure_after_the_topic_stays_what_it_was(component: ContextResolution, in_topic: Any) -> None:
    given = message("et au début", "nlu_fallback", in_topic=in_topic)
    assert resolved(component, given, after("ask_salary"))["intent"]["name"] == "nlu_fallback"


def test_a_question_of_its_own_is_not_bent(component: ContextResolution) -> None:
    given = message("et les études", "ask_studies", 0.95, in_topic=("ask_salary", 1.0))
    assert resolved(component, given, after("ask_salary"))["intent"]["name"] == "ask_studies"


def test_what_is_asked_of_the_programme_in_focus_is_an_entity(component: ContextResolution) -> None:
    tracker = after("ask_programme_detail", focused_programmes=["a"])
    found = resolved(component, message("ça dure combien", "ask_study_length"), tracker)
    assert found["intent"]["name"] == "ask_programme_detail"
    assert {"entity": "aspect", "value": "duration"} in found["entities"]


def test_a_sector_is_found_in_a_question_on_employers(component: ContextResolution) -> None:
    given = message("qui recrute dans la santé", "ask_employers", 1.0)
    assert resolved(component, given, after("thank"))["intent"]["name"] == "ask_sector"


@pytest.mark.parametrize("text", ["/ask_salary", '/search_programmes{"town": ["lens"]}'])
def test_a_choice_means_what_it_says(component: ContextResolution, text: str) -> None:
    given = message(text, "out_of_scope", in_topic=("ask_salary", 1.0))
    assert resolved(component, given, after("ask_salary"))["intent"]["name"] == "out_of_scope"


def test_without_a_conversation_nothing_changes(component: ContextResolution) -> None:
    given = message("et au début", "out_of_scope", in_topic=("ask_salary_beginner", 0.9))
    assert resolved(component, given, None)["intent"]["name"] == "out_of_scope"


def test_rasa_gives_the_conversation_to_it() -> None:
    """Rasa reads from the name of the argument that the component wants the tracker."""
    needs = DefaultV1Recipe()._get_needs_from_args(ContextResolution, "process")
    assert needs == {"tracker": "__tracker__"}
