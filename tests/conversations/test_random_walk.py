"""A walk of 2,000 turns through everything that can be chosen or typed, over the API, against the running servers.

A failure names the seed of its conversation: `pytest tests/conversations/test_random_walk.py -k "[7]"` walks it again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import chain

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.content.said import DOMAIN, domain_intents
from tests.support.assistant import ROOT, Assistant, offered_twice, text_of
from tests.support.explained_numbers import number_problems
from tests.support.random_walk import LogWatch, Turn, Walk
from tests.support.stored import Stored, stored_after

CONVERSATIONS, TURNS = 50, 40
SCHEMA = Draft202012Validator(json.loads((ROOT / "runtime/api/messages.schema.json").read_text(encoding="utf-8")))
GROUPS = yaml.safe_load((ROOT / "tests/conversations/walk_messages.yml").read_text(encoding="utf-8"))
POOL = list(chain.from_iterable(GROUPS.values()))
NOWHERE = ("utter_no_answer", "utter_action_unavailable", "utter_out_of_scope", "utter_repair")
WRONG_IN_LOGS = re.compile(r"Traceback|\bERROR\b|\bCRITICAL\b|\w+(?:Error|Exception)\b")


def first_lines(response: str) -> list[str]:
    """Return how each variant of a response begins, in the form in which it is said."""
    return [variant["text"].splitlines()[0].strip() for variant in DOMAIN["responses"][response]]


FAILED = [line for response in NOWHERE[:2] for line in first_lines(response)]
LOST = [line for response in NOWHERE for line in first_lines(response)]


@pytest.mark.parametrize("seed", range(CONVERSATIONS))
def test_a_walk_meets_nothing_wrong(assistant: Assistant, seed: int) -> None:
    logs = LogWatch(assistant.folder)
    logs.new()
    walk = Walk(seed, assistant.open(), POOL)
    before = Turn({}, "", None, False, 200, walk.conversation.welcome)
    for turn in walk.steps(TURNS):
        problems = list(problems_of(turn, before))
        if not problems:
            stored = stored_after(assistant.folder, turn.sent["id"])
            problems += unknown_choices(turn, stored)
            typed = [each.said for each in walk.turns]
            if not turn.again:
                problems += number_problems(turn.messages, stored, turn.said, typed)
        assert not problems, walk.report("; ".join(problems))
        before = turn
    logged = logs.new()
    assert not WRONG_IN_LOGS.search(logged), walk.report(logged[-4000:])


def problems_of(turn: Turn, before: Turn) -> Iterator[str]:
    """Yield what is wrong with an answer, but for its numbers."""
    if turn.status != 200:
        yield f"status {turn.status}"
        return
    if not turn.messages or not all(message["text"].strip() for message in turn.messages):
        yield "empty"
    yield from (error.message for error in SCHEMA.iter_errors(turn.messages))
    text = text_of(turn.messages)
    yield from (f"« {line} »" for line in (FAILED if turn.choice is None else LOST) if line in text)
    if turn.again:
        if turn.messages != before.messages:
            yield "another answer to the same message"
        return
    texts = [message["text"] for message in turn.messages]
    if not may_repeat(turn, before) and (texts[0] == before.messages[-1]["text"] or text == text_of(before.messages)):
        yield "the same text twice in a row"
    if len(set(texts)) != len(texts):
        yield "the same text twice in an answer"
    yield from (f"offered twice: {choice}" for choice in offered_twice(turn.messages))
    counted = re.fullmatch(r".* \((\d+)\)", turn.choice or "")
    if counted and turn.messages[0].get("total") != int(counted[1]):
        yield f"« {turn.choice} » finds {turn.messages[0].get('total')}"


def may_repeat(turn: Turn, before: Turn) -> bool:
    """Tell whether an answer may be that of before: the same question, safety, or somebody who asks for just that."""
    is_safety = any(message.get("level") == "safety" for message in turn.messages)
    return turn.said == before.said or is_safety or turn.said in GROUPS["asked_to_repeat"]


def unknown_choices(turn: Turn, stored: Stored) -> list[str]:
    """Return what is wrong with the choices that an answer offers."""
    offered = [choice for message in turn.messages for choice in message.get("choices", ())]
    intents = set(domain_intents())
    unknown = [choice["label"] for choice in offered if choice["id"] not in stored.payloads]
    nowhere = [
        choice["label"]
        for choice in offered
        if choice["label"] not in unknown and stored.payloads[choice["id"]][0] not in intents
    ]
    return [f"choice « {label} »" for label in (*unknown, *nowhere)]


def test_the_pool_is_large() -> None:
    assert len(POOL) == len(set(POOL)) >= 120
