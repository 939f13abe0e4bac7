"""The sets that understanding is measured with: frozen, large enough, and never learnt.

What they say is never shown, a failure neither: who mends the training examples must not have read them. Failures
tell numbers, files and intents.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from evaluation.understanding import examples as sets
from evaluation.understanding.examples import ENTITIES_FILE, GROUPS, HELD_OUT, OUT_OF_SCOPE, REGISTERS, VALIDATION
from evaluation.understanding.follow_ups import follow_ups
from orientation.knowledge.entries import asked_of_families, load_knowledge
from orientation.knowledge.names import names
from orientation.text import fold
from orientation.understanding.kinds import is_question
from tests.content.said import catalogue, domain_intents
from tests.support.assistant import ROOT
from tests.support.tables import each_row

# What is decided of a message after it was classified, and what only choices say.
FEEDBACK = {"say_useful", "say_useless", "give_reason"}
DECIDED = {"nlu_fallback", "two_questions", "ask_sector", "after_distress", "confirm_erase"} | FEEDBACK
# What was labelled is what is learnt; entries that came later have `asks`.
LEARNT = {example.intent for example in sets.training_examples(ROOT / sets.TRAINING)}
INTENTS = [intent for intent in domain_intents() if intent in LEARNT - {OUT_OF_SCOPE, *DECIDED}]

MESSAGES = 800
MESSAGES_OF_AN_INTENT = 15
MESSAGES_OF_A_GROUP = 100
TWO_QUESTIONS = 60
NAMED_THINGS = 100


questions = cache(sets.questions)


def bare(text: str) -> str:
    """Return the letters and digits alone; a text without any is itself."""
    return "".join(filter(str.isalnum, fold(text))) or text.strip()


def texts(folder: Path) -> list[str]:
    """Return every message of a set."""
    found = [example.text for example in (*questions(folder), *sets.out_of_scope(folder))]
    found += [message.text for message in sets.two_questions(folder)]
    if (folder / ENTITIES_FILE).is_file():
        found += [message.text for message in sets.named_things(folder)]
    return found


@pytest.mark.parametrize("name", [HELD_OUT, VALIDATION], ids=lambda path: path.name)
def test_no_message_is_among_the_training_examples(name: Path) -> None:
    measured = {bare(text) for text in texts(ROOT / name)}
    enough = len(measured) > 700
    assert enough
    trained = sets.training_examples(ROOT / sets.TRAINING)
    learnt = Counter(example.intent for example in trained if bare(example.text) in measured)
    assert learnt == {}
    assert [ask for ask, _ in asked_of_families(ROOT / "data") if bare(ask) in measured] == []


def test_the_held_out_files_are_those_that_were_frozen() -> None:
    lines = (ROOT / HELD_OUT / "held_out.sha256").read_text(encoding="ascii").splitlines()
    frozen = {file: digest for digest, file in map(str.split, lines)}
    present = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted((ROOT / HELD_OUT).glob("*.yml"))
    }
    assert present == frozen
    assert ENTITIES_FILE in frozen
    assert len(frozen) > 2


def test_there_are_enough_messages() -> None:
    assert len(questions(ROOT / HELD_OUT)) >= MESSAGES


@each_row("intent", INTENTS)
def test_there_are_enough_messages_of_each_intent(intent: str) -> None:
    count = len({bare(example.text) for example in questions(ROOT / HELD_OUT) if example.intent == intent})
    assert count >= MESSAGES_OF_AN_INTENT


@pytest.mark.parametrize("name", [HELD_OUT, VALIDATION], ids=lambda path: path.name)
def test_the_intents_are_those_of_the_domain(name: Path) -> None:
    assert {example.intent for example in questions(ROOT / name)} == set(INTENTS)


def halves_are_even(registers: Counter[str]) -> bool:
    return abs(registers["clean"] - registers["typed"]) <= registers.total() / 50


@pytest.mark.parametrize("name", [HELD_OUT, VALIDATION], ids=lambda path: path.name)
def test_half_of_the_messages_are_clean(name: Path) -> None:
    registers = Counter(example.part for example in questions(ROOT / name))
    assert set(registers) == set(REGISTERS)
    assert halves_are_even(registers)


@each_row("intent", INTENTS)
def test_each_intent_has_clean_and_typed_messages(intent: str) -> None:
    registers = Counter(example.part for example in questions(ROOT / HELD_OUT) if example.intent == intent)
    assert min(registers[register] for register in REGISTERS) >= MESSAGES_OF_AN_INTENT // 3


@pytest.mark.parametrize("group", GROUPS)
def test_there_are_enough_messages_out_of_scope(group: str) -> None:
    count = len({bare(example.text) for example in sets.out_of_scope(ROOT / HELD_OUT) if example.part == group})
    assert count >= MESSAGES_OF_A_GROUP


@pytest.mark.parametrize("name", [HELD_OUT, VALIDATION], ids=lambda path: path.name)
def test_what_is_out_of_scope_stands_in_the_known_groups(name: Path) -> None:
    assert {example.part for example in sets.out_of_scope(ROOT / name)} == set(GROUPS)


@pytest.mark.parametrize("name", [HELD_OUT, VALIDATION], ids=lambda path: path.name)
def test_there_are_enough_messages_with_two_questions(name: Path) -> None:
    messages = sets.two_questions(ROOT / name)
    registers = Counter(message.register for message in messages)
    assert len({bare(message.text) for message in messages}) >= TWO_QUESTIONS
    assert set(registers) == set(REGISTERS)
    assert halves_are_even(registers)


def test_two_questions_are_two_that_can_be_answered() -> None:
    pairs = {message.intents for message in sets.two_questions(ROOT / HELD_OUT)}
    assert {intent for pair in pairs for intent in pair} <= {intent for intent in INTENTS if is_question(intent)}
    assert all(first != second for first, second in pairs)


def test_what_is_named_is_in_the_catalogue() -> None:
    known = {(name.kind, name.id) for name in names(catalogue())}
    messages = sets.named_things(ROOT / HELD_OUT)
    assert len(messages) >= NAMED_THINGS
    assert sorted(set().union(*(message.names for message in messages)) - known) == []
    assert halves_are_even(Counter(message.register for message in messages))
    assert any(not message.names for message in messages)


def test_what_is_right_too_is_an_entry_and_of_a_message_of_the_sets() -> None:
    also = sets.also_right(ROOT / sets.ALSO_RIGHT)
    strangers = (ROOT / VALIDATION / "strangers.tsv").read_text(encoding="utf-8").splitlines()
    after = {message.text for folder in (HELD_OUT, VALIDATION) for message in follow_ups(ROOT / folder)}
    measured = {
        *texts(ROOT / HELD_OUT),
        *texts(ROOT / VALIDATION),
        *after,
        *(line.split("\t")[0] for line in strangers),
    }
    assert set(also) <= measured
    assert {entry for entries in also.values() for entry in entries} <= set(load_knowledge(ROOT / "data"))
    assert all(also.values())
