from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from actions import adapter
from actions.adapter import answers_by_intent, shared_intent_labels
from orientation.understanding.kinds import DETAIL, PATH, SEARCH, is_question
from tests.support.assistant import ROOT
from tests.support.tables import each_row

DOMAIN = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
INTENTS = [next(iter(intent)) if isinstance(intent, dict) else intent for intent in DOMAIN["intents"]]
QUESTIONS = [intent for intent in INTENTS if is_question(intent)]


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(adapter, "RULES", tmp_path)
    answers_by_intent.cache_clear()
    yield tmp_path
    answers_by_intent.cache_clear()


@each_row("intent", [intent for intent in QUESTIONS if intent not in (SEARCH, DETAIL, PATH)])
def test_every_question_that_may_be_one_of_two_has_a_response(intent: str) -> None:
    assert answers_by_intent()[intent] in DOMAIN["responses"]


@each_row("intent", QUESTIONS)
def test_every_question_that_may_be_asked_back_has_a_label(intent: str) -> None:
    assert shared_intent_labels()[intent].strip()


RULE = """
version: "3.1"
rules:
- rule: One answer
  steps:
  - intent: ask_role
  - action: utter_role
- rule: Two actions
  steps:
  - intent: ask_salary
  - action: action_first
  - action: utter_salary
- rule: The action first
  steps:
  - action: action_listen
  - intent: ask_vae
"""
OTHER_RULE = """
version: "3.1"
rules:
- rule: Another theme
  steps:
  - intent: ask_studies
  - action: utter_studies
"""


def test_answers_are_those_of_the_rules_with_one_intent_and_one_action(rules: Path) -> None:
    (rules / "job.yml").write_text(RULE, encoding="utf-8")
    (rules / "studies.yml").write_text(OTHER_RULE, encoding="utf-8")
    (rules / "notes.txt").write_text("rules: [", encoding="utf-8")
    assert answers_by_intent() == {"ask_role": "utter_role", "ask_studies": "utter_studies"}


def test_rules_are_read_once(rules: Path) -> None:
    (rules / "job.yml").write_text(RULE, encoding="utf-8")
    first = answers_by_intent()
    (rules / "job.yml").unlink()
    assert answers_by_intent() is first
