from __future__ import annotations

import asyncio
import json
import logging
import stat
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from rasa.core.brokers.broker import EventBroker
from rasa.shared.core.events import BotUttered, Event, SlotSet, UserUttered
from rasa.utils.endpoints import EndpointConfig

from runtime import misses
from runtime.misses import ASKED_BACK, DECLINED, FILE, Miss, MissBroker, MissLog

TODAY = date(2026, 3, 10)
CONVERSATION = "4c6dd0b1-conversation"
WRITTEN_AT = 1773142509.25
RANKING = ("ask_salary", "ask_studies", "ask_vae", "greet")


def miss(days_ago: int = 0, text: str = "sa paye ou koi") -> Miss:
    return Miss(TODAY - timedelta(days=days_ago), ASKED_BACK, text, ("ask_salary", "ask_studies"))


def said(text: str, intent: str | None, ranking: tuple[str, ...] = RANKING) -> UserUttered:
    """Return what Rasa tells of a message."""
    parsed: Any = {
        "text": text,
        "intent": {"name": intent, "confidence": 0.5},
        "entities": [],
        "intent_ranking": [{"name": name, "confidence": 0.2} for name in ranking],
    }
    return UserUttered(
        text,
        parsed["intent"],
        [],
        parsed,
        timestamp=WRITTEN_AT,
        input_channel="conversations",
        message_id="4c6dd0b1-message",
        metadata={"typed": text, "bridge": "4c6dd0b1-bridge"},
    )


def publish(broker: MissBroker, *events: Event) -> None:
    """Publish as Rasa's tracker store does."""
    for event in events:
        broker.publish({"sender_id": CONVERSATION, **event.as_dict()})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / FILE


@pytest.fixture
def log(path: Path) -> MissLog:
    return MissLog(path, 90)


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> type[date]:
    """Return a calendar whose `today` can be set."""

    class Calendar(date):
        now = TODAY

        @classmethod
        def today(cls) -> Any:
            return cls.now

    monkeypatch.setattr(misses, "date", Calendar)
    return Calendar


def test_misses_come_back_as_they_were_written(log: MissLog) -> None:
    written = [
        miss(3, "où ça paye « bien » ?"),
        Miss(TODAY, DECLINED, '🤖\u2028une ligne\x85une autre\nla "dernière"\\', ()),
        miss(1, "x" * 5000),
    ]
    for each in written:
        log.add(each)
    assert list(log.read()) == written


def test_nothing_was_kept_yet(log: MissLog, path: Path) -> None:
    assert list(log.read()) == []
    log.forget_old(TODAY)
    assert not path.exists()


@pytest.mark.parametrize("rewritten", [False, True])
def test_only_its_owner_reads_the_file(log: MissLog, path: Path, rewritten: bool) -> None:
    log.add(miss(0))
    log.add(miss(100))
    if rewritten:
        log.forget_old(TODAY)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("days", "ages", "kept"),
    [
        (90, [200, 90, 89, 0], [89, 0]),
        (1, [1, 0], [0]),
        (90, [10, 5], [10, 5]),
        (9999, [3000], [3000]),
    ],
)
def test_old_misses_are_forgotten(path: Path, days: int, ages: list[int], kept: list[int]) -> None:
    for age in ages:
        MissLog(path, 9999).add(miss(age))
    log = MissLog(path, days)
    log.forget_old(TODAY)
    assert [(TODAY - each.day).days for each in log.read()] == kept
    assert [each.name for each in path.parent.iterdir()] == [FILE]


def test_a_file_with_nothing_left_is_removed(log: MissLog, path: Path) -> None:
    log.add(miss(91))
    log.forget_old(TODAY)
    assert list(path.parent.iterdir()) == []


def test_0_days_keeps_none_and_erases_what_was_kept(path: Path) -> None:
    log = MissLog(path, 0)
    log.add(miss())
    assert not path.exists()
    MissLog(path, 90).add(miss())
    log.forget_old(TODAY)
    assert not path.exists()


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"pas du JSON",
        b'{"day": "2026-03-0',
        b'{"day": "hier", "outcome": "declined", "text": "a", "candidates": []}',
        b'{"day": 20260301, "outcome": "declined", "text": "a", "candidates": []}',
        b'{"outcome": "declined", "text": "a", "candidates": []}',
        b'{"day": "2026-03-01", "outcome": "declined", "text": "a", "candidates": null}',
        b'["2026-03-01"]',
        b"null",
        b"\xff\xfe\xe9",
        '{"day": "2026-03-01", "text": "é'.encode()[:-1],
    ],
)
def test_a_damaged_line_is_left_out(log: MissLog, path: Path, damaged: bytes, caplog: pytest.LogCaptureFixture) -> None:
    log.add(miss(2))
    with path.open("ab") as file:
        file.write(damaged + b"\n")
    log.add(miss(1))
    with caplog.at_level(logging.WARNING):
        assert list(log.read()) == [miss(2), miss(1)]
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    log.forget_old(TODAY)
    assert len(path.read_bytes().splitlines()) == 2


def test_a_warning_quotes_nothing_of_what_was_written(
    log: MissLog, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path.parent.mkdir()
    path.write_text('{"text": "sa paye ou koi"\n', encoding="utf-8")
    list(log.read())
    assert "paye" not in caplog.text
    assert caplog.text


def nothing_is_private(_: str) -> bool:
    return False


def test_a_folder_that_cannot_be_written_is_a_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    broker = MissBroker(MissLog(tmp_path / "state" / FILE, 90), nothing_is_private)
    publish(broker, said("sa paye ou koi", "nlu_fallback"))
    (record,) = caplog.records
    assert record.levelname == "WARNING"
    assert "could not be kept" in record.getMessage()
    assert "paye" not in record.getMessage()


def test_a_file_that_cannot_be_rewritten_is_a_warning_and_stays(
    log: MissLog, path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    log.add(miss(100))
    log.add(miss(1))

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    log.forget_old(TODAY)
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert list(log.read()) == [miss(100), miss(1)]


@pytest.mark.parametrize(
    ("intent", "outcome"),
    [("nlu_fallback", ASKED_BACK), ("out_of_scope", DECLINED)],
)
def test_a_message_that_was_missed_is_kept_with_what_it_might_have_meant(
    log: MissLog, days: type[date], intent: str, outcome: str
) -> None:
    publish(MissBroker(log, nothing_is_private), said("sa paye ou koi", intent))
    assert list(log.read()) == [Miss(TODAY, outcome, "sa paye ou koi", RANKING[:3])]


@pytest.mark.parametrize(
    "event",
    [
        said("combien on gagne", "ask_salary"),
        said("combien et où", "two_questions"),
        said("", "nlu_fallback"),
        said(" \n", "out_of_scope"),
        said("/nlu_fallback", "nlu_fallback"),
        said("…", None),
        UserUttered("sans analyse"),
        BotUttered("nlu_fallback"),
        SlotSet("shown_programmes", ["out_of_scope"]),
    ],
    ids=lambda event: f"{event.type_name}-{getattr(event, 'text', '')}",
)
def test_what_was_understood_or_is_no_message_is_not_kept(log: MissLog, path: Path, event: Event) -> None:
    publish(MissBroker(log, nothing_is_private), event)
    assert not path.exists()


@pytest.mark.parametrize("damaged", [{}, {"event": "user"}, {"event": "user", "parse_data": None, "text": None}])
def test_an_event_without_its_parts_is_passed_over(log: MissLog, path: Path, damaged: dict[str, Any]) -> None:
    MissBroker(log, nothing_is_private).publish(damaged)
    assert not path.exists()


def test_nothing_known_has_no_candidates(log: MissLog) -> None:
    publish(MissBroker(log, nothing_is_private), said("zorg blub", "out_of_scope", ()))
    (kept,) = log.read()
    assert kept.candidates == ()


def test_the_file_says_neither_who_wrote_nor_when(log: MissLog, path: Path, days: type[date]) -> None:
    publish(MissBroker(log, nothing_is_private), said("zorg blub", "out_of_scope"), said("sa paye", "nlu_fallback"))
    content = path.read_text(encoding="utf-8")
    for secret in (CONVERSATION, "4c6dd0b1", "1773142509", "conversations", "typed"):
        assert secret not in content
    entries = [json.loads(line) for line in content.splitlines()]
    assert [set(entry) for entry in entries] == [{"day", "outcome", "text", "candidates"}] * 2
    assert {entry["day"] for entry in entries} == {"2026-03-10"}


def test_names_and_contacts_are_masked(log: MissLog, path: Path) -> None:
    text = "Je m'appelle Zoé Zorgman, zoe.zorgman@exemple.fr ou 06 12 34 56 78, kestion salère"
    publish(MissBroker(log, nothing_is_private), said(text, "nlu_fallback"))
    content = path.read_text(encoding="utf-8")
    for secret in ("Zoé", "Zorgman", "exemple.fr", "06 12", "78"):
        assert secret not in content
    assert "kestion salère" in content


def test_what_is_private_is_not_kept(log: MissLog) -> None:
    broker = MissBroker(log, lambda text: "zorg" in text)
    publish(broker, said("zorg blub", "out_of_scope"), said("sa paye", "nlu_fallback"))
    assert [each.text for each in log.read()] == ["sa paye"]


def test_old_misses_are_forgotten_when_the_broker_starts(log: MissLog, days: type[date]) -> None:
    log.add(miss(200))
    log.add(miss(1))
    MissBroker(log, nothing_is_private)
    assert list(log.read()) == [miss(1)]


def test_a_server_that_runs_for_long_forgets_too(log: MissLog, days: Any) -> None:
    broker = MissBroker(log, nothing_is_private)
    publish(broker, said("premier jour", "nlu_fallback"))
    days.now = TODAY + timedelta(days=89)
    publish(broker, said("dernier jour", "nlu_fallback"))
    assert [each.text for each in log.read()] == ["premier jour", "dernier jour"]
    days.now = TODAY + timedelta(days=90)
    publish(broker, said("trop tard", "nlu_fallback"))
    assert [each.text for each in log.read()] == ["dernier jour", "trop tard"]


def test_rasa_makes_the_broker_that_endpoints_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAP_IA_STATE_DIR", str(tmp_path / "here"))
    monkeypatch.setenv("CAP_IA_MISS_DAYS", "7")
    endpoint = EndpointConfig.from_dict({"type": "runtime.misses.MissBroker"})
    broker = asyncio.run(EventBroker.create(endpoint))
    assert isinstance(broker, MissBroker)
    publish(broker, said("sa paye ou koi", "out_of_scope"), said("jveu mourir mtn", "nlu_fallback"))
    assert [each.text for each in MissLog(tmp_path / "here" / FILE, 7).read()] == ["sa paye ou koi"]


def test_the_setting_of_0_days_reaches_the_broker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAP_IA_STATE_DIR", str(tmp_path))
    monkeypatch.setenv("CAP_IA_MISS_DAYS", "0")
    broker = asyncio.run(MissBroker.from_endpoint_config(None))
    publish(broker, said("zorg blub", "out_of_scope"))
    assert list(tmp_path.iterdir()) == []
