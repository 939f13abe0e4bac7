"""Time the stages of a turn inside a running server: what each takes itself, without the stages that it calls."""

from __future__ import annotations

import inspect
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from importlib import import_module
from typing import Any

# What is timed: « module:Class.method » or « module:function », and the stage it counts for. A call within a stage of
# a function that is here too counts for the inner one alone.
STAGES: Mapping[str, str] = {
    "runtime.api.turns:Conversations._answer": "turn: the API's part",
    "runtime.api.safety:SafetyNet.answer": "safety",
    "runtime.api.turns:Conversations._said": "masking, cleaning",
    "runtime.conversation_store.record:Record.answers_to": "store: seen before?",
    "runtime.conversation_store.record:Record.last_said": "store: last said",
    "runtime.tracker_store:BoundedTrackerStore.exists": "store: exists",
    "runtime.tracker_store:BoundedTrackerStore.retrieve": "store: read",
    "runtime.tracker_store:BoundedTrackerStore.save": "store: write",
    "runtime.tracker_store:BoundedTrackerStore._stream_new_events": "store: event broker",
    "rasa.core.processor:MessageProcessor.handle_message": "Rasa: turn",
    "rasa.core.processor:MessageProcessor.log_message": "Rasa: understanding, logging the message",
    "rasa.core.processor:MessageProcessor.fetch_tracker_and_update_session": "Rasa: session",
    "rasa.core.processor:MessageProcessor.parse_message": "Rasa: around the NLU graph",
    "rasa.core.processor:MessageProcessor.run_action_extract_slots": "Rasa: extracting slots",
    "rasa.core.processor:MessageProcessor.predict_next_with_tracker_if_should": "Rasa: around the policies",
    "rasa.core.processor:MessageProcessor._run_action": "Rasa: around actions",
    "rasa.core.processor:MessageProcessor._log_action_on_tracker": "Rasa: logging actions",
    "rasa.core.processor:MessageProcessor.execute_side_effects": "Rasa: sending",
    "rasa.core.actions.action:RemoteAction.run": "actions: calling",
    "rasa.core.actions.action:RemoteAction._action_call_format": "actions: writing the call",
    "rasa.core.actions.action:RemoteAction._validate_action_result": "actions: checking the answer",
    "rasa_sdk.executor:ActionExecutor.run": "actions: running",
    "runtime.response_generator:FactResponseGenerator.generate": "writing responses",
    "rasa.shared.core.trackers:DialogueStateTracker.copy": "Rasa: copying the tracker",
}
# Each node of Rasa's graph is a stage of its own: the components of the pipeline, the policies.
GRAPH_NODE = "rasa.engine.graph:GraphNode.__call__"


@dataclass
class _Frame:
    """A call under way, and the seconds that stages within it took."""

    within: float = 0.0


class StageTimes:
    """Add up the seconds of stages, each without the stages within it; calls may be nested, in tasks and threads."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._current: ContextVar[_Frame | None] = ContextVar("stage", default=None)

    @contextmanager
    def during(self, stage: str) -> Iterator[None]:
        """Time a block."""
        outer, frame = self._current.get(), _Frame()
        token = self._current.set(frame)
        started = time.perf_counter()
        try:
            yield
        finally:
            elapsed = time.perf_counter() - started
            self._current.reset(token)
            self.seconds[stage] += elapsed - frame.within
            if outer is not None:
                outer.within += elapsed

    def timed(self, function: Callable[..., Any], stage: Callable[..., str]) -> Callable[..., Any]:
        """Return a function, asynchronous or not, that is timed; `stage` names the stage from its arguments."""
        if inspect.iscoroutinefunction(function):

            @wraps(function)
            async def run_async(*args: Any, **kwargs: Any) -> Any:
                with self.during(stage(*args)):
                    return await function(*args, **kwargs)

            return run_async

        @wraps(function)
        def run(*args: Any, **kwargs: Any) -> Any:
            with self.during(stage(*args)):
                return function(*args, **kwargs)

        return run


def time_stages(
    times: StageTimes, stages: Mapping[str, str] = STAGES, graph_node: str | None = GRAPH_NODE
) -> list[str]:
    """Time the functions of `stages` from now on; return those that do not exist."""
    missing = [target for target, stage in stages.items() if not _replace(times, target, lambda *_, stage=stage: stage)]
    if graph_node is not None and not _replace(times, graph_node, lambda node, *_: f"graph: {node._node_name}"):
        missing.append(graph_node)
    return missing


def _replace(times: StageTimes, target: str, stage: Callable[..., str]) -> bool:
    module_name, _, path = target.partition(":")
    *owners, name = path.split(".")
    try:
        owner: Any = import_module(module_name)
        for part in owners:
            owner = getattr(owner, part)
        found = inspect.getattr_static(owner, name)
    except (ImportError, AttributeError):
        return False
    if isinstance(found, staticmethod):
        setattr(owner, name, staticmethod(times.timed(found.__func__, stage)))
    else:
        setattr(owner, name, times.timed(found, stage))
    return True
