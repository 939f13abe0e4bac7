from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.understanding.predictions import Prediction
from evaluation.understanding.strangers import (
    IN_SCOPE,
    OUTSIDE,
    TALK,
    Message,
    Shares,
    is_right,
    likeliest_from,
    read_messages,
    report,
    shares,
)
from orientation.understanding.kinds import FALLBACK, OUT_OF_SCOPE

INTENTS = ("ask_salary", "ask_studies", "say_goodbye", "greet", "out_of_scope", "ask_is_robot")


def read(folder: Path, content: str) -> list[Message]:
    path = folder / "messages.tsv"
    path.write_text(content, encoding="utf-8")
    return read_messages(path, INTENTS)


@pytest.mark.parametrize(
    ("labels", "intents", "kind"),
    [
        ("salary", {"ask_salary"}, IN_SCOPE),
        ("ask_salary", {"ask_salary"}, IN_SCOPE),
        ("salary|studies", {"ask_salary", "ask_studies"}, IN_SCOPE),
        ("definition|studies", {"ask_studies"}, IN_SCOPE),
        ("salary|out_of_scope", {"ask_salary", "out_of_scope"}, IN_SCOPE),
        ("out_of_scope|salary", {"ask_salary", "out_of_scope"}, OUTSIDE),
        ("goodbye", {"say_goodbye"}, TALK),
        ("is_robot|greet", {"ask_is_robot", "greet"}, TALK),
    ],
)
def test_labels_are_intents_and_the_first_gives_the_kind(
    tmp_path: Path, labels: str, intents: set[str], kind: str
) -> None:
    assert read(tmp_path, f"bla\t{labels}\tfaq (x); somewhere\n\n") == [Message("bla", frozenset(intents), kind, "faq")]


def test_what_no_intent_stands_for_is_not_measured(tmp_path: Path) -> None:
    assert read(tmp_path, "bla\tdefinition|in_domain_other\tuser\n") == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("bla\tsalary\tuser\nbla\tsalari\tuser\n", r"line 2: « salari »"),
        ("bla\tsalary\n", r"line 1: expected a text, its labels and its source"),
    ],
)
def test_a_mistake_in_the_file_is_said_with_its_line(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read(tmp_path, content)


@pytest.mark.parametrize(
    ("kind", "intent", "questions", "right"),
    [
        (IN_SCOPE, "ask_salary", (), True),
        (IN_SCOPE, "two_questions", ("ask_abroad", "ask_salary"), True),
        (IN_SCOPE, "two_questions", ("ask_abroad", "ask_studies"), False),
        (IN_SCOPE, FALLBACK, (), False),
        (IN_SCOPE, OUT_OF_SCOPE, (), False),
        (OUTSIDE, FALLBACK, (), True),
        (TALK, FALLBACK, (), False),
    ],
)
def test_right_is_one_of_the_intents(kind: str, intent: str, questions: tuple[str, ...], right: bool) -> None:
    message = Message("bla", frozenset(["ask_salary"]), kind, "user")
    assert is_right(message, Prediction(intent, (), frozenset(), questions)) == right


def test_shares_are_of_all_messages() -> None:
    messages = [Message("bla", frozenset(["ask_salary"]), IN_SCOPE, "user")] * 4
    outcomes = ("ask_salary", FALLBACK, OUT_OF_SCOPE, "ask_studies")
    assert shares(messages, [Prediction(intent, ()) for intent in outcomes]) == Shares(4, 0.25, 0.25, 0.25)
    assert shares([], []) == Shares(0, 0, 0, 0)


@pytest.mark.parametrize(("threshold", "intent"), [(0.0, "ask_salary"), (0.6, "ask_salary"), (0.61, FALLBACK)])
def test_one_threshold_alone(threshold: float, intent: str) -> None:
    found = Prediction(OUT_OF_SCOPE, (("ask_salary", 0.6), (OUT_OF_SCOPE, 0.4)))
    assert likeliest_from(threshold)(found).intent == intent


def test_the_report_has_the_means_of_the_runs() -> None:
    messages = [Message("bla", frozenset(["ask_salary"]), IN_SCOPE, "user")]
    runs = [[Prediction("ask_salary", (("ask_salary", 1.0),))], [Prediction(FALLBACK, (("ask_studies", 0.2),))]]
    lines = [" ".join(line.split()) for line in report(messages, runs).splitlines()]
    assert "in scope 1 0.500 0.500 0.000" in lines
    assert "user 1 0.500 0.500 0.000" in lines
    assert "out of scope 0 0.000 0.000 0.000" in lines
    assert "in scope, right among the two likeliest: 0.500" in lines
