"""Old conversations go whole, new ones stay, also beside a running server."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from runtime import purge
from runtime.settings import Settings, load_settings
from runtime.tracker_store import BoundedTrackerStore, ConversationErased
from tests.support.assistant import ROOT

DAY = 86_400
NOW = 1_800_000_000.0


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load_settings({"CAP_IA_STATE_DIR": str(tmp_path), "CAP_IA_RETENTION_DAYS": "30"})


@pytest.fixture
def store(settings: Settings) -> BoundedTrackerStore:
    return BoundedTrackerStore(None, db=str(settings.database))


def hold(store: BoundedTrackerStore, conversation: str, days_ago: float, turns: int = 3) -> None:
    tracker = DialogueStateTracker(conversation, [])
    tracker.update(ActionExecuted("action_listen"))
    for number in range(turns):
        tracker.update(UserUttered(f"zorglub-{conversation}", {"name": "say"}, message_id=f"m{number}"))
    asyncio.run(store.save(tracker))
    with store.engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE conversations SET last_active_at = ? WHERE sender_id = ?", (NOW - days_ago * DAY, conversation)
        )


def left_in(folder: Path, text: str) -> bool:
    return any(text.encode() in path.read_bytes() for path in folder.iterdir())


def test_whole_conversations_go_by_their_last_message(
    store: BoundedTrackerStore, settings: Settings, tmp_path: Path
) -> None:
    for conversation, days_ago in (("old", 31), ("older", 400), ("border", 29.9), ("new", 0)):
        hold(store, conversation, days_ago)
    assert purge.purge(settings, NOW) == "2\u00a0conversations effacées (sans message depuis plus de 30\u00a0jours)."
    assert sorted(asyncio.run(store.keys())) == ["border", "new"]
    assert len(store.record.spoken("border")) == 3
    assert store.record.spoken("old") == []
    assert left_in(tmp_path, "zorglub-border")
    assert not left_in(tmp_path, "zorglub-old"), "no byte is left, of « older » neither"
    assert purge.purge(settings, NOW).startswith("Aucune conversation à effacer")


@pytest.mark.parametrize(("count", "days", "line"), [
    (0, 30, "Aucune conversation à effacer (sans message depuis plus de 30 jours)."),
    (1, 30, "1 conversation effacée (sans message depuis plus de 30 jours)."),
    (2, 1, "2 conversations effacées (sans message depuis plus de 1 jour)."),
])  # fmt: skip
def test_a_line_says_how_many(count: int, days: int, line: str) -> None:
    assert purge._said(count, days).replace("\u00a0", " ") == line


def test_without_a_database_nothing_is_made(settings: Settings, tmp_path: Path) -> None:
    assert purge.purge(settings, NOW).startswith("Aucune conversation à effacer")
    assert list(tmp_path.iterdir()) == []


def test_the_server_that_remembers_a_purged_conversation_does_not_bring_it_back(
    store: BoundedTrackerStore, settings: Settings
) -> None:
    hold(store, "old", 31)
    under_way = asyncio.run(store.retrieve("old"))
    assert under_way is not None
    purge.purge(settings, NOW)
    under_way.update(UserUttered("trop tard", {"name": "say"}, message_id="late"))
    with pytest.raises(ConversationErased):
        asyncio.run(store.save(under_way))
    assert asyncio.run(store.retrieve("old")) is None
    hold(store, "new", 0)
    assert asyncio.run(store.exists("new")), "the open store goes on"


def test_the_command_erases_while_others_write(store: BoundedTrackerStore, tmp_path: Path) -> None:
    hold(store, "old", 365 * 100)
    writer = sqlite3.connect(tmp_path / "conversations.db", isolation_level=None)
    writer.execute("CREATE TABLE other (x)")
    done = subprocess.run(
        [sys.executable, "-m", "runtime.purge"],
        cwd=ROOT, capture_output=True, text=True,
        env={"PATH": "/usr/bin:/bin", "CAP_IA_STATE_DIR": str(tmp_path)},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("1\u00a0conversation effacée")
    writer.execute("INSERT INTO other VALUES (1)")
    assert not left_in(tmp_path, "zorglub-old")


def test_a_wrong_setting_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("CAP_IA_RETENTION_DAYS", "0")
    assert purge.main() == 1
    assert "entre 1 et 9999" in capsys.readouterr().err
