from __future__ import annotations

from actions.adapter import entry_response, shared_intent_labels
from orientation.understanding.kinds import DETAIL, PATH, SEARCH, is_question
from tests.content.said import domain_intents, templates
from tests.support.tables import each_row

QUESTIONS = [intent for intent in domain_intents() if is_question(intent)]


@each_row("intent", [intent for intent in QUESTIONS if intent not in (SEARCH, DETAIL, PATH)])
def test_every_question_that_may_be_one_of_two_has_a_response(intent: str) -> None:
    assert entry_response(intent) in templates()


@each_row("intent", QUESTIONS)
def test_every_question_that_may_be_asked_back_has_a_label(intent: str) -> None:
    assert shared_intent_labels()[intent].strip()
