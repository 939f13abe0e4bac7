"""Updates through the desk, with a scripted API and a channel that fails as told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bridges.delivery import answering, patience
from bridges.delivery.answering import BUTTON_GONE, ERASED, LATE, NOTHING_TO_ERASE, OUT_OF_REACH
from bridges.delivery.api import Api
from bridges.delivery.channel import Gone, Refused, TryLater
from bridges.delivery.desk import BROKEN, Desk
from bridges.delivery.incoming import Incoming
from bridges.delivery.store import Store
from bridges.rendering.choices import Choice
from bridges.rendering.parts import Limits, Part
from tests.support.scripted_api import DROPPED, WELCOME, ScriptedApi, answered, opened, refused

HELLO = WELCOME["text"]
STUDIES, PAY = Choice("studies", "Quelles études ?"), Choice("pay", "Le salaire")
CHOICES = {"choices": [{"id": choice.id, "label": choice.label} for choice in (STUDIES, PAY)]}
CHART = {"type": "chart", "text": "25 à 30", "kind": "range", "unit": "€", "items": []}
RANGE = {"label": "Au début", "low": 25, "high": 30, "source": "Étude", "year": 2022}


class Killed(KeyboardInterrupt):
    """The process ends here."""


@dataclass
class FakeChannel:
    limits: Limits = field(default_factory=lambda: Limits(text=4000, caption=1000, buttons=8))
    help_text: str = "Aide"
    unreadable_text: str = "Je ne lis que le texte."
    sent: list[tuple[str, Part, str]] = field(default_factory=list)
    failures: list[Exception | None] = field(default_factory=list)
    kill_after: int | None = None
    typing: int = 0

    async def send(self, address: dict[str, Any], part: Part, send_id: str) -> None:
        await asyncio.sleep(0.001)
        failure = self.failures.pop(0) if self.failures and address["to"] == "c" else None
        if failure is not None:
            raise failure
        self.sent.append((address["to"], part, send_id))
        if len(self.sent) == self.kill_after:
            raise Killed

    async def show_typing(self, address: dict[str, Any]) -> None:
        self.typing += 1

    def texts(self, chat: str = "c") -> list[str]:
        return [part.text for to, part, _ in self.sent if to == chat]


@dataclass
class Bench:
    """A desk between a scripted API and a fake channel; each run is a process of its own, over the same file."""

    path: Path
    url: str
    channel: FakeChannel = field(default_factory=FakeChannel)

    def run(self, *updates: Incoming) -> list[str]:
        """Handle the updates to the end; return what was sent until now."""
        asyncio.run(asyncio.wait_for(self._run(updates), 20))
        return self.channel.texts()

    async def _run(self, updates: tuple[Incoming, ...]) -> None:
        store, api = Store(self.path), Api(self.url)
        desk = Desk(store, api, self.channel)
        try:
            desk.resume()
            desk.accept(updates)
            while store.chats():
                await asyncio.sleep(0.002)
        finally:
            await desk.close()
            await api.close()
            store.close()

    def stored(self) -> str:
        store = Store(self.path)
        try:
            return "\n".join(store._database.iterdump())
        finally:
            store.close()


def said(text: str, order: int = 1, **fields: Any) -> Incoming:
    given = {"key": f"update {order}", "chat": "c", "user": "u", "kind": "text", **fields}
    return Incoming(order=order, text=text, address={"to": given["chat"]}, **given)


def pressed(choice: Choice, order: int = 1, **fields: Any) -> Incoming:
    return said(choice.key, order, kind="button", **{"label": choice.label, **fields})


@pytest.fixture
def bench(tmp_path: Path, api: ScriptedApi, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.setattr(patience, "FIRST_PAUSE", 0.001)
    return Bench(tmp_path / "bridge.db", api.url)


class TestAnswering:
    def test_the_welcome_goes_first_then_the_answer(self, bench: Bench, api: ScriptedApi) -> None:
        api.answers(opened(message={**WELCOME, **CHOICES}), answered("Bac+5.", **CHOICES), answered("45 000 €."))
        assert bench.run(said("études"), said("salaire", 2)) == [HELLO, "Bac+5.", "45 000 €."]
        assert [body["text"] for body in api.said()] == ["études", "salaire"]
        assert [part.rows for _, part, _ in bench.channel.sent] == [(), ((STUDIES,), (PAY,)), ()]
        assert bench.channel.typing == 2

    def test_every_user_of_a_chat_has_a_conversation(self, bench: Bench, api: ScriptedApi) -> None:
        api.answers(opened("token-u"), answered("1"), opened("token-v"), answered("2"), answered("3"))
        bench.run(said("a"), said("b", 2, user="v"), said("c", 3))
        tokens = [token for method, path, token, _ in api.received if path.endswith("/messages")]
        assert tokens == ["Bearer token-u", "Bearer token-v", "Bearer token-u"]

    def test_start_begins_anew_and_has_the_old_conversation_erased(self, bench: Bench, api: ScriptedApi) -> None:
        welcome = {**WELCOME, **CHOICES}
        api.answers(opened("old"), answered("1"), (204, None), opened("new", welcome))
        assert bench.run(said("a"), said("", 2, kind="start")) == [HELLO, "1", HELLO]
        assert api.received[2][:3] == ("DELETE", "/api/v1/conversations", "Bearer old")
        assert bench.channel.sent[-1][1].rows == ((STUDIES,), (PAY,))
        assert "new" in bench.stored()
        assert "old" not in bench.stored()

    @pytest.mark.parametrize(
        ("erasing", "sentence"),
        [((204, None), ERASED), (refused(409, "…", "erased"), ERASED), (refused(401, "…"), OUT_OF_REACH)],
    )
    def test_erasing_leaves_nothing_here_either(
        self, bench: Bench, api: ScriptedApi, erasing: Any, sentence: str
    ) -> None:
        api.answers(opened("secret-token"), answered("Bac+5.", **CHOICES), erasing)
        assert bench.run(said("mon secret"), said("", 2, kind="erase")) == [HELLO, "Bac+5.", sentence]
        assert not any(word in bench.stored() for word in ("secret", "Bac+5", STUDIES.label))
        assert bench.run(said("", 3, kind="erase"))[-1] == NOTHING_TO_ERASE

    def test_what_was_handled_is_not_kept(self, bench: Bench, api: ScriptedApi) -> None:
        api.answers(opened(), answered("Une réponse."))
        bench.run(said("Une question"))
        assert "Une question" not in bench.stored()
        assert "Une réponse" not in bench.stored()
        assert not any(b"Une question" in path.read_bytes() for path in bench.path.parent.glob("bridge.db*"))

    @pytest.mark.parametrize(("kind", "sentence"), [("help", "Aide"), ("unreadable", "Je ne lis que le texte.")])
    def test_what_is_no_question_gets_a_sentence_after_the_welcome(
        self, bench: Bench, api: ScriptedApi, kind: Any, sentence: str
    ) -> None:
        api.answers(opened())
        assert bench.run(said("", kind=kind)) == [HELLO, sentence]

    @pytest.mark.parametrize("status", [400, 413])
    def test_a_message_that_is_refused_gets_the_reason(self, bench: Bench, api: ScriptedApi, status: int) -> None:
        api.answers(opened(), refused(status, "Trop long."), answered("Bac+5."))
        assert bench.run(said("x" * 2000), said("études", 2)) == [HELLO, "Trop long.", "Bac+5."]


class TestChoices:
    def test_a_button_is_taken_also_after_a_restart(self, bench: Bench, api: ScriptedApi) -> None:
        long = Choice("é" * 64, "Long")
        api.answers(opened(), answered("?", choices=[{"id": long.id, "label": long.label}]), answered("!"))
        bench.run(said("bonjour"))
        assert len(long.key.encode()) <= 64
        assert bench.run(pressed(long, 2))[-1] == "!"
        assert api.said()[-1]["choice"] == long.id

    def test_a_number_takes_the_choice_of_the_last_answer(self, bench: Bench, api: ScriptedApi) -> None:
        bench.channel.limits = Limits(text=4000)
        api.answers(opened(), answered("?", **CHOICES), answered("!"), answered("rien"))
        bench.run(said("bonjour"))
        assert "1. Quelles études ?\n2. Le salaire" in bench.channel.texts()[-1]
        bench.run(said("2", 2), said("2", 3))
        assert [{**body, "id": ""} for body in api.said()[1:]] == [{"id": "", "choice": "pay"}, {"id": "", "text": "2"}]

    def test_a_choice_may_still_be_taken_after_a_sentence_of_the_bridge(self, bench: Bench, api: ScriptedApi) -> None:
        bench.channel.limits = Limits(text=4000)
        api.answers(opened(), answered("?", **CHOICES), answered("!"))
        bench.run(said("bonjour"), said("", 2, kind="unreadable"), said("le salaire", 3))
        assert api.said()[-1]["choice"] == "pay"

    @pytest.mark.parametrize(
        ("refusal", "then"),
        [
            (refused(409, "…", "choice_not_offered"), []),
            (refused(401, "…"), [opened("new"), refused(409, "…", "choice_not_offered")]),
        ],
    )
    def test_a_choice_of_another_conversation_is_said_in_words(
        self, bench: Bench, api: ScriptedApi, refusal: Any, then: list[Any]
    ) -> None:
        api.answers(opened(), answered("?", **CHOICES), refusal, *then, answered("45 000 €."))
        assert bench.run(said("bonjour"), pressed(PAY, 2))[-1] == "45 000 €."
        assert api.said()[-1]["text"] == "Le salaire"

    @pytest.mark.parametrize(("label", "sentence"), [("Le salaire", "45 000 €."), ("", BUTTON_GONE)])
    def test_a_button_that_nobody_remembers(self, bench: Bench, api: ScriptedApi, label: str, sentence: str) -> None:
        api.answers(opened(), *([answered("45 000 €.")] if label else []))
        assert bench.run(pressed(PAY, label=label)) == [HELLO, sentence]


class TestOnce:
    def test_an_update_that_comes_again_is_handled_once(self, bench: Bench, api: ScriptedApi) -> None:
        api.answers(opened(), answered("1"), answered("2"))
        assert bench.run(said("a"), said("a")) == [HELLO, "1"]
        assert bench.run(said("a"), said("b", 2), said("a")) == [HELLO, "1", "2"]

    def test_updates_of_a_chat_are_handled_in_their_order(self, bench: Bench, api: ScriptedApi) -> None:
        api.answers(opened(), *[answered(str(number)) for number in range(1, 6)])
        bench.run(*[said(str(number), number) for number in (3, 1, 5, 2, 4)])
        assert [body["text"] for body in api.said()] == ["1", "2", "3", "4", "5"]

    def test_a_chat_that_waits_keeps_no_other_waiting(self, bench: Bench, api: ScriptedApi) -> None:
        api.answers(opened("slow"), opened("quick"), answered("une"), answered("autre"))
        bench.channel.failures = [TryLater("slow down", 0.3)]
        bench.run(said("a"), said("b", 2, chat="d", user="v"))
        assert [to for to, _, _ in bench.channel.sent] == ["d", "d", "c", "c"]

    @pytest.mark.parametrize("killed_after", [1, 2, 3, 4])
    def test_a_kill_after_a_send_repeats_only_that_one(self, bench: Bench, api: ScriptedApi, killed_after: int) -> None:
        answers = [answered("1\n\nun"), answered("2")]
        bench.channel.limits = Limits(text=4)
        api.answers(opened(message={**WELCOME, "text": "Oui."}), *answers)
        expected = ["Oui.", "1", "un", "2"]
        bench.channel.kill_after = killed_after
        with pytest.raises(Killed):
            bench.run(said("a"), said("b", 2))
        bench.channel.kill_after = None
        assert bench.run() == [*expected[:killed_after], *expected[killed_after - 1 :]]
        ids = [send_id for _, _, send_id in bench.channel.sent]
        assert ids[killed_after - 1] == ids[killed_after], "a repeated send has the same id"
        assert len(set(ids)) == len(expected)

    @pytest.mark.parametrize("at", ["POST /conversations", "POST /messages"])
    def test_a_kill_while_the_assistant_answers_makes_no_second_turn(
        self, bench: Bench, api: ScriptedApi, monkeypatch: pytest.MonkeyPatch, at: str
    ) -> None:
        call, real = at.split(), Api._call

        async def killed(self: Api, method: str, path: str, *rest: Any) -> Any:
            result = await real(self, method, path, *rest)
            if [method, path] == call:
                raise Killed
            return result

        api.answers(opened(), answered("1"))
        monkeypatch.setattr(Api, "_call", killed)
        with pytest.raises(Killed):
            bench.run(said("a"))
        monkeypatch.setattr(Api, "_call", real)
        api.script.clear()
        api.answers(*([opened()] if "conversations" in at else []), answered("1"))
        assert bench.run()[-2:] == [HELLO, "1"]
        assert len({body["id"] for body in api.said()}) == 1


class TestFailures:
    @pytest.mark.parametrize(
        "failure",
        [
            DROPPED,
            refused(503, "…", "unavailable", Retry_After="0"),
            refused(500, "…"),
            refused(429, "…", "too_many", Retry_After="0"),
            (502, b"<html>"),
        ],
    )
    def test_the_assistant_is_asked_until_it_answers(self, bench: Bench, api: ScriptedApi, failure: Any) -> None:
        api.answers(failure, opened(), failure, failure, answered("Bac+5."), answered("Oui."))
        assert bench.run(said("études"), said("sûr ?", 2)) == [HELLO, "Bac+5.", "Oui."]
        assert len({body["id"] for body in api.said()[:3]}) == 1

    def test_retry_after_is_waited_for(self, bench: Bench, api: ScriptedApi, monkeypatch: pytest.MonkeyPatch) -> None:
        waited: list[float] = []
        real = asyncio.sleep

        async def sleep(seconds: float) -> None:
            waited.append(seconds)
            await real(min(seconds, 0.001))

        monkeypatch.setattr(asyncio, "sleep", sleep)
        api.answers(opened(), refused(429, "…", Retry_After="7"), answered("Bac+5."))
        assert bench.run(said("études"))[-1] == "Bac+5."
        assert 7.0 in waited

    def test_pauses_grow_and_have_a_limit(self, monkeypatch: pytest.MonkeyPatch) -> None:
        waited: list[float] = []

        async def sleep(seconds: float) -> None:
            waited.append(seconds)

        async def call() -> str:
            if len(waited) < 12:
                raise TryLater("away")
            return "back"

        monkeypatch.setattr(asyncio, "sleep", sleep)
        assert asyncio.run(patience.insist(call, "The service")) == "back"
        assert waited[0] < 1 < waited[3]
        assert max(waited) <= patience.LONGEST_PAUSE * 1.25

    @pytest.mark.parametrize("over", [refused(401, "…"), refused(409, "…", "erased")])
    def test_a_conversation_that_is_over_gives_way_to_a_new_one(
        self, bench: Bench, api: ScriptedApi, over: Any
    ) -> None:
        api.answers(opened("old"), answered("1"), over, opened("new"), answered("2"))
        assert bench.run(said("a"), said("b", 2)) == [HELLO, "1", HELLO, "2"]
        assert api.received[-1][2] == "Bearer new"
        assert api.received[-1][3] == api.received[-3][3], "the same message, under the same id"

    def test_a_new_conversation_may_refuse_the_message_too(self, bench: Bench, api: ScriptedApi) -> None:
        api.answers(opened("old"), answered("1"), refused(401, "…"), opened("new"), refused(413, "Trop long."))
        assert bench.run(said("a"), said("x" * 2000, 2)) == [HELLO, "1", HELLO, "Trop long."]

    def test_who_takes_no_more_messages_is_not_asked_again(self, bench: Bench, api: ScriptedApi) -> None:
        api.answers(opened(), answered("1"), opened("v"), answered("2"))
        bench.channel.failures = [Gone("blocked")]
        assert bench.run(said("a"), said("b", 2)) == ["1"]

    def test_a_service_that_is_away_gets_everything_later(self, bench: Bench, api: ScriptedApi) -> None:
        api.answers(opened(), answered("1"), answered("2"))
        bench.channel.failures = [TryLater("away"), TryLater("away", 0.01), None, TryLater("away")]
        assert bench.run(said("a"), said("b", 2)) == [HELLO, "1", "2"]

    def test_a_refused_part_holds_nothing_up(self, bench: Bench, api: ScriptedApi) -> None:
        api.answers(opened(), answered("1"), answered("2"))
        bench.channel.failures = [None, Refused("never")]
        assert bench.run(said("a"), said("b", 2)) == [HELLO, "2"]

    def test_a_refused_picture_gives_way_to_its_words(self, bench: Bench, api: ScriptedApi) -> None:
        api.answers(opened(), (200, {"messages": [{**CHART, "items": [RANGE]}]}))
        bench.channel.failures = [None, Refused("no pictures here")]
        assert bench.run(said("a")) == [HELLO, "25 à 30"]
        assert bench.channel.sent[-1][1].image is None

    def test_a_picture_that_cannot_be_drawn_gives_way_to_its_words(self, bench: Bench, api: ScriptedApi) -> None:
        api.answers(opened(), (200, {"messages": [{**CHART, "items": [{"label": "sans montant"}]}]}))
        assert bench.run(said("a")) == [HELLO, "25 à 30"]

    def test_an_answer_that_nobody_can_read_is_owned_up_to(
        self, bench: Bench, api: ScriptedApi, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(asyncio, "sleep", _shortened(asyncio.sleep))
        api.answers(opened(), (200, {"no": "messages"}), (200, {"no": "messages"}), answered("2"))
        assert bench.run(said("a"), said("b", 2)) == [HELLO, BROKEN, "2"]

    def test_who_waits_long_is_told_so_once(
        self, bench: Bench, api: ScriptedApi, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(answering, "LATE_SECONDS", 0.05)
        away = [refused(503, "…", Retry_After="0")] * 3
        monkeypatch.setattr(patience, "FIRST_PAUSE", 0.1)
        api.answers(*away, opened(), answered("1"))
        assert bench.run(said("a")) == [LATE, HELLO, "1"]

    def test_closing_lets_what_is_being_sent_arrive(self, bench: Bench, api: ScriptedApi) -> None:
        api.answers(opened(), answered("1"))
        slow, sent = asyncio.Event(), bench.channel.sent

        async def scenario() -> None:
            store, client = Store(bench.path), Api(bench.url)
            real = bench.channel.send

            async def send(address: dict[str, Any], part: Part, send_id: str) -> None:
                slow.set()
                await asyncio.sleep(0.1)
                await real(address, part, send_id)

            bench.channel.send = send  # type: ignore[method-assign]
            desk = Desk(store, client, bench.channel)
            desk.accept([said("a")])
            await slow.wait()
            await desk.close()
            await client.close()
            store.close()
            del bench.channel.__dict__["send"]

        asyncio.run(scenario())
        assert len(sent) == 1
        assert bench.run() == [HELLO, "1"]


def _shortened(sleep: Callable[[float], Any]) -> Callable[[float], Any]:
    return lambda seconds: sleep(min(seconds, 0.005))
