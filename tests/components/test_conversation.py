from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from components.conversation import context_of
from orientation.dialogue.context import Context
from orientation.safety import Level
from orientation.safety.protocol import CareState
from tests.support.assistant import ROOT

DOMAIN = Domain.load(str(ROOT / "domain.yml"))


def user(intent: str, text: str = "…", **parse_data: Any) -> UserUttered:
    return UserUttered(text, {"name": intent}, parse_data={"intent": {"name": intent}, **parse_data})


def care(level: Level, calm: int = 0) -> SlotSet:
    return SlotSet("care", CareState(level=level, calm=calm).as_slot())


def said(*events: Event) -> DialogueStateTracker:
    listened = [part for event in events for part in (event, BotUttered("…"), ActionExecuted("action_listen"))]
    return DialogueStateTracker.from_events("someone", listened, DOMAIN.slots)


BOTH = [{"intent": {"name": "ask_role"}}, {"intent": {"name": "ask_salary"}}]


@pytest.mark.parametrize(
    ("events", "context"),
    [
        ([], Context()),
        ([user("ask_salary")], Context("ask_salary")),
        ([user("ask_salary"), user("thank")], Context("ask_salary")),
        ([user("ask_salary"), user("search_programmes")], Context("search_programmes")),
        ([user("two_questions", questions=BOTH)], Context("ask_salary")),
        ([SlotSet("shown_programmes", ["a", "b"])], Context(shown=("a", "b"))),
        ([SlotSet("focused_programmes", ["a"])], Context(focus=("a",))),
        ([care(Level.HELP)], Context(after_distress=True, told_distress=True)),
        ([care(Level.HELP), *[user("thank")] * 9], Context(after_distress=True, told_distress=True)),
        ([care(Level.WATCH)], Context(after_distress=True, told_distress=True)),
        ([care(Level.WATCH, calm=3)], Context(told_distress=True)),
        ([care(Level.NONE)], Context()),
        # a question that waits for its answer, for the time of one other question
        ([user("ask_path"), SlotSet("asked", "path")], Context("ask_path", asks_profile=True)),
        (
            [user("ask_path"), SlotSet("asked", "path"), user("ask_salary")],
            Context("ask_salary", asks_profile=True),
        ),
        (
            [SlotSet("asked", "path"), user("ask_salary"), user("ask_role")],
            Context("ask_role"),
        ),
        ([SlotSet("asked", "path"), SlotSet("asked", None)], Context()),
        ([SlotSet("asked", "path_again")], Context(asks_profile=True)),
        ([SlotSet("asked", "comparison")], Context()),
        ([user("erase_data"), ActionExecuted("utter_erase_confirm")], Context(asks_erase=True)),
        (
            [user("erase_data"), ActionExecuted("utter_erase_confirm"), user("ask_role"), ActionExecuted("utter_job")],
            Context("ask_role"),
        ),
    ],
)
def test_what_was_said_before(events: list[Event], context: Context) -> None:
    assert replace(context_of(said(*events)), said=(), message="") == context


@pytest.mark.parametrize(("text", "message"), [("et à Lille ?", "et à Lille ?"), ("/ask_salary", "")])
def test_the_message_before_is_what_was_typed(text: str, message: str) -> None:
    assert context_of(said(user("ask_role"), user("ask_salary", text))).message == message


def test_a_tracker_without_our_slots_has_no_context() -> None:
    assert context_of(DialogueStateTracker("someone", [])) == Context()


@pytest.mark.parametrize(
    ("events", "asked"),
    [
        ([], ()),
        ([user("ask_role"), user("ask_salary"), user("thank")], ("thank", "ask_salary", "ask_role")),
        ([user(f"ask_{number}") for number in range(9)], tuple(f"ask_{number}" for number in range(8, 2, -1))),
    ],
)
def test_what_the_last_messages_asked(events: list[Event], asked: tuple[str, ...]) -> None:
    assert context_of(said(*events)).said == asked


def test_what_the_choices_under_the_last_answer_ask() -> None:
    choices = [
        {"title": "Et après ?", "payload": "/ask_career_evolution"},
        {"title": "En savoir plus", "payload": "/ask_salary/more"},
        {"title": "Comparer", "payload": '/compare_programmes{"programme": "a"}'},
    ]
    before = BotUttered("…", {"buttons": [{"title": "Le prix", "payload": "/ask_cost_funding"}]})
    tracker = DialogueStateTracker.from_events(
        "someone", [user("ask_cost_funding"), before, user("ask_salary"), BotUttered("…", {"buttons": choices})], []
    )
    assert context_of(tracker).offered == ("ask_career_evolution", "ask_salary", "compare_programmes")
