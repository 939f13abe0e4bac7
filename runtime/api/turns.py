"""Conversations as the API sees them: opened, continued one turn at a time, read back, erased."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from rasa.core.actions.action import create_bot_utterance
from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.shared.core.events import BotUttered, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.exc import IntegrityError

from components.conversation import CALM_AGAIN
from orientation.privacy.consent import is_plain_yes
from orientation.privacy.masking import without_introduction
from orientation.safety.needs import Level
from orientation.safety.protocol import Step
from orientation.text import tidy
from orientation.understanding.kinds import AFTER_DISTRESS, ERASE
from runtime.api import errors, wire
from runtime.api.bodies import Turn
from runtime.api.safety import SLOT, SafetyNet, events_of, is_changed, said
from runtime.conversation_store.beginning import beginning
from runtime.tracker_store import BoundedTrackerStore, ConversationErased

logger = logging.getLogger(__name__)

CHANNEL = "conversation_api"
WELCOME_RESPONSE = "utter_welcome"
SILENCE_RESPONSE = "utter_no_answer"


class _Answers(OutputChannel):
    """Collects whole responses; Rasa's own collector cuts them into pieces."""

    def __init__(self) -> None:
        self.messages: list[wire.Message] = []

    @classmethod
    def name(cls) -> str:
        return CHANNEL

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        self.messages.append(wire.build_message(message.get("text"), message.get("buttons"), message.get("custom")))


class Conversations:
    """Bring messages to Rasa in order, one at a time for each conversation, and each of them once."""

    def __init__(self, safety: SafetyNet, mask: Callable[[str], str]) -> None:
        self._safety = safety
        self._mask = mask
        self._queues: dict[str, tuple[asyncio.Lock, list[None]]] = {}

    async def open(self, agent: Agent, conversation_id: str) -> list[wire.Message]:
        """Store the welcome of a new conversation and return it."""
        tracker = DialogueStateTracker(conversation_id, agent.domain.slots)
        tracker.assistant_id = agent.processor.model_metadata.assistant_id
        welcome = await self._utter(agent, tracker, WELCOME_RESPONSE)
        for event in beginning([welcome]):
            tracker.update(event)
        await agent.tracker_store.save(tracker)
        return [wire.message_of(welcome.as_dict())]

    async def answer(self, agent: Agent, conversation_id: str, turn: Turn) -> list[wire.Message]:
        """Return the answer to a turn, the one already given if the turn was received before.

        Raises ApiError 409 for an erased conversation or a choice that was never offered.
        A client that goes away does not interrupt its turn: it finds the answer when it asks again.
        """
        return await asyncio.shield(asyncio.ensure_future(self._answer(agent, conversation_id, turn)))

    async def history(self, agent: Agent, conversation_id: str) -> list[wire.Message]:
        """Return the conversation so far, both sides; raises ApiError 409 when it was erased."""
        store = _store(agent)
        async with self._queue(conversation_id):
            if not await store.exists(conversation_id):
                raise errors.erased()
            spoken = [said for said in store.record.spoken(conversation_id) if wire.is_shown(said[0])]
            return wire.offer_once([wire.history_entry(*said) for said in spoken])

    async def slots(self, agent: Agent, conversation_id: str) -> dict[str, Any]:
        """Return what the conversation has come to: its slots that are set; raises ApiError 409 when it was erased."""
        async with self._queue(conversation_id):
            try:
                return _store(agent).record.slots(conversation_id)
            except KeyError:
                raise errors.erased() from None

    async def erase(self, agent: Agent, conversation_id: str) -> None:
        """Delete all that is stored for the conversation; raises ApiError 409 when that was done before."""
        store = _store(agent)
        async with self._queue(conversation_id):
            if not await store.exists(conversation_id):
                raise errors.erased()
            await store.erase(conversation_id)

    async def _answer(self, agent: Agent, conversation_id: str, turn: Turn) -> list[wire.Message]:
        store, received_at = _store(agent), time.time()
        async with self._queue(conversation_id):
            try:
                given = store.record.answers_to(conversation_id, turn.message_id)
            except KeyError:
                raise errors.erased() from None
            if given is not None:
                return await self._given(agent, conversation_id, given)
            slots = store.record.slots(conversation_id)
            intent_before, _ = store.record.last_said(conversation_id) or (None, "")
            # A yes to erasing is no answer to a question about distress.
            erases = intent_before == ERASE and turn.text is not None and is_plain_yes(turn.text)
            step = self._safety.step(None if erases else turn.text, slots)
            if step.answer is not None:
                return [await self._comfort(agent, conversation_id, turn.message_id, step.answer, step)]
            text, shown = self._said(store, conversation_id, turn)
            answers = _Answers()
            message = UserMessage(
                text,
                answers,
                conversation_id,
                input_channel=CHANNEL,
                message_id=turn.message_id,
                metadata={
                    "received_at": received_at,
                    **({"shown": shown} if shown != text else {}),
                    # It is stored with what follows the answer, and already holds: « non, tout va bien. Et les prix ? »
                    **({CALM_AGAIN: True} if step.state.level is Level.NONE and is_changed(step, slots) else {}),
                },
            )
            try:
                await agent.handle_message(message)
            except ConversationErased:
                raise errors.erased() from None
            except IntegrityError:
                # Another worker took the same message at the same time, and was first to store it.
                stored = store.record.answers_to(conversation_id, turn.message_id)
                return await self._given(agent, conversation_id, stored or [])
            messages = answers.messages or [await self._add(agent, conversation_id, SILENCE_RESPONSE)]
            is_erased = SLOT in slots and SLOT not in store.record.slots(conversation_id)
            if not is_erased and (step.after is not None or is_changed(step, slots)):
                messages += await self._go_on(agent, conversation_id, step)
            return wire.offer_once(messages)

    async def _given(self, agent: Agent, conversation_id: str, events: list[dict[str, Any]]) -> list[wire.Message]:
        """Return the answer that was given before; a sentence if the process died before it gave one."""
        if events:
            return wire.offer_once([wire.message_of(event) for event in events])
        return [await self._add(agent, conversation_id, SILENCE_RESPONSE)]

    def _said(self, store: BoundedTrackerStore, conversation_id: str, turn: Turn) -> tuple[str, str]:
        """Return what Rasa reads and what the history shows: of a choice, its payload and its label.

        Names and contacts are taken out before anything is stored.
        """
        if turn.choice is None:
            typed = self._mask(turn.text or "")
            # Rasa takes a text that begins with "/" for an intent: only the payload of an offered choice may be one.
            return without_introduction(tidy(typed)).lstrip("/ "), typed
        for event in store.record.answers_newest_first(conversation_id):
            for button in event["data"].get("buttons") or ():
                if wire.choice_id(button) == turn.choice:
                    return button["payload"], button["title"]
        raise errors.choice_not_offered()

    @staticmethod
    async def _comfort(agent: Agent, conversation_id: str, message_id: str, answer: str, step: Step) -> wire.Message:
        """Store that distress was answered, without what was said, and return the answer."""
        tracker = await agent.tracker_store.retrieve(conversation_id)
        events = events_of(message_id, CHANNEL, answer, step.state)
        for event in events:
            tracker.update(event)
        await agent.tracker_store.save(tracker)
        return wire.message_of(events[1].as_dict())

    async def _add(self, agent: Agent, conversation_id: str, response: str) -> wire.Message:
        """Say one more thing after a turn, and store it, so that a repeat finds the same."""
        if response == SILENCE_RESPONSE:
            logger.error("The dialogue gave no answer; the user got %s.", SILENCE_RESPONSE)
        tracker = await agent.tracker_store.retrieve(conversation_id)
        event = await self._utter(agent, tracker, response)
        tracker.update(event)
        await agent.tracker_store.save(tracker)
        return wire.message_of(event.as_dict())

    @staticmethod
    async def _go_on(agent: Agent, conversation_id: str, step: Step) -> list[wire.Message]:
        """Store how careful to be from now on, and offer help once more, unless the answer does so itself."""
        intent, _ = _store(agent).record.last_said(conversation_id) or (None, "")
        gentle = intent == AFTER_DISTRESS
        tracker = await agent.tracker_store.retrieve(conversation_id)
        # A gentle word is no ordinary question: nothing of the state changes by it.
        if not gentle:
            tracker.update(SlotSet(SLOT, step.state.as_slot()))
        events = [said(step.after)] if step.after and (not gentle or step.state.level is Level.EMERGENCY) else []
        for event in events:
            tracker.update(event)
        await agent.tracker_store.save(tracker)
        return [wire.message_of(event.as_dict()) for event in events]

    @staticmethod
    async def _utter(agent: Agent, tracker: DialogueStateTracker, response: str) -> BotUttered:
        generated = await agent.nlg.generate(response, tracker, CHANNEL)
        return create_bot_utterance({**generated, "utter_action": response})

    @asynccontextmanager
    async def _queue(self, conversation_id: str) -> AsyncIterator[None]:
        """Wait for one's turn in the conversation: first come, first served."""
        lock, waiting = self._queues.setdefault(conversation_id, (asyncio.Lock(), []))
        waiting.append(None)
        try:
            async with lock:
                yield
        finally:
            waiting.pop()
            if not waiting:
                self._queues.pop(conversation_id, None)


def _store(agent: Agent) -> BoundedTrackerStore:
    store: BoundedTrackerStore = agent.tracker_store
    return store
