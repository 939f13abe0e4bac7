"""Rasa's agent, loaded from a model file and `endpoints.yml`, with its store bare and its actions at hand."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from rasa.core.agent import Agent, load_agent
from rasa.core.utils import AvailableEndpoints

from runtime.compat.kept_connections import keep_connections
from runtime.server.in_process_actions import InProcessActions

ENDPOINTS = "endpoints.yml"
ACTION_TIMEOUT_SECONDS = 5.0


@asynccontextmanager
async def loaded_agent(model: Path, endpoints: str = ENDPOINTS) -> AsyncIterator[Agent]:
    """Load the agent, and close what it holds at the end; a model that does not load leaves it unready."""
    available = AvailableEndpoints.read_endpoints(endpoints)
    session = None
    if available.action is not None and available.action.url:
        session = keep_connections(available.action, ACTION_TIMEOUT_SECONDS)
    else:
        available.action = InProcessActions("actions", available.action.kwargs if available.action else {})
    agent = await load_agent(str(model), endpoints=available)
    # Rasa wraps the store so that a failing database is forgotten turn by turn without a word; here it is an error
    # that the user hears of (503), and that can be tried again.
    agent.tracker_store = getattr(agent.tracker_store, "_tracker_store", agent.tracker_store)
    if agent.processor is not None:
        agent.processor.tracker_store = agent.tracker_store
    try:
        yield agent
    finally:
        if agent.tracker_store.event_broker:
            await agent.tracker_store.event_broker.close()
        if session is not None:
            await session.close()
