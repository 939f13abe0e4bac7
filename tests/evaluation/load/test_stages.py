from __future__ import annotations

import asyncio
import importlib
from functools import reduce

import pytest

from evaluation.load import stages
from evaluation.load.profile import REST, stage_table
from evaluation.load.stages import GRAPH_NODE, STAGES, StageTimes, time_stages


class Turn:
    """Three calls within one another, each of which takes its own time by the clock of the test."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock

    async def answer(self) -> str:
        self.clock.now += 1
        found = await asyncio.ensure_future(self.search())
        self.clock.now += 2
        return found

    async def search(self) -> str:
        self.clock.now += 4
        await asyncio.sleep(0)
        return self.write("un master")

    @staticmethod
    def write(text: str) -> str:
        CLOCK.now += 8
        if not text:
            raise ValueError("nothing to write")
        return text


class Clock:
    now = 0.0

    def perf_counter(self) -> float:
        return self.now


CLOCK = Clock()
HERE = __name__
TIMED = {f"{HERE}:Turn.answer": "turn", f"{HERE}:Turn.search": "search", f"{HERE}:Turn.write": "writing"}


@pytest.fixture
def times(monkeypatch: pytest.MonkeyPatch) -> StageTimes:
    monkeypatch.setattr(stages, "time", CLOCK)
    for name in ("answer", "search", "write"):
        monkeypatch.setattr(Turn, name, vars(Turn)[name])
    return StageTimes()


def test_a_stage_counts_without_the_stages_within_it(times: StageTimes) -> None:
    assert time_stages(times, TIMED, None) == []
    assert asyncio.run(Turn(CLOCK).answer()) == "un master"
    assert times.seconds == {"turn": 3, "search": 4, "writing": 8}


def test_a_stage_that_fails_counts_too(times: StageTimes) -> None:
    time_stages(times, TIMED, None)
    with pytest.raises(ValueError, match="nothing"):
        Turn.write("")
    assert times.seconds == {"writing": 8}


def test_what_does_not_exist_is_said(times: StageTimes) -> None:
    wrong = {f"{HERE}:Turn.sing": "x", f"{HERE}:Song.sing": "x", "no_such_module:sing": "x"}
    assert time_stages(times, {**TIMED, **wrong}, None) == [*wrong]


@pytest.mark.parametrize("target", [*STAGES, GRAPH_NODE])
def test_what_the_profile_times_exists(target: str) -> None:
    module, _, path = target.partition(":")
    assert callable(reduce(getattr, path.split("."), importlib.import_module(module)))


def test_the_table_is_of_what_was_spent_in_between_the_longest_first() -> None:
    printed = stage_table({"safety": 1.0}, {"safety": 1.2, "store": 0.1, "never": 0.0}, turns=100, elapsed=1.0)
    assert printed.splitlines() == [f"    7.00 ms  {REST}", "    2.00 ms  safety", "    1.00 ms  store"]
