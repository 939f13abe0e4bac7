from __future__ import annotations

from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from encoder import texts as encoder_texts
from encoder.spelling import Typist
from encoder.texts import Learnt, learnt, load_texts
from orientation.understanding.kinds import OUT_OF_SCOPE, SEARCH

SOME = 400


def some(seed: int) -> list[Learnt]:
    random = Random(seed)
    return list(islice(learnt(load_texts(), Typist({"combien": ["cb"]}, random), random), SOME))


def test_what_asks_an_entry_and_what_does_something_are_learnt() -> None:
    messages = load_texts().messages
    assert {"ask_salary", "what_is_mp2i", SEARCH, OUT_OF_SCOPE} <= set(messages)
    assert any(message.after for message in messages["ask_salary"])


def test_each_message_asks_something_and_some_ask_two_things() -> None:
    messages = some(1)
    assert all(message.text and sum(message.asks.values()) == 1 for message in messages)
    assert {len(message.asks) for message in messages} == {1, 2}
    assert any(OUT_OF_SCOPE in message.asks for message in messages)


def test_some_questions_stand_among_what_asks_nothing() -> None:
    around, messages = load_texts().around, [message.text for message in some(4)]
    for beside in (around.tellings, around.reactions):
        shares = sum(any(each in text for each in beside if len(each) > 12) for text in messages) / len(messages)
        assert 0.02 < shares < 0.4


def test_the_same_seed_gives_the_same_messages() -> None:
    assert some(2) == some(2)
    assert some(2) != some(3)


def test_a_message_that_asks_two_entries_is_learnt_for_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "voice.tsv").write_text("ask_salary|what_is_mp2i\task_role\tcombien, et la mp2i\n", encoding="utf-8")
    monkeypatch.setattr(encoder_texts, "MESSAGES", tmp_path)
    (both,) = [each for each in load_texts().messages["ask_salary"] if each.also]
    assert (both.text, both.also) == ("combien, et la mp2i", "what_is_mp2i")
    random = Random(5)
    texts = replace(load_texts(), messages={"ask_salary": [both], "what_is_mp2i": [both], OUT_OF_SCOPE: [both]})
    messages = islice(learnt(texts, Typist({}, random), random), 40)
    assert any(each.asks == {"ask_salary": 0.5, "what_is_mp2i": 0.5} for each in messages)


@pytest.mark.parametrize(
    "line", ["ask_salary\tcombien", "ask_nothing\t\tcombien", "ask_salary|ask_nothing\t\tet ça", "ask_salary\t\t"]
)
def test_a_line_that_is_no_message_is_named(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "voice.tsv").write_text(f"ask_salary\t\tcombien\n{line}\n", encoding="utf-8")
    monkeypatch.setattr(encoder_texts, "MESSAGES", tmp_path)
    with pytest.raises(ValueError, match=r"voice\.tsv, line 2"):
        load_texts()


def test_a_typist_types_a_text_in_many_ways_and_leaves_it_readable() -> None:
    typist = Typist({"combien": ["cb"]}, Random(0))
    ways = {typist.typed("Combien ça gagne, à Lille ?") for _ in range(200)}
    assert len(ways) > 50
    assert any("cb" in way for way in ways)
    assert all("gagn" in way.lower() or "lil" in way.lower() for way in ways)
