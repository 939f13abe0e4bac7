from __future__ import annotations

import json
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answer_both import ActionAnswerBoth
from actions.choose_shown import ActionChooseShown
from actions.compare_programmes import ActionCompareProgrammes
from actions.path import ActionPath
from actions.programme_detail import ActionProgrammeDetail
from actions.search_programmes import ActionSearchProgrammes
from orientation.paths.profile import Profile


def run(text: str, entities: list[dict[str, Any]] | None = None, **slots: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Run the action as the server does; return its only message and the slots that it sets."""
    return run_of(ActionPath(), text, entities, **slots)


def run_of(
    action: Any, text: str, entities: list[dict[str, Any]] | None = None, **slots: Any
) -> tuple[dict[str, Any], dict[str, Any]]:
    latest = {"text": text, "entities": entities or [], "intent": {"name": "ask_path"}}
    dispatcher = CollectingDispatcher()
    events = action.run(dispatcher, Tracker("c", slots, latest, [], False, None, {}, "action_listen"), {})
    (message,) = dispatcher.messages
    json.dumps([message, events])
    return message, {event["name"]: event["value"] for event in events}


def test_a_profile_that_is_told_gets_its_path_and_is_remembered() -> None:
    message, slots = run("jsuis en term STI2D", asked="path")
    assert message["custom"]["type"] == "steps"
    assert "depuis la terminale technologique" in message["text"]
    assert slots["profile"] == Profile("terminale-technologique").slot()
    assert slots["asked"] is None
    assert "master-ia-artois" in slots["shown_programmes"]


def test_the_numbers_of_a_path_are_its_own_whatever_page_the_search_before_is_on() -> None:
    _, slots = run_of(ActionSearchProgrammes(), "/search_programmes", [{"entity": "page", "value": "2"}])
    page = slots["shown_programmes"]
    _, picked = run_of(ActionChooseShown(), "la 7", **slots)
    assert picked["focused_programmes"] == [page[1]]
    message, _ = run_of(ActionProgrammeDetail(), "c'est où ?", [{"entity": "aspect", "value": "place"}], **slots)
    assert message["text"].startswith("6. ")
    _, path = run("je suis en terminale", **slots)
    slots |= path
    of_path = slots["shown_programmes"]
    assert len(of_path) > 7
    _, picked = run_of(ActionChooseShown(), "la 7", **slots)
    assert picked["focused_programmes"] == [of_path[6]]
    _, compared = run_of(ActionCompareProgrammes(), "compare la 6 et la 8", **slots)
    assert compared["focused_programmes"] == [of_path[5], of_path[7]]
    # Two in focus are no list of their own: they get no numbers.
    message, _ = run_of(
        ActionProgrammeDetail(), "c'est où ?", [{"entity": "aspect", "value": "place"}], **slots | compared
    )
    assert message["text"].startswith("- ")


def test_without_a_profile_one_question_is_asked_and_stays_open() -> None:
    message, slots = run("c'est quoi les étapes ?", shown_programmes=["x"])
    assert message["custom"]["type"] == "text"
    assert message["text"].endswith("où en es-tu\u00a0?")
    assert len(message["buttons"]) >= 6
    # What was shown before stays.
    assert slots == {"asked": "path"}


def test_the_profile_of_before_is_used_again_and_another_replaces_it() -> None:
    before = Profile("terminale", for_child=True).slot()
    message, slots = run("montre-moi le parcours", profile=before)
    assert message["text"].startswith("**Le parcours de ton enfant, depuis la terminale**")
    assert slots["profile"] == before
    message, slots = run("non, je suis en première", profile=before)
    assert slots["profile"] == Profile("premiere").slot()


def test_a_choice_says_its_profile() -> None:
    _, slots = run("/ask_path", [{"entity": "profile", "value": "child:abroad:licence"}], profile={"id": "bts"})
    assert slots["profile"] == Profile("licence", for_child=True, from_abroad=True).slot()


@pytest.mark.parametrize("old", [{"id": "no-longer-there"}, {"for_child": True}, "terminale"])
def test_a_profile_that_is_no_more_in_the_data_is_asked_again(old: Any) -> None:
    _, slots = run("mon parcours", profile=old)
    assert slots == {"asked": "path"}


def test_a_path_can_be_one_of_two_questions() -> None:
    halves = [
        {"text": "je suis en L3 de maths, ", "intent": {"name": "ask_path"}, "entities": []},
        {"text": "et combien on gagne ?", "intent": {"name": "ask_salary"}, "entities": []},
    ]
    dispatcher = CollectingDispatcher()
    tracker = Tracker("c", {}, {"questions": halves}, [], False, None, {}, "action_listen")
    events = ActionAnswerBoth().run(dispatcher, tracker, {})
    first, second = dispatcher.messages
    assert "licence de maths" in first["text"]
    assert second["response"] == "utter_salary/ask_salary"
    assert {"profile": Profile("licence-maths-3").slot()}.items() <= {
        event["name"]: event["value"] for event in events
    }.items()
