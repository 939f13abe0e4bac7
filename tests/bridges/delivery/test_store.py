from __future__ import annotations

import stat
import time
from pathlib import Path

import pytest

from bridges.delivery.incoming import Incoming
from bridges.delivery.store import DAYS_KNOWN, Store
from bridges.rendering.choices import Choice
from bridges.rendering.parts import Part

A, B = Choice("a", "Un choix"), Choice("b", "Un autre")


def update(key: str = "k", order: int = 1, chat: str = "c", user: str = "u") -> Incoming:
    return Incoming(key, chat, user, order, "text", text="Quand ?", address={"chat_id": 7, "thread": "x"})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "bridge.db"


def test_an_update_comes_back_as_it_was(path: Path) -> None:
    Store(path).accept([update()])
    pending = Store(path).next("c")
    assert pending is not None
    assert (pending.update, pending.answered) == (update(), False)


def test_only_what_is_new_is_returned(path: Path) -> None:
    store = Store(path)
    assert store.accept([update("1"), update("2"), update("1")]) == [update("1"), update("2")]
    store.finish(update("1"))
    assert store.accept([update("1"), update("2"), update("3")]) == [update("3")]


def test_an_update_is_known_for_days_then_forgotten(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, now = Store(path), time.time()
    store.accept([update("1")])
    store.finish(update("1"))
    monkeypatch.setattr(time, "time", lambda: now + DAYS_KNOWN * 86_400)
    store.finish(update("2"))
    assert store.accept([update("1")]) == []
    monkeypatch.setattr(time, "time", lambda: now + (DAYS_KNOWN + 1) * 86_400)
    store.finish(update("2"))
    assert store.accept([update("1")]) == [update("1")]


def test_what_is_half_answered_comes_before_what_came_earlier(path: Path) -> None:
    store = Store(path)
    store.accept([update("2", 2)])
    store.add_parts(update("2", 2), [Part("x")], choices=[])
    store.accept([update("1", 1)])
    pending = store.next("c")
    assert pending is not None
    assert (pending.update.key, pending.answered) == ("2", True)


def test_parts_are_sent_in_the_order_they_were_written(path: Path) -> None:
    store = Store(path)
    store.accept([update()])
    store.add_parts(update(), [Part("Bonjour.")], token="t")
    store.add_parts(update(), [Part("", b"\x89PNG"), Part("Voilà.", rows=((A,), (B,)))], choices=[A, B])
    assert store.unsent(update()) == [
        (0, Part("Bonjour.")),
        (1, Part("", b"\x89PNG")),
        (2, Part("Voilà.", rows=((A,), (B,)))),
    ]
    store.mark_sent(update(), 0)
    store.mark_sent(update(), 1)
    assert [number for number, _ in Store(path).unsent(update())] == [2]


def test_a_part_written_after_some_were_sent_has_a_number_of_its_own(path: Path) -> None:
    store = Store(path)
    store.add_parts(update(), [Part("1")])
    store.mark_sent(update(), 0)
    store.add_parts(update(), [Part("2")])
    assert [number for number, _ in store.unsent(update())] == [1]


def test_the_choices_of_the_last_answer_replace_those_before(path: Path) -> None:
    store = Store(path)
    store.add_parts(update("1"), [Part("x", rows=((A,),))], choices=[A])
    store.add_parts(update("2"), [Part("x", rows=((B,),))], choices=[B])
    assert store.offered("c", "u") == [B]
    assert [store.button("c", choice.key) for choice in (A, B)] == [A, B], "buttons stay"
    assert store.button("another chat", A.key) is None


def test_forgetting_a_conversation_leaves_those_of_others(path: Path) -> None:
    store = Store(path)
    for user in ("u", "v"):
        store.add_parts(update(user, user=user), [Part("x", rows=((A,),))], token=f"token-{user}", choices=[A])
    store.forget_conversation("c", "u")
    assert [store.token("c", user) for user in ("u", "v")] == [None, "token-v"]
    assert [store.offered("c", user) for user in ("u", "v")] == [[], [A]]
    assert store.button("c", A.key) == A
    store.forget_conversation("c", "v")
    assert store.button("c", A.key) is None


def test_notes_are_written_with_the_updates_they_belong_to(path: Path) -> None:
    store = Store(path)
    assert store.note("offset") is None
    with pytest.raises(AttributeError):
        store.accept([update("1"), None], {"offset": "2"})  # type: ignore[list-item]
    assert store.note("offset") is None
    assert store.chats() == []
    store.accept([update("1")], {"offset": "2"})
    assert Store(path).note("offset") == "2"


def test_what_was_deleted_is_in_no_file_of_a_running_bridge(path: Path) -> None:
    store = Store(path)
    store.accept([update()])
    store.add_parts(update(), [Part("Demain.")], choices=[])

    def written(words: bytes) -> bool:
        return any(words in file.read_bytes() for file in path.parent.iterdir())

    assert (written(b"Quand ?"), written(b"Demain.")) == (True, True)
    store.finish(update())
    assert (written(b"Quand ?"), written(b"Demain.")) == (False, False)


def test_only_its_owner_reads_it(path: Path) -> None:
    Store(path).accept([update()])
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}


def test_ids_are_those_of_the_update_and_differ(path: Path) -> None:
    assert update().message_id == update(order=2).message_id
    ids = {update().message_id, update("l").message_id, update(chat="d").message_id}
    ids |= {update().send_id(number) for number in range(3)}
    assert len(ids) == 6
