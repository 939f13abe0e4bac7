"""Messages that go on with the one before, understood by the present model: a gate a little below what is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.understanding.examples import HELD_OUT
from evaluation.understanding.follow_ups import ON_THE_SCREEN, FollowUp, follow_ups, share_understood
from evaluation.understanding.pipeline import Pipeline
from orientation.dialogue.aspects import Aspect
from orientation.knowledge.catalogue import load_catalogue
from tests.content.said import domain_intents
from tests.support.assistant import ROOT

ENOUGH = 100
LEAST = 0.85


@pytest.fixture(scope="module")
def messages() -> list[FollowUp]:
    return follow_ups(ROOT / HELD_OUT)


@pytest.fixture(scope="module")
def pipeline(model: Path) -> Pipeline:
    return Pipeline(model)


def test_follow_ups_are_understood_in_their_conversation(pipeline: Pipeline, messages: list[FollowUp]) -> None:
    assert share_understood(pipeline, messages) >= LEAST


def test_the_conversation_is_what_makes_them_understood(pipeline: Pipeline, messages: list[FollowUp]) -> None:
    alone = share_understood(pipeline, messages, in_conversation=False)
    assert share_understood(pipeline, messages) >= alone + 0.2


def test_there_are_enough_of_them_and_they_are_well_labelled(messages: list[FollowUp]) -> None:
    assert len(messages) >= ENOUGH
    intents = set(domain_intents())
    assert {message.after for message in messages} | {message.intent for message in messages} <= intents
    assert {message.aspect for message in messages} - {None} <= {aspect.value for aspect in Aspect}
    assert {message.register for message in messages} == {"clean", "typed"}


def test_what_is_on_the_screen_is_in_the_catalogue() -> None:
    assert set(ON_THE_SCREEN) <= set(load_catalogue(ROOT / "data").programmes)
