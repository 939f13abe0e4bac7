"""What the stories decide, flow by flow; and that they do decide it: without one, its flow breaks."""

from __future__ import annotations

import json
import logging
from functools import cache

import pytest

from tests.support.flows import Flow, Flows, Noted

# What actions note, as far as stories go by it.
PATH_ASKED: Noted = {"action_path": {"asked": "path"}, "action_ask_again": {"asked": "path_again"}}
WITH_WHICH: Noted = {"action_compare_programmes": {"asked": "comparison"}}
COMPARED: Noted = {"action_compare_programmes": {"asked": None}}
WITH = ["action_compare_programmes"]

# What is said, then the actions that answer it.
Turns = list[tuple[str, list[str]]]


@cache
def flows(without: str = "") -> Flows:
    return Flows(lambda name: bool(without) and name.startswith(without))


def held(flow: Flow, turns: Turns, noted: Noted | None = None) -> Turns:
    """Return the same conversation with the actions that answer it in truth."""
    return [(said, flow.say(*said.split(), noted=noted)) for said, _ in turns]


ERASE: Turns = [("erase_data", ["utter_erase_confirm"])]

# A flow by its name, what actions note in it, and the stories that it needs.
CASES: dict[str, tuple[Turns, Noted | None, str]] = {
    "erased after a yes": ([*ERASE, ("confirm_erase", ["action_erase"])], None, "Effacer après un oui"),
    "kept after a no": (
        [*ERASE, ("deny", ["utter_kept"]), ("deny", ["utter_deny"])],
        None,
        "Garder après un non",
    ),
    "a yes with a but": (
        [*ERASE, ("affirm", ["utter_erase_confirm"]), ("confirm_erase", ["action_erase"])],
        None,
        "Reposer la question",
    ),
    "a recap first": (
        [*ERASE, ("ask_recap", ["action_recap"]), ("confirm_erase", ["action_erase"])],
        None,
        "Garder une trace",
    ),
    "a yes that comes after another question": (
        [*ERASE, ("salary", ["utter_salary"]), ("confirm_erase", ["utter_erase_confirm"])],
        None,
        "Demander encore",
    ),
    "misses in a row": (
        [
            *[("out_of_scope", ["utter_out_of_scope"]), ("nlu_fallback", ["utter_repair"])],
            *[(kind, ["utter_still_lost"]) for kind in ["out_of_scope", "nlu_fallback"] * 4],
            *[("job", ["utter_job"]), ("nlu_fallback", ["action_ask_back"]), ("nlu_fallback", ["utter_repair"])],
        ],
        None,
        "Deux fois de suite",
    ),
    "a bad vote and its reason": (
        [("say_useless", ["utter_ask_reason"]), ("give_reason", ["action_take_reason"])],
        None,
        "Un avis défavorable",
    ),
    "a bad vote without a reason": (
        [("say_useless", ["utter_ask_reason"]), ("deny", ["utter_go_on"])],
        None,
        "Ne pas dire pourquoi",
    ),
    "the path is asked for, and left": (
        [("ask_path", ["action_path"]), ("deny", ["action_leave_question"]), ("salary", ["utter_salary"])],
        {**PATH_ASKED, "action_leave_question": {"asked": None}},
        "Le parcours, la question, pas de réponse",
    ),
    "a question in between, and the question of the path again, once": (
        [
            *[("ask_path", ["action_path"]), ("thank", ["utter_thank"])],
            *[("salary", ["utter_salary", "action_ask_again"]), ("studies", ["utter_studies"])],
        ],
        PATH_ASKED,
        "Répondre sur le salaire, puis",
    ),
    "compared with one of the list": (
        [
            *[("search_programmes", ["action_search_programmes"]), ("compare_programmes", WITH)],
            ("choose_shown", ["action_compare_programmes"]),
        ],
        WITH_WHICH,
        "Comparer, mais avec laquelle ? Une de la liste",
    ),
    "compared with one by its name": (
        [("compare_programmes", WITH), ("ask_programme_detail", WITH)],
        WITH_WHICH,
        "Comparer, mais avec laquelle ? Une autre",
    ),
    "compared with none": (
        [("compare_programmes", WITH), ("deny", ["action_leave_question"])],
        WITH_WHICH,
        "Comparer, mais avec laquelle ? Aucune",
    ),
    "searched, looked at, compared": (
        [
            *[("search_programmes", ["action_search_programmes"]), ("choose_shown", ["action_choose_shown"])],
            *[("compare_programmes", WITH), ("choose_shown", ["action_choose_shown"])],
            *[("ask_programme_detail aspect", ["action_programme_detail"])],
        ],
        COMPARED,
        "Montrer une formation de la liste",
    ),
    "greeted again": (
        [
            *[("greet", ["utter_greet"]), ("greet", ["utter_greet_again"]), ("salary", ["utter_salary"])],
            ("greet", ["utter_greet"]),
        ],
        None,
        "Saluer de nouveau",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_flow_goes_as_its_story_says(name: str) -> None:
    turns, noted, _ = CASES[name]
    assert held(Flow(flows()), turns, noted) == turns


@pytest.mark.parametrize("name", CASES)
def test_without_its_story_it_does_not(name: str) -> None:
    turns, noted, story = CASES[name]
    assert held(Flow(flows(story)), turns, noted) != turns


@pytest.mark.parametrize("name", CASES)
def test_it_goes_the_same_way_late_in_a_conversation(name: str) -> None:
    turns, noted, _ = CASES[name]
    flow = Flow(flows())
    for said in ("search_programmes", "choose_shown", "talk", "out_of_scope", "job"):
        flow.say(said)
    assert held(flow, turns, noted) == turns


def test_a_point_of_the_programme_is_no_answer_to_with_which_one() -> None:
    flow = Flow(flows())
    flow.say("compare_programmes", noted=WITH_WHICH)
    assert flow.say("ask_programme_detail", "aspect") == ["action_programme_detail"]


def test_stories_see_every_turn_that_a_rule_of_one_turn_answers() -> None:
    hidden = [rule for rule in flows().rules.lookup["rules_not_in_stories"] if rule.startswith("[")]
    assert [states for rule in hidden if "slots" not in (states := json.loads(rule))[0]] == []


@pytest.mark.parametrize("intent", sorted(set(flows().domain.intents) - {"back", "restart", "session_start"}))
def test_every_intent_is_answered_whatever_question_waits(intent: str) -> None:
    for before, noted in (("job", None), ("ask_path", PATH_ASKED), ("compare_programmes", WITH_WHICH)):
        flow = Flow(flows())
        flow.say(before, noted=noted)
        assert "utter_ask_rephrase" not in flow.say(intent)


def test_an_intent_that_nothing_answers_ends_in_one_sentence_and_an_error(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        assert Flow(Flows(lambda name: "salaire" in name or "recherche" in name)).say("salary") == [
            "utter_ask_rephrase"
        ]
    assert "No rule or story answers the intent salary here." in caplog.text
