"""Erasing goes in short steps, beside the event loop, and is finished whatever comes in between."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import threading
import time
import uuid
from pathlib import Path

import pytest
import sqlalchemy as sa
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from runtime.conversation_store.file_erasing import CONVERSATIONS_A_STEP, ROWS_A_STEP, FileEraser
from runtime.tracker_store import BoundedTrackerStore
from tests.support.stored_turns import DOMAIN, begin, load, open_store, said, turn

OLD, LONG_AGO = 1_000.0, 500.0


@pytest.fixture
def store(tmp_path: Path) -> BoundedTrackerStore:
    return open_store(tmp_path / "test.db")


@pytest.fixture
def eraser(store: BoundedTrackerStore) -> FileEraser:
    """Return one that waits for nobody."""
    return FileEraser(store.engine, patience=(0.0, 0.0), rest=lambda _: None)


class Steps:
    """The transactions of an eraser: their rows, and the threads that they ran in."""

    def __init__(self, eraser: FileEraser) -> None:
        self.rows: list[int] = []
        self.threads: set[int] = set()
        self.statements: list[str] = []
        sa.event.listen(eraser.engine, "after_cursor_execute", self._after)

    def _after(self, _: object, cursor: sqlite3.Cursor, statement: str, *__: object) -> None:
        self.threads.add(threading.get_ident())
        self.statements.append(statement)
        if statement.startswith("BEGIN"):
            self.rows.append(0)
        elif cursor.rowcount > 0:
            self.rows[-1] += cursor.rowcount


def left(folder: Path, text: str) -> bool:
    return any(text.encode() in path.read_bytes() for path in folder.iterdir())


def grow_old(store: BoundedTrackerStore, *conversations: str) -> None:
    with store.engine.begin() as connection:
        for conversation in conversations:
            connection.exec_driver_sql(
                "UPDATE conversations SET last_active_at = ? WHERE sender_id = ?", (LONG_AGO, conversation)
            )


def hold(store: BoundedTrackerStore, conversation: str, events: int) -> None:
    tracker = DialogueStateTracker(conversation, DOMAIN.slots)
    for number in range(events):
        tracker.update(UserUttered(f"zorglub-{conversation}-", {"name": "say"}, message_id=f"m{number}"))
    asyncio.run(store.save(tracker))


def test_a_step_deletes_few_rows_however_many_there_are(
    store: BoundedTrackerStore, eraser: FileEraser, tmp_path: Path
) -> None:
    hold(store, "long", 20 * ROWS_A_STEP)
    steps = Steps(eraser)
    eraser.erase("long")
    assert sum(steps.rows) >= 20 * ROWS_A_STEP
    assert max(steps.rows) <= ROWS_A_STEP + 1
    assert not left(tmp_path, "zorglub-long-")


def test_a_purge_takes_few_conversations_at_a_time(
    store: BoundedTrackerStore, eraser: FileEraser, tmp_path: Path
) -> None:
    conversations = [f"c{number}" for number in range(5 * CONVERSATIONS_A_STEP)]
    for conversation in conversations:
        hold(store, conversation, 7)
    grow_old(store, *conversations[1:])
    steps = Steps(eraser)
    assert eraser.purge(OLD) == len(conversations) - 1
    assert max(steps.rows) <= max(2 * CONVERSATIONS_A_STEP, ROWS_A_STEP + CONVERSATIONS_A_STEP)
    assert asyncio.run(store.keys()) == ["c0"]
    assert [conversation for conversation in conversations if left(tmp_path, f"zorglub-{conversation}-")] == ["c0"]


def test_each_step_leaves_the_database_to_others(store: BoundedTrackerStore) -> None:
    hold(store, "c", 5 * ROWS_A_STEP)
    written: list[float] = []

    def rest(seconds: float) -> None:
        written.append(seconds)
        turn(store, len(written), "autre")

    eraser = FileEraser(store.engine, rest=rest)
    begin(store, "autre")
    eraser.erase("c")
    assert len(written) > 5
    assert all(seconds > 0 for seconds in written)
    full = asyncio.run(store.retrieve_full_tracker("autre"))
    assert full is not None
    assert len(said(full)) == len(written), "a turn was stored after each step"


def test_nothing_of_it_runs_in_the_thread_of_the_event_loop_and_the_file_is_never_rewritten(
    store: BoundedTrackerStore,
) -> None:
    begin(store)
    turn(store, 0)
    steps = Steps(store._eraser)  # type: ignore[arg-type]

    async def erase() -> int:
        await store.erase("c")
        return threading.get_ident()

    loop_thread = asyncio.run(erase())
    assert steps.statements
    assert loop_thread not in steps.threads
    begin(store, "autre")
    turn(store, 1, "autre")
    assert loop_thread not in steps.threads
    assert not any("VACUUM" in statement.upper() for statement in steps.statements)


def test_others_are_answered_while_a_conversation_is_erased(store: BoundedTrackerStore) -> None:
    for conversation in ("c", "autre"):
        begin(store, conversation)
    hold(store, "long", 3 * ROWS_A_STEP)
    resting, go_on = threading.Event(), threading.Event()

    def rest(_: float) -> None:
        resting.set()
        assert go_on.wait(30)

    store._eraser._rest = rest  # type: ignore[attr-defined]

    async def talk() -> list[str]:
        erasing = asyncio.create_task(store.erase("long"))
        while not resting.is_set():
            await asyncio.sleep(0.01)
        tracker = await store.retrieve("c")
        assert tracker is not None
        tracker.update(UserUttered("pendant ce temps", {"name": "say"}, message_id="m"))
        await store.save(tracker)
        assert not erasing.done()
        assert not await store.exists("long"), "gone at once for everybody"
        go_on.set()
        await erasing
        return said(tracker)

    assert asyncio.run(talk()) == ["pendant ce temps"]


def test_a_purge_ends_while_somebody_reads_and_a_later_turn_finishes(
    store: BoundedTrackerStore, eraser: FileEraser, tmp_path: Path
) -> None:
    hold(store, "old", 3)
    hold(store, "new", 3)
    grow_old(store, "old")
    reader = sqlite3.connect(tmp_path / "test.db", isolation_level=None)
    reader.execute("BEGIN")
    assert reader.execute("SELECT count(*) FROM conversations").fetchone() == (2,)
    assert eraser.purge(OLD) == 1
    assert reader.execute("SELECT count(*) FROM conversations").fetchone() == (2,), "what is read stays as it was"
    assert asyncio.run(store.keys()) == ["new"]
    assert left(tmp_path, "zorglub-old-"), "the reader still needs it"
    reader.close()
    # The server is another process: it is told by the list in the database, which it looks at from time to time.
    store._eraser._look_at = 0.0  # type: ignore[attr-defined]
    turn(store, 9, "new")
    assert not left(tmp_path, "zorglub-old-")
    assert left(tmp_path, "zorglub-new-")


def test_the_next_purge_finishes_too(store: BoundedTrackerStore, eraser: FileEraser, tmp_path: Path) -> None:
    hold(store, "old", 3)
    grow_old(store, "old")
    reader = sqlite3.connect(tmp_path / "test.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM conversations").fetchone()
    eraser.purge(OLD)
    reader.close()
    assert left(tmp_path, "zorglub-old-")
    assert eraser.purge(OLD) == 0
    assert not left(tmp_path, "zorglub-old-")


@pytest.mark.parametrize("steps_done", [0, 1, 2, 3])
def test_interrupted_it_is_finished_by_whoever_comes_next(
    store: BoundedTrackerStore, tmp_path: Path, steps_done: int
) -> None:
    hold(store, "c", 2 * ROWS_A_STEP + 5)
    begin(store, "autre")
    done = 0

    def interrupt(_: float) -> None:
        nonlocal done
        done += 1
        if done > steps_done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        FileEraser(store.engine, rest=interrupt).erase("c")
    assert not asyncio.run(store.exists("c"))
    next_process = open_store(tmp_path / "test.db")
    turn(next_process, 0, "autre")
    assert not left(tmp_path, "zorglub-c-")
    assert next_process.record.spoken("c") == []
    assert next_process.record.spoken("autre") != []


def test_a_conversation_begun_again_is_not_taken_for_the_erased_one(
    store: BoundedTrackerStore, eraser: FileEraser
) -> None:
    hold(store, "c", 5)
    asyncio.run(store.erase("c"))
    hold(store, "c", 4)
    assert eraser.purge(OLD) == 0
    eraser.tidy()
    assert len(store.record.spoken("c")) == 4


def test_while_nobody_speaks_an_unfinished_erasure_is_tried_again(
    store: BoundedTrackerStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("runtime.conversation_store.upkeep.RETRY_SECONDS", 0.01)
    store._eraser._patience = 0.0  # type: ignore[attr-defined]
    hold(store, "c", 3)
    reader = sqlite3.connect(tmp_path / "test.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM conversations").fetchone()

    async def wait() -> None:
        await store.erase("c")
        assert left(tmp_path, "zorglub-c-")
        reader.close()
        deadline = time.monotonic() + 30
        while left(tmp_path, "zorglub-c-"):
            assert time.monotonic() < deadline
            await asyncio.sleep(0.01)

    asyncio.run(wait())


def test_a_long_log_is_emptied_after_a_turn(store: BoundedTrackerStore, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(store)
    log = Path(f"{store.engine.url.database}-wal")
    turn(store, 0)
    assert log.stat().st_size > 0, "not at each turn"
    monkeypatch.setattr("runtime.conversation_store.file_erasing.LOG_BYTES", 1)
    turn(store, 1)
    assert log.stat().st_size == 0
    assert said(load(store))[-1] == "question 1"


@pytest.mark.parametrize("seed", range(12))
def test_no_id_and_no_word_is_left_however_often_others_come_and_go(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    store = open_store(tmp_path / "test.db")
    longest = chance.choice([1, 10, 40, 150])
    words: dict[str, list[str]] = {}
    for _ in range(50):
        new = [uuid.UUID(int=chance.getrandbits(128)).hex for _ in range(chance.randrange(4))]
        words.update({conversation: [conversation, f"zorglub{conversation[:9]}x"] for conversation in new})
        for conversation in (*new, *chance.sample(sorted(words), min(len(words), 2))):
            message_id = str(uuid.UUID(int=chance.getrandbits(128)))
            words[conversation].append(message_id)
            text = words[conversation][1]
            tracker = asyncio.run(store.retrieve(conversation)) or DialogueStateTracker(conversation, DOMAIN.slots)
            tracker.update(UserUttered(text * chance.randint(1, longest), {"name": text}, message_id=message_id))
            tracker.update(SlotSet("search", text * chance.randint(1, longest)))
            asyncio.run(store.save(tracker))
        if len(words) > 10:
            for conversation in chance.sample(sorted(words), 2):
                asyncio.run(store.erase(conversation))
                assert [word for word in words.pop(conversation) if left(tmp_path, word)] == []
    assert all(left(tmp_path, spoken[1]) for spoken in words.values())
