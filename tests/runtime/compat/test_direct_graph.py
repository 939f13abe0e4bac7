"""The direct runner against Rasa's own, on our model and on small graphs."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import pytest
import rasa.core.processor
from rasa.core.agent import Agent
from rasa.engine.runner.dask import DaskGraphRunner

from runtime.compat import direct_graph

QUESTIONS = ["combien on gagne ?", "un master à Lens", "la météo", '/ask_role{"town": "lens"}', "", "🤖"]


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    with mock.patch.object(rasa.core.processor, "DaskGraphRunner", DaskGraphRunner):
        yield


def parse_all(model: Path) -> list[dict[str, Any]]:
    agent = Agent.load(str(model))
    return [asyncio.run(agent.parse_message(question)) for question in QUESTIONS]


def test_it_gives_what_rasas_runner_gives(model: Path) -> None:
    expected = parse_all(model)
    assert direct_graph.install()
    assert parse_all(model) == expected


def test_dialogues_go_the_same_way(model: Path) -> None:
    def talk() -> list[str]:
        agent = Agent.load(str(model))
        agent.nlg.responses = agent.domain.responses
        np.random.seed(13)  # Rasa's generator takes a variant by chance
        return [
            str(message)[:60]
            for text in ("bonjour", "bonjour", "merci", "une blague", "les études")
            for message in asyncio.run(agent.handle_text(text, sender_id="dialogue")) or []
        ]

    expected = talk()
    assert len(expected) >= 5
    direct_graph.install()
    assert talk() == expected


def test_the_order_is_found_once(model: Path) -> None:
    direct_graph.install()
    agent = Agent.load(str(model))
    runner = agent.processor.graph_runner
    assert isinstance(runner, direct_graph.DirectGraphRunner)
    asyncio.run(agent.parse_message("bonjour"))
    with mock.patch.object(runner, "_order", side_effect=AssertionError("sorted again")):
        asyncio.run(agent.parse_message("bonjour"))


def test_it_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(direct_graph.SWITCH, "0")
    assert not direct_graph.install()
    assert rasa.core.processor.DaskGraphRunner is DaskGraphRunner
