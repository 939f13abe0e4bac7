from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from evaluation.understanding import talks
from evaluation.understanding.talks import (
    ALL,
    ASKED_BACK,
    MISSED,
    NEAR,
    SOME,
    Held,
    Turn,
    answered_to,
    outcome,
    read_turns,
)
from orientation.data_files.locations import INTENTS
from orientation.knowledge.entries import load_knowledge
from orientation.knowledge.intent_labels import load_intent_labels
from tests.support.assistant import ROOT

FILE = ROOT / "tests" / "nlu" / "validation" / "talks.tsv"
TURN = Turn("t", "combien, et où ?", False, 2, ("ask_salary", "search_programmes"), ("is_it_well_paid",))


@pytest.mark.parametrize(
    ("answered", "expected"),
    [
        (["ask_salary", "search_programmes"], ALL),
        (["ask_salary", "change_search"], ALL),
        (["search_programmes"], SOME),
        (["is_it_well_paid"], NEAR),
        (["ask_role"], MISSED),
        (["nlu_fallback"], ASKED_BACK),
    ],
)
def test_what_was_made_of_a_turn(answered: list[str], expected: str) -> None:
    assert outcome(TURN, answered) == expected


@pytest.mark.parametrize(
    ("parsed", "expected"),
    [
        ({"intent": {"name": "search_programmes"}}, ["search_programmes"]),
        ({"intent": {"name": "job", "full_retrieval_intent_name": "job/ask_role"}}, ["ask_role"]),
        ({"intent": {"name": "two_questions"}, "questions": [{"intent": {"name": "a"}}, {"intent": {"name": "b"}}]},
         ["a", "b"]),
        # What tells distress is stored without anything that was understood of it.
        ({"intent": {}, "entities": []}, ["distress"]),
    ],
)  # fmt: skip
def test_what_was_answered(parsed: dict[str, Any], expected: list[str]) -> None:
    assert answered_to(parsed) == expected


def test_the_labels_of_the_talks_are_what_can_be_answered() -> None:
    known = {*load_knowledge(ROOT / "data", INTENTS, ROOT / ".cache" / "data"), *load_intent_labels(ROOT / INTENTS)}
    known |= {"distress", "after_distress", "out_of_scope"}
    labels = {name for turn in read_turns(FILE) for name in (*turn.right, *turn.near)}
    assert sorted(labels - known) == []


@pytest.mark.parametrize("line", ["a\tb", "a\tsalut\tbeaucoup\task_role\t"])
def test_a_line_that_is_no_turn_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "talks.tsv"
    file.write_text(f"a\tsalut\t1\task_role\t\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 2"):
        read_turns(file)


def test_the_table_counts_each_turn_once() -> None:
    judged = [Held(TURN, ["ask_salary"]), Held(TURN, ["ask_role"])]
    first = talks.report(judged).splitlines()[1].split()
    assert first[2:] == ["2", "0.000", "0.500", "0.000", "0.500", "0.000"]
