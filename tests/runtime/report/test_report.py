"""The report counts rightly, and has nobody's words or ids in it."""

from __future__ import annotations

import asyncio
import base64
import json
import re
import stat
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rasa.shared.core.events import ActionExecuted, BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from orientation.understanding.kinds import AFTER_DISTRESS
from runtime.report.__main__ import write_report
from runtime.report.measures import Measures, Times, measure
from runtime.report.page import report_page
from runtime.report.turns import Feedback, Turn, read_conversations, read_opened, reason_labels
from runtime.settings import load_settings
from runtime.tracker_store import BoundedTrackerStore

NOW = datetime(2026, 11, 24, 12, 0)
FIRST, SECOND = date(2026, 11, 20), date(2026, 11, 22)


def at(day: date, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, 10, minute)


def vote(day: date, vote: str, about: str = "ask_salary", reason: str = "") -> Turn:
    if reason:
        return Turn(at(day), "give_reason", 0.02, Feedback(reason=reason))
    return Turn(at(day), f"say_use{'ful' if vote == 'up' else 'less'}", 0.02, Feedback(vote, about))


TALKS = [
    (
        *(Turn(at(FIRST), "ask_salary", 0.1), Turn(at(FIRST, 1), "nlu_fallback", 0.3)),
        *(vote(FIRST, "down"), vote(FIRST, "down", reason="wrong")),
    ),
    (
        *(Turn(at(FIRST), "ask_salary", 0.1), vote(FIRST, "up"), vote(FIRST, "down")),
        vote(FIRST, "down", reason="unclear"),
    ),
    (Turn(at(SECOND), "out_of_scope"), Turn(at(SECOND, 1), None), vote(SECOND, "up", "ask_role")),
    (Turn(NOW - timedelta(minutes=5), "greet", 2.0),),
]
OPENED = [at(FIRST), at(FIRST), at(FIRST), at(SECOND), NOW]


@pytest.fixture(scope="module")
def found() -> Measures:
    return measure(OPENED, TALKS, ["ask_vae", "ask_vae", "ask_english"], NOW)


def test_days_are_counted_without_a_gap(found: Measures) -> None:
    assert found.days == [date(2026, 11, day) for day in range(20, 25)]
    assert found.opened == {FIRST: 3, SECOND: 1, NOW.date(): 1}
    assert found.held == {FIRST: 2, SECOND: 1, NOW.date(): 1}
    assert found.messages == {FIRST: 3, SECOND: 2, NOW.date(): 1}, "a vote is no message"


def test_subjects_and_misses_are_counted(found: Measures) -> None:
    assert found.intents == {"ask_salary": 2, "nlu_fallback": 1, "out_of_scope": 1, "greet": 1}
    assert (+found.asked_back, +found.declined) == (Counter({FIRST: 1}), Counter({SECOND: 1}))
    assert found.misses == {"ask_vae": 2, "ask_english": 1}


def test_messages_of_distress_are_counted_though_nothing_is_kept_of_them() -> None:
    talk = (Turn(at(FIRST), None), Turn(at(FIRST, 1), AFTER_DISTRESS), Turn(at(SECOND), "greet"))
    found = measure([at(FIRST)], [talk], [], NOW)
    assert +found.helped == Counter({FIRST: 2})
    assert "aide ou un mot doux" in report_page(found, {}, NOW)


def test_people_left_after_their_last_question_once_they_have_left(found: Measures) -> None:
    assert found.last_intents == {"nlu_fallback": 1, "ask_salary": 1, "out_of_scope": 1}


def test_one_voice_for_each_conversation_and_subject(found: Measures) -> None:
    salary, role = found.votes["ask_salary"], found.votes["ask_role"]
    assert (salary.up, salary.down, salary.reasons) == (0, 2, {"wrong": 1, "unclear": 1})
    assert (role.up, role.down, role.reasons) == (1, 0, {})


def test_times_are_those_of_half_and_of_nearly_all() -> None:
    turns = tuple(Turn(at(FIRST), "greet", number / 100) for number in range(101))
    times = measure([], [turns], [], NOW).times[FIRST]
    assert [times.p50, times.p95] == pytest.approx([0.50, 0.95])


def pictures(page: str) -> list[str]:
    return [base64.b64decode(data).decode() for data in re.findall(r'src="data:image/svg\+xml;base64,([^"]+)"', page)]


def test_the_page_shows_it_and_stands_alone(found: Measures) -> None:
    page = report_page(found, {"ask_salary": "le salaire en général", "ask_vae": "la VAE"} | reason_labels(), NOW)
    drawn = pictures(page)
    assert len(drawn) == 7
    for picture in drawn:
        ElementTree.fromstring(picture)
    assert "Le salaire en général" in drawn[1]
    for heading in (
        "Conversations par jour",
        "Ce qui est demandé",
        "Ce qui n’est pas compris",
        "Détresse",
        "Les avis",
        "Temps de réponse",
    ):
        assert f"<h2>{heading}</h2>" in page
    assert "<td>La VAE</td>" in page
    assert "Faux ou pas à jour" in page
    assert "Du 20\u00a0novembre\u00a02026 au 24\u00a0novembre\u00a02026" in page
    assert "<script" not in page
    assert re.findall(r'(?:src|href)="(?!data:)', page) == []


def test_an_empty_report_says_so() -> None:
    page = report_page(Measures(), {}, NOW)
    assert "aucune conversation" in page
    assert pictures(page) == []


@pytest.mark.parametrize("talks", [[], [(Turn(at(FIRST), None),)], [(Turn(at(FIRST), "greet"),)]])
def test_little_is_enough_for_a_page(talks: list[tuple[Turn, ...]]) -> None:
    found = measure([at(FIRST)], talks, [], NOW)
    assert "Personne n’a encore donné d’avis" in report_page(found, {}, NOW)
    assert found.overall is None or isinstance(found.overall, Times)


SECRET = "zorglub"


def hold(store: BoundedTrackerStore, conversation: str) -> None:
    tracker = DialogueStateTracker(conversation, [])
    began = NOW.timestamp()
    entities = [{"entity": "about", "value": "ask_salary"}]
    for event in (
        BotUttered(f"Bonjour {SECRET}", timestamp=began),
        ActionExecuted("action_listen"),
        UserUttered(SECRET, {"name": "ask_salary"}, message_id="m1", timestamp=began + 10.2,
                    metadata={"received_at": began + 10}),
        BotUttered("Réponse", timestamp=began + 10.3),
        BotUttered("Suite", timestamp=began + 10.5),
        UserUttered("/x", {"name": "say_useless"}, entities,
                    {"intent": {"name": "say_useless"}, "entities": entities},
                    message_id="m2", timestamp=began + 20),
        BotUttered("Merci", timestamp=began + 20.1),
        UserUttered("(rien)", message_id="m3", timestamp=began + 30),
    ):  # fmt: skip
        tracker.update(event)
    asyncio.run(store.save(tracker))


def test_it_is_read_from_the_store(tmp_path: Path) -> None:
    store = BoundedTrackerStore(None, db=str(tmp_path / "conversations.db"))
    for conversation in ("c1", "c2"):
        hold(store, conversation)
    talks = list(read_conversations(store.engine))
    assert len(talks) == len(read_opened(store.engine)) == 2
    assert [turn.intent for turn in talks[0]] == ["ask_salary", "say_useless", None]
    assert talks[0][0].seconds == pytest.approx(0.5), "from the reception to the end of the answer"
    assert talks[0][1].seconds is None
    assert talks[0][1].feedback == Feedback("down", "ask_salary", "")


def test_the_file_is_for_its_owner_and_tells_nothing_personal(tmp_path: Path) -> None:
    settings = load_settings({"CAP_IA_STATE_DIR": str(tmp_path)})
    hold(BoundedTrackerStore(None, db=str(settings.database)), "conversation-4711")
    entry = {"day": "2026-11-20", "outcome": "asked_back", "text": SECRET, "candidates": ["ask_vae"]}
    (tmp_path / "misses.jsonl").write_text(json.dumps(entry) + "\n", encoding="utf-8")
    for _ in range(2):
        path = write_report(settings, NOW + timedelta(hours=1))
    assert path == tmp_path / "report.html"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    page = path.read_text(encoding="utf-8")
    everything = page + "".join(pictures(page))
    assert "La validation de l’expérience" in page
    assert SECRET not in everything
    assert "conversation-4711" not in everything


def test_without_a_database_the_page_says_so(tmp_path: Path) -> None:
    path = write_report(load_settings({"CAP_IA_STATE_DIR": str(tmp_path)}), NOW)
    assert "aucune conversation" in path.read_text(encoding="utf-8")
