from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from evaluation.understanding.examples import training_examples
from runtime import show_misses
from runtime.misses import ASKED_BACK, DECLINED, FILE, Miss, MissLog
from runtime.show_misses import grouped, main

Row = tuple[str, str, tuple[str, ...]]


def asked(text: str, *candidates: str) -> Row:
    return (ASKED_BACK, text, candidates)


def blocks(rows: list[Row]) -> dict[str, list[str]]:
    """Return the examples of each intent, as YAML reads them."""
    found: list[dict[str, Any]] = yaml.safe_load("\n".join(grouped(rows))) or []
    return {block["intent"]: block["examples"].splitlines() for block in found}


def test_nothing_missed_is_nothing_to_show() -> None:
    assert grouped([]) == []


def test_messages_stand_under_their_likeliest_intent() -> None:
    rows = [asked("ça rapporte", "ask_salary", "ask_vae"), asked("on bosse où", "ask_employers"), asked("zorg")]
    assert blocks(rows) == {
        "ask_salary": ["- ça rapporte"],
        "ask_employers": ["- on bosse où"],
        "out_of_scope": ["- zorg"],
    }


def test_the_same_message_is_shown_once_as_it_was_first_written_with_its_number() -> None:
    rows = [
        asked("ça  Rapporte ?", "ask_salary"),
        asked("autre", "ask_salary"),
        asked("CA RAPPORTE ?", "ask_salary"),
        asked("ça rapporte ?", "ask_salary"),
    ]
    assert blocks(rows) == {"ask_salary": ["- ça Rapporte ?", "- autre"]}
    lines = grouped(rows)
    assert "# 3 fois : ça Rapporte ?" in lines
    assert not any("1 fois" in line for line in lines)


def test_the_most_frequent_come_first() -> None:
    rows = [
        asked("un", "ask_vae"),
        asked("deux", "ask_salary"),
        asked("trois", "ask_salary"),
        asked("trois", "ask_salary"),
        asked("quatre", "ask_bachelor"),
    ]
    assert list(blocks(rows).items()) == [
        ("ask_salary", ["- trois", "- deux"]),
        ("ask_bachelor", ["- quatre"]),
        ("ask_vae", ["- un"]),
    ]


def test_the_heading_tells_the_number_and_the_other_intents_likeliest_first() -> None:
    rows = [
        asked("un", "ask_salary", "ask_vae", "ask_studies"),
        asked("deux", "ask_salary", "ask_studies"),
        asked("trois", "ask_role"),
    ]
    headings = [line for line in grouped(rows) if "message(s)" in line]
    assert headings == [
        "# 2 message(s), peut-être ask_salary (sinon ask_studies, ask_vae)",
        "# 1 message(s), peut-être ask_role",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "- un tiret",
        "a: b # c",
        "« guillemets » et \"droits\" 'simples'",
        "{x} [y] | > & * ! % @",
        "deux\nlignes",
        "tab\tulation",
        "ligne\u2028séparée\x85encore",
        "\u00a0insécable\u00a0",
        "😀 çà œuf",
        "# dièse",
        "---",
    ],
)
def test_whatever_was_written_is_one_line_of_a_training_file(tmp_path: Path, text: str) -> None:
    rows = [asked(text, "ask_salary"), asked(text, "ask_salary")]
    content = "\n".join(['version: "3.1"', "nlu:", *grouped(rows)])
    (tmp_path / "shown.yml").write_text(content, encoding="utf-8")
    (example,) = training_examples(tmp_path)
    assert example.intent == "ask_salary"
    assert example.text.split() == text.split()


@pytest.fixture
def state_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CAP_IA_STATE_DIR", str(tmp_path))
    return tmp_path


def test_it_says_that_nothing_was_kept(state_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0
    assert capsys.readouterr().out == "Aucun message mal compris n’a été gardé.\n"


def test_it_shows_what_is_in_the_file_and_leaves_it(state_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = MissLog(state_dir / FILE, 90)
    log.add(Miss(date.today(), ASKED_BACK, "ça rapporte", ("ask_salary", "ask_vae")))
    log.add(Miss(date.today(), DECLINED, "zorg", ()))
    before = (state_dir / FILE).read_bytes()
    assert main() == 0
    shown = capsys.readouterr().out
    assert shown.startswith("# À relire")
    assert {block["intent"] for block in yaml.safe_load(shown)} == {"salary/ask_salary", "out_of_scope"}
    assert (state_dir / FILE).read_bytes() == before


def test_a_wrong_setting_is_told_in_one_line(
    state_dir: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CAP_IA_MISS_DAYS", "beaucoup")
    assert show_misses.main() == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "CAP_IA_MISS_DAYS" in printed.err
    assert len(printed.err.splitlines()) == 1
