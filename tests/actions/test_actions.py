from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from rasa_sdk import Tracker
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher

from actions.adapter import DATA_ERROR_EXIT_CODE
from actions.change_search import ActionChangeSearch
from actions.programme_detail import ActionProgrammeDetail
from actions.search_programmes import ActionSearchProgrammes
from tests.orientation.sample import load, sample_files, write_files

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    return load(tmp_path_factory.mktemp("sample"))


def tracker_of(latest_message, slots):
    return Tracker("someone", slots, latest_message, [], False, None, {}, "action_listen")


def run(action, entities, text="", intent="search_programmes", **slots):
    """Run an action as the server does; return its only message and the slots that it sets."""
    tracker = tracker_of({"entities": entities, "text": text, "intent": {"name": intent}}, slots)
    dispatcher = CollectingDispatcher()
    events = action.run(dispatcher, tracker, {})
    (message,) = dispatcher.messages
    json.dumps([message, events])
    return message, {event["name"]: event["value"] for event in events}


def entity(kind, value, **more):
    return {"entity": kind, "value": value, **more}


def test_a_search_is_one_message_with_its_choices(catalogue):
    message, slots = run(ActionSearchProgrammes(catalogue), [entity("town", "rennes"), entity("level", ["bac+6"])])
    assert message["text"].replace("\u00a0", " ").startswith("Formations bac+6 à Rennes : 1")
    assert message["custom"]["type"] == "programmes"
    assert "text" not in message["custom"]
    assert message["buttons"][0]["payload"] == '/ask_programme_detail{"programme": "rennes-1"}'
    assert abs(time.time() - slots["search_criteria"].pop("time")) < 60
    assert slots == {
        "shown_programmes": ["rennes-1"],
        "first_shown": 1,
        "focused_programmes": [],
        "search_criteria": {"level": ["bac+6"], "town": ["rennes"], "page": 1},
        "previous_searches": [],
    }


def test_a_search_that_names_a_programme_shows_it(catalogue):
    message, slots = run(ActionSearchProgrammes(catalogue), [entity("programme", "rouen-1")])
    assert message["text"].startswith("**Titre de rouen-1**")
    assert slots == {"focused_programmes": ["rouen-1"], "seen_programmes": ["rouen-1"]}


def test_criteria_go_before_a_programme_in_a_search(catalogue):
    _, slots = run(ActionSearchProgrammes(catalogue), [entity("programme", "rouen-1"), entity("town", "rennes")])
    assert slots["shown_programmes"] == ["rennes-1"]


def test_more_goes_on_page_by_page_to_the_end(catalogue):
    action = ActionSearchProgrammes(catalogue)
    _, slots = run(action, [], "quelles formations ?")
    assert slots["search_criteria"]["page"] == 1
    first = slots["shown_programmes"]
    message, slots = run(action, [], "la suite", "show_more_programmes", **slots)
    assert slots["search_criteria"]["page"] == 2
    assert slots["first_shown"] == 6
    assert "\n6. " in message["text"]
    assert set(first).isdisjoint(slots["shown_programmes"])
    for _ in range(2):
        message, slots = run(action, [], "encore", "show_more_programmes", **slots)
        assert "tu as déjà tout vu" in message["text"]
        assert slots["search_criteria"]["page"] == 2


def test_more_without_an_earlier_search_shows_everything(catalogue):
    message, slots = run(ActionSearchProgrammes(catalogue), [], "la suite stp zzz", "show_more_programmes")
    assert message["text"].startswith("Toutes les formations")
    assert slots["search_criteria"]["page"] == 1


def test_a_message_that_goes_on_is_merged_with_the_search_before(catalogue):
    action = ActionSearchProgrammes(catalogue)
    _, slots = run(action, [entity("town", "rennes", start=2, end=8)], "à Rennes")
    message, slots = run(action, [entity("level", "bac+6", start=6, end=11)], "et en bac+6 ?", **slots)
    assert message["text"].replace("\u00a0", " ").startswith("Formations bac+6 à Rennes : 1")
    assert slots["search_criteria"]["town"] == ["rennes"]
    assert [(each["town"], each["page"]) for each in slots["previous_searches"]] == [(["rennes"], 1)]


def test_a_change_of_the_search(catalogue):
    _, slots = run(ActionSearchProgrammes(catalogue), [entity("town", "rennes"), entity("level", "bac+6")])
    message, slots = run(ActionChangeSearch(catalogue), [], "enlève la ville", "change_search", **slots)
    assert message["text"].startswith("D’accord, j’enlève la ville.\n\nFormations bac+6")
    message, slots = run(ActionChangeSearch(catalogue), [], "reviens", "change_search", **slots)
    assert (
        message["text"].replace("\u00a0", " ").startswith("Voici ta recherche d’avant :\n\nFormations bac+6 à Rennes")
    )
    assert slots["previous_searches"] == []


def test_a_search_is_forgotten_after_an_hour(catalogue):
    old = {"town": ["rennes"], "page": 1, "time": time.time() - 3700}
    message, _ = run(ActionChangeSearch(catalogue), [], "enlève la ville", "change_search", search_criteria=old)
    assert message["text"].startswith("Ta recherche d’avant date de plus d’une heure")


def test_back_leads_to_the_list_when_something_else_was_said(catalogue):
    _, slots = run(ActionSearchProgrammes(catalogue), [entity("town", "rennes")])
    _, slots = run(ActionSearchProgrammes(catalogue), [entity("town", "brest")], **slots)
    events = [{"event": "action", "name": name} for name in ("utter_salary/ask_salary", "action_listen")]
    tracker = tracker_of({"entities": [], "text": "reviens", "intent": {"name": "change_search"}}, slots)
    tracker.events = events
    dispatcher = CollectingDispatcher()
    ActionChangeSearch(catalogue).run(dispatcher, tracker, {})
    assert dispatcher.messages[0]["text"].startswith("Revoici la liste")


def test_an_old_name_in_the_message_is_explained(catalogue):
    text = "institut breton"
    message, _ = run(ActionSearchProgrammes(catalogue), [entity("school", "armor", start=0, end=15)], text)
    assert "s’appelle Armor depuis 2025" in message["text"]


@pytest.mark.parametrize(
    ("entities", "shown", "expected"),
    [
        ([entity("programme", "rouen-1")], None, ["rouen-1"]),
        ([], ["brest-2"], ["brest-2"]),
        ([], ["brest-2", "rouen-1"], ["brest-2", "rouen-1"]),
        ([], None, []),
        ([], "brest-2", []),
        ([entity("programme", "x")], ["brest-2"], None),
    ],
)
def test_the_detail_is_of_what_is_named_or_was_shown(catalogue, entities, shown, expected):
    message, slots = run(ActionProgrammeDetail(catalogue), entities, shown_programmes=shown)
    assert message["text"]
    assert "search_criteria" not in slots or expected is None
    if expected is not None:
        assert (slots.get("shown_programmes") or slots.get("focused_programmes", [])) == expected


@pytest.mark.parametrize("latest", [None, {}, {"entities": None, "text": None}, {"entities": []}])
@pytest.mark.parametrize("action", [ActionSearchProgrammes, ActionProgrammeDetail])
def test_a_message_without_entities_gets_an_answer(catalogue, action, latest):
    dispatcher = CollectingDispatcher()
    action(catalogue).run(dispatcher, tracker_of(latest, {}), {})
    assert dispatcher.messages[0]["text"]
    assert dispatcher.messages[0]["buttons"]


def test_the_action_server_finds_every_action_of_the_domain():
    executor = ActionExecutor()
    executor.register_package("actions")
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    named = {name for name in domain["actions"] if name.startswith("action_")}
    assert {"action_search_programmes", "action_erase", "action_answer_both"} <= named
    assert named - set(executor.actions) == set()


def test_wrong_data_ends_the_server_with_the_reasons(tmp_path):
    files = sample_files()
    files["programmes.yml"]["programmes"][0]["level"] = "bac+7"
    data_dir = write_files(tmp_path / "data", files)
    code = "from rasa_sdk.executor import ActionExecutor; ActionExecutor().register_package('actions')"
    ended = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"CAP_IA_DATA_DIR": str(data_dir), "PATH": ""},
        capture_output=True,
        text=True,
    )
    assert ended.returncode == DATA_ERROR_EXIT_CODE
    assert "des données sont à corriger" in ended.stderr
    assert "programmes «\u00a0brest-1\u00a0», champ «\u00a0level\u00a0»" in ended.stderr
    assert "Traceback" not in ended.stderr
