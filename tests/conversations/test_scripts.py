"""Scripted conversations, judged on what the answers say, over the API, against the running servers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.assistant import Assistant, Conversation, offered_twice, text_of

FOLDER = Path(__file__).parent / "scripts"
TURN_FIELDS = {"say", "choose", "has", "lacks", "active", "type"}
TYPES = {"text", "programmes", "comparison", "chart", "steps", "notice"}
LEAST_CONVERSATIONS, LEAST_TURNS = 60, 300

Script = dict[str, Any]
Messages = list[dict[str, Any]]


def problem_of(turn: Any) -> str | None:
    """Return what is wrong in a turn of a script, None if nothing is."""
    if not isinstance(turn, dict) or not all(isinstance(field, str) for field in turn):
        return "expected a mapping of fields"
    if unknown := set(turn) - TURN_FIELDS:
        return f"unknown field {sorted(unknown)}, expected among {sorted(TURN_FIELDS)}"
    if ("say" in turn) == ("choose" in turn):
        return "expected one of say and choose"
    if not {"has", "active", "type"} & set(turn):
        return "expected has, active or type: a turn that expects nothing checks nothing"
    for field in set(turn) & {"say", "choose", "active"}:
        if not isinstance(turn[field], str) or not turn[field]:
            return f"{field}: expected a text, between quotes if it looks like a number or a word like « non »"
    for field in set(turn) & {"has", "lacks"}:
        if not isinstance(turn[field], list) or not all(isinstance(part, str) and part for part in turn[field]):
            return f"{field}: expected a list of texts, between quotes if they look like numbers"
    if "type" in turn and turn["type"] not in TYPES:
        return f"type: {turn['type']!r}, expected one of {sorted(TYPES)}"
    return None


def load(path: Path) -> list[Script]:
    """Return the conversations of a file; ValueError that names the file, the conversation and the turn."""
    scripts = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(scripts, list):
        raise ValueError(f"{path.name}: expected a list of conversations")
    for number, script in enumerate(scripts, 1):
        place = f"{path.name}, conversation {number}"
        if not isinstance(script, dict) or set(script) != {"name", "turns"} or not isinstance(script["name"], str):
            raise ValueError(f"{place}: expected name (a text) and turns, and nothing else")
        if not isinstance(script["turns"], list) or not script["turns"]:
            raise ValueError(f"{place} ({script['name']}): turns: expected a list of turns")
        for at, turn in enumerate(script["turns"], 1):
            if found := problem_of(turn):
                raise ValueError(f"{place} ({script['name']}), turn {at}: {found}")
    return scripts


SCRIPTS = {f"{path.stem}: {script['name']}": script for path in sorted(FOLDER.glob("*.yml")) for script in load(path)}


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def shown(messages: Messages) -> str:
    """Return all that a user reads of an answer, the cells of a comparison included."""
    cells = [
        str(value)
        for message in messages
        for value in [*message.get("columns", ()), *(cell for row in message.get("rows", ()) for cell in row["values"])]
    ]
    return plain("\n".join([text_of(messages), *cells]))


def shown_and_left(text: str) -> int:
    """Return how many programmes an answer speaks of: the number of the last on the screen, and how many are left."""
    numbers = re.findall(r"^(\d+)\. ", text, re.MULTILINE)
    left = re.search(r"\((\d+) de plus\)", text)
    return (int(numbers[-1]) if numbers else 0) + (int(left[1]) if left else 0)


def is_safety(messages: Messages) -> bool:
    return any(message.get("level") == "safety" for message in messages)


def take(conversation: Conversation, turn: Script, before: Messages) -> Messages:
    """Say the text of a turn, or choose what it names among what the answer before offers."""
    if "say" in turn:
        return conversation.say(turn["say"])
    labels = [choice["label"] for message in before for choice in message.get("choices", ())]
    meant = [label for label in labels if turn["choose"] in plain(label)]
    assert meant, f"no choice with {turn['choose']!r} among {labels}"
    return conversation.choose(meant[0], before)


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_scripted_conversation_says_what_it_should(assistant: Assistant, name: str) -> None:
    conversation = assistant.open()
    before, asked_before = conversation.welcome, ""
    for number, turn in enumerate(SCRIPTS[name]["turns"], 1):
        answer = take(conversation, turn, before)
        asked = turn.get("say") or turn["choose"]
        text = shown(answer)
        place = f"turn {number}, {asked!r}, answered: {text}"
        assert all(message["text"].strip() for message in answer), f"an empty message; {place}"
        assert [part for part in turn.get("has", ()) if part not in text] == [], f"not said; {place}"
        assert [part for part in turn.get("lacks", ()) if part in text] == [], f"said; {place}"
        assert not offered_twice(answer), f"offered twice; {place}"
        if "active" in turn:
            counted = re.search(rf"^{re.escape(turn['active'])} : (\d+)$", text, re.MULTILINE)
            assert counted, f"not active: {turn['active']}; {place}"
            assert int(counted[1]) in (0, shown_and_left(text)), f"counted wrongly; {place}"
        if "type" in turn:
            assert turn["type"] in [message["type"] for message in answer], place
        if asked != asked_before and not is_safety(answer):
            assert text != shown(before), f"the same text twice in a row; {place}"
        before, asked_before = answer, asked


def test_there_are_enough_of_them() -> None:
    assert len(SCRIPTS) >= LEAST_CONVERSATIONS
    assert sum(len(script["turns"]) for script in SCRIPTS.values()) >= LEAST_TURNS


def test_no_name_is_given_twice_in_a_file() -> None:
    assert sum(len(load(path)) for path in FOLDER.glob("*.yml")) == len(SCRIPTS)


@pytest.mark.parametrize(
    ("turn", "problem"),
    [
        ({"say": "salut", "hass": ["x"]}, "unknown field"),
        ({"say": "salut", "choose": "x", "has": ["x"]}, "one of say and choose"),
        ({"say": "salut", "lacks": ["x"]}, "checks nothing"),
        ({"say": False, "has": ["x"]}, "say: expected a text"),
        ({"say": "le numéro ?", "has": [3114]}, "has: expected a list"),
        ({"say": "salut", "type": "texte"}, "type: 'texte'"),
        ("salut", "expected a mapping"),
    ],
)
def test_a_wrong_turn_is_refused_with_its_place(tmp_path: Path, turn: Any, problem: str) -> None:
    file = tmp_path / "theme.yml"
    file.write_text(yaml.safe_dump([{"name": "one", "turns": [turn]}]), encoding="utf-8")
    with pytest.raises(ValueError, match=f"theme.yml, conversation 1 \\(one\\), turn 1: .*{problem}"):
        load(file)
