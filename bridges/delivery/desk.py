"""Every update gets its answer: in order within a chat, chats side by side, once."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from bridges.delivery.api import Api, Message, NeverOffered, Over, Rejected
from bridges.delivery.channel import Channel, Gone, Refused
from bridges.delivery.incoming import Incoming
from bridges.delivery.patience import insist
from bridges.delivery.store import Store
from bridges.rendering.choices import Choice, choices_of, resolve
from bridges.rendering.parts import Part, render
from bridges.rendering.pictures import draw
from orientation.text import NBSP

logger = logging.getLogger(__name__)

CLOSING_SECONDS = 10.0
ERASED = "Tout ce qui était enregistré de notre conversation est effacé."
NOTHING_TO_ERASE = f"Il n’y a rien à effacer{NBSP}: rien n’est enregistré. (Je suis un programme automatique.)"
BUTTON_GONE = f"Ce bouton n’est plus valable{NBSP}: écris-moi plutôt ta question."
BROKEN = "Je n’ai pas réussi à te répondre. Pose-moi ta question autrement, s’il te plaît."
LATE = (
    "Je suis un programme automatique, et je ne peux pas répondre pour le moment. "
    f"Ton message est gardé{NBSP}: je te réponds dès que possible."
)
LATE_SECONDS = 20.0
FAULTS_ALLOWED = 3
# How long a service shows it, and how often at most: longer than that nobody believes it.
TYPING_SECONDS, TYPING_TIMES = 4.0, 8

Result = TypeVar("Result")


class Desk:
    """Takes updates of one channel, asks the API, and sends what it answers.

    `accept` returns when the updates are written down: the service may then be told so.
    """

    def __init__(self, store: Store, api: Api, channel: Channel) -> None:
        self._store = store
        self._api = api
        self._channel = channel
        self._lanes: dict[str, asyncio.Task[None]] = {}
        self._sending: set[asyncio.Task[None]] = set()

    def accept(self, updates: Iterable[Incoming], notes: dict[str, str] | None = None) -> list[Incoming]:
        """Write down what is new, with the channel's notes, and begin to answer it; return what is new."""
        new = self._store.accept(updates, notes)
        for chat in dict.fromkeys(update.chat for update in new):
            self._wake(chat)
        return new

    def resume(self) -> None:
        """Take up what was not finished when the process ended."""
        for chat in self._store.chats():
            self._wake(chat)

    async def close(self) -> None:
        """Stop where each chat is, what is being sent excepted; the rest is taken up at the next start."""
        lanes = list(self._lanes.values())
        for lane in lanes:
            lane.cancel()
        await asyncio.gather(*lanes, return_exceptions=True)
        if self._sending:
            await asyncio.wait(self._sending, timeout=CLOSING_SECONDS)

    def _wake(self, chat: str) -> None:
        if chat not in self._lanes:
            self._lanes[chat] = asyncio.create_task(self._serve(chat))

    async def _serve(self, chat: str) -> None:
        try:
            # After the loop nothing is awaited: an update that comes now finds the lane gone and wakes a new one.
            while (pending := self._store.next(chat)) is not None:
                await self._handle(pending.update, pending.answered)
        finally:
            del self._lanes[chat]

    async def _handle(self, update: Incoming, answered: bool) -> None:
        for fault in range(1, FAULTS_ALLOWED + 1):
            try:
                if not answered:
                    async with self._typing(update):
                        await self._answer(update)
                await self._deliver(update)
                break
            except Gone as why:
                logger.info("A user takes no more messages (%s): the answer is dropped.", why)
                break
            except Exception:
                logger.exception("An update could not be handled (%d of %d).", fault, FAULTS_ALLOWED)
                answered = self._store.is_answered(update)
                if fault + 1 == FAULTS_ALLOWED and not answered:
                    self._store.add_parts(update, [Part(BROKEN)], choices=[])
                    answered = True
                await asyncio.sleep(fault)
        self._store.finish(update)

    async def _answer(self, update: Incoming) -> None:
        """Write down the whole answer; what goes first is sent meanwhile."""
        if update.kind == "erase":
            had = await self._forget(update)
            self._write(update, ERASED if had else NOTHING_TO_ERASE)
        elif update.kind == "start":
            await self._forget(update)
            token, welcome = await self._insist(update, self._api.open)
            parts = await self._rendered(welcome)
            self._store.add_parts(update, parts, token=token, choices=choices_of(welcome))
        else:
            token = self._store.token(update.chat, update.user) or await self._open(update)
            if update.kind == "help":
                self._write(update, self._channel.help_text)
            elif update.kind == "unreadable":
                self._write(update, self._channel.unreadable_text)
            else:
                await self._ask(update, token)

    async def _ask(self, update: Incoming, token: str) -> None:
        choice, text = self._choice(update), update.label or update.text
        if update.kind == "button" and choice is None and not update.label:
            self._write(update, BUTTON_GONE)
            return
        try:
            answer = await self._say(update, token, choice, text)
        except Over:
            answer = await self._say(update, await self._open(update), choice, text)
        except Rejected as refusal:
            self._write(update, str(refusal))
            return
        self._store.add_parts(update, await self._rendered(answer), choices=choices_of(answer))

    async def _say(self, update: Incoming, token: str, choice: Choice | None, text: str) -> list[Message]:
        content = {"id": update.message_id}
        if choice is not None:
            try:
                offered = {**content, "choice": choice.id}
                return await self._insist(update, lambda: self._api.say(token, offered))
            except NeverOffered:
                # Another user's button, or one of a conversation that is over: its words say as much.
                text = choice.label
        return await self._insist(update, lambda: self._api.say(token, {**content, "text": text}))

    def _choice(self, update: Incoming) -> Choice | None:
        if update.kind == "button":
            return self._store.button(update.chat, update.text)
        if self._channel.limits.buttons:
            return None
        return resolve(update.text, self._store.offered(update.chat, update.user))

    async def _open(self, update: Incoming) -> str:
        """Open a conversation; its welcome goes first, without choices: the answer brings its own."""
        token, welcome = await self._insist(update, self._api.open)
        parts = await self._rendered([{name: it[name] for name in it if name != "choices"} for it in welcome])
        self._store.add_parts(update, parts, token=token)
        await self._deliver(update)
        return token

    async def _forget(self, update: Incoming) -> bool:
        """Have the user's conversation erased, if there is one; tell whether there was."""
        token = self._store.token(update.chat, update.user)
        if token is None:
            return False
        with contextlib.suppress(Over):
            await self._insist(update, lambda: self._api.erase(token))
        self._store.forget_conversation(update.chat, update.user)
        return True

    def _write(self, update: Incoming, text: str) -> None:
        """Write down an answer of the bridge's own; the choices that stand above it may still be taken."""
        self._store.add_parts(update, [Part(text)], choices=self._store.offered(update.chat, update.user))

    async def _rendered(self, messages: Sequence[Message]) -> list[Part]:
        return await asyncio.to_thread(render, messages, self._channel.limits, draw)

    async def _insist(self, update: Incoming, call: Callable[[], Awaitable[Result]]) -> Result:
        """Return what the API answers, however long it takes; a user who waits long is told so, once."""
        late = asyncio.create_task(self._tell_when_late(update))
        try:
            return await insist(call, "the assistant")
        finally:
            late.cancel()
            await asyncio.wait([late])

    async def _tell_when_late(self, update: Incoming) -> None:
        await asyncio.sleep(LATE_SECONDS)
        if not self._store.has_parts(update):
            self._store.add_parts(update, [Part(LATE)])
            await self._deliver(update)

    async def _deliver(self, update: Incoming) -> None:
        for number, part in self._store.unsent(update):
            try:
                await insist(partial(self._send, update, number, part), "the service")
            except Refused:
                logger.exception("The service refused a part of an answer.")
                if part.image is not None and (part.text or part.rows):
                    await insist(partial(self._send, update, number, replace(part, image=None)), "the service")
                else:
                    self._store.mark_sent(update, number)

    async def _send(self, update: Incoming, number: int, part: Part) -> None:
        """Send a part and remember that it was sent: nothing but a kill comes between."""
        task = asyncio.create_task(self._send_and_remember(update, number, part))
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)
        await asyncio.shield(task)

    async def _send_and_remember(self, update: Incoming, number: int, part: Part) -> None:
        await self._channel.send(update.address, part, update.send_id(number))
        self._store.mark_sent(update, number)

    @contextlib.asynccontextmanager
    async def _typing(self, update: Incoming) -> AsyncIterator[None]:
        task = asyncio.create_task(self._show_typing(update))
        try:
            yield
        finally:
            task.cancel()
            await asyncio.wait([task])

    async def _show_typing(self, update: Incoming) -> None:
        for _ in range(TYPING_TIMES):
            await self._channel.show_typing(update.address)
            await asyncio.sleep(TYPING_SECONDS)
