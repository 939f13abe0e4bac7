"""What an update is answered with: the API's messages, or a sentence of the bridge's own."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, TypeVar

from bridges.delivery.api import Api, Expired, Message, NeverOffered, Over, Rejected
from bridges.delivery.channel import Channel
from bridges.delivery.incoming import Incoming
from bridges.delivery.patience import insist
from bridges.delivery.sending import Sender
from bridges.delivery.store import Store
from bridges.rendering.choices import Choice, choices_of, resolve
from bridges.rendering.parts import Part, render
from bridges.rendering.pictures import draw
from orientation.text import NBSP

logger = logging.getLogger(__name__)

ERASED = "Tout ce qui était enregistré de notre conversation est effacé."
OUT_OF_REACH = (
    f"Notre conversation est trop ancienne pour que je l’efface d’ici{NBSP}: demande-le à l’équipe qui propose cet "
    "assistant. Ce qui la reliait à toi dans cette messagerie est effacé."
)
NOTHING_TO_ERASE = f"Il n’y a rien à effacer{NBSP}: rien n’est enregistré. (Je suis un programme automatique.)"
BUTTON_GONE = f"Ce bouton n’est plus valable{NBSP}: écris-moi plutôt ta question."
LATE = (
    "Je suis un programme automatique, et je ne peux pas répondre pour le moment. "
    f"Ton message est gardé{NBSP}: je te réponds dès que possible."
)
LATE_SECONDS = 20.0

Result = TypeVar("Result")


class Answerer:
    """Writes answers into the store; what must go first (a welcome, an excuse) is sent meanwhile."""

    def __init__(self, store: Store, api: Api, channel: Channel, sender: Sender) -> None:
        self._store = store
        self._api = api
        self._channel = channel
        self._sender = sender

    async def answer(self, update: Incoming) -> None:
        """Write down the whole answer to an update, however long the API takes."""
        if update.kind == "erase":
            self._write(update, await self._forget(update))
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
            try:
                answer = await self._say(update, token, choice, text)
            except Over:
                answer = await self._say(update, await self._open(update), choice, text)
        except Rejected as refusal:
            self._write(update, str(refusal))
            return
        self._store.add_parts(update, await self._rendered(answer), choices=choices_of(answer))

    async def _say(self, update: Incoming, token: str, choice: Choice | None, text: str) -> list[Message]:
        message = {"id": update.message_id}
        if choice is not None:
            taking = {**message, "choice": choice.id}
            try:
                return await self._insist(update, lambda: self._api.say(token, taking))
            except NeverOffered:
                # Another user's button, or one of a conversation that is over: its words say as much.
                text = choice.label
        return await self._insist(update, lambda: self._api.say(token, {**message, "text": text}))

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
        await self._sender.deliver(update)
        return token

    async def _forget(self, update: Incoming) -> str:
        """Have the user's conversation erased, if there is one; return the sentence that says what came of it."""
        token = self._store.token(update.chat, update.user)
        if token is None:
            return NOTHING_TO_ERASE
        outcome = ERASED
        try:
            await self._insist(update, lambda: self._api.erase(token))
        except Expired:
            outcome = OUT_OF_REACH
        except Over:
            pass  # it was erased before
        self._store.forget_conversation(update.chat, update.user)
        return outcome

    def _write(self, update: Incoming, text: str) -> None:
        """Write down an answer of the bridge's own; the choices that stand above it may still be taken."""
        self._store.add_parts(update, [Part(text)], choices=self._store.offered(update.chat, update.user))

    async def _rendered(self, messages: Sequence[Message]) -> list[Part]:
        return await asyncio.to_thread(render, messages, self._channel.limits, _draw_if_possible)

    async def _insist(self, update: Incoming, call: Callable[[], Awaitable[Result]]) -> Result:
        """Return what the API answers, however long it takes; a user who waits long is told so, once."""
        answered = asyncio.Event()
        excuse = asyncio.create_task(self._tell_when_late(update, answered))
        try:
            result = await insist(call, "The assistant")
        except BaseException:
            excuse.cancel()
            raise
        answered.set()
        await excuse  # an excuse that is being sent is sent before the answer
        return result

    async def _tell_when_late(self, update: Incoming, answered: asyncio.Event) -> None:
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(answered.wait(), LATE_SECONDS)
        if not answered.is_set() and not self._store.has_parts(update):
            self._store.add_parts(update, [Part(LATE)])
            await self._sender.deliver(update)


def _draw_if_possible(message: Mapping[str, Any]) -> bytes | None:
    """Return the picture of a message; its text says all of it, so that an answer never fails for a picture."""
    try:
        return draw(message)
    except Exception:
        logger.exception("A picture could not be drawn: the text goes without.")
        return None
